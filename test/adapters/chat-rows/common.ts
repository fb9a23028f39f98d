import { expect } from 'vitest'
import type { Outgoing } from '../../../src/deliver/chat.ts'
import type { Document } from '../../../src/document.ts'
import type { Place } from '../../../src/place.ts'
import { manualClock, type ManualClock } from '../manual-clock.ts'
import type { Opened } from '../chat-contract.ts'

/** Longer than any test takes, in ms. */
export const LONG = 60_000
/** What a limit waits in these rows, in ms: whole seconds, since some platforms tell no less. */
export const WAIT = 3_000

export const DELIVERY = '0198c1f4-7a3e-7000-8000-000000000001'
export const OTHER = '0198c1f4-7a3e-7000-8000-000000000002'
export const DOCUMENT: Document = [{ type: 'title', text: 'Time for a stretch' }]
export const CLOSED: Document = [{ type: 'title', text: 'Closed' }]

export function messageTo(place: Place, delivery = DELIVERY): Outgoing {
  return { delivery, place, dueAt: Date.now(), document: DOCUMENT }
}

/** The clock of a platform that stands still, so many ms behind the machine's. */
export function stillClock(behind = 0): ManualClock {
  return manualClock(Date.now() - behind)
}

/** Sends, and gives the id of the message. */
export async function sent({ chat }: Opened, place: Place, delivery = DELIVERY): Promise<string> {
  const outcome = await chat.send(messageTo(place, delivery), LONG)
  expect(outcome).toEqual({ is: 'posted', message: expect.any(String) as string })
  return outcome.is === 'posted' ? outcome.message : ''
}

/** Nothing is known, and why is said in a few words of one line. */
export const UNKNOWN = { is: 'unknown', why: expect.stringMatching(/^[^\n]{3,120}$/) as string }
