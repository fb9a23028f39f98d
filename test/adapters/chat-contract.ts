import { describe, expect, test } from 'vitest'
import type { Chat, Refusal, Scope } from '../../src/deliver/chat.ts'
import type { Place } from '../../src/place.ts'
import type { Extent } from '../fakes/limits.ts'
import type { PlatformWish } from '../fakes/platform.ts'
import type { ServedPlatform } from '../fakes/server.ts'
import { EDIT_ROWS } from './chat-rows/edit.ts'
import { FIND_ROWS } from './chat-rows/find.ts'
import { SEND_ROWS } from './chat-rows/send.ts'

/** A place, with the name under which the platform itself refuses what goes there. */
export type KnownPlace = { readonly place: Place; readonly channel: string }

/** How an adapter is told about time. */
export type TimeWish = {
  readonly over?: (ms: number) => AbortSignal
  readonly passed?: () => number
}

/** A chat, and what stands on the platform behind it. */
export type Opened = {
  readonly platform: Pick<ServedPlatform, 'seen' | 'counts' | 'quiet' | 'close'>
  readonly chat: Chat
}

/** An adapter as the contract meets it. */
export type ChatHarness = {
  readonly name: string
  /** A chat of its own for each call, closed with the test. */
  open(wish?: Partial<PlatformWish>, more?: TimeWish): Promise<Opened>
  readonly channel: KnownPlace
  /** The direct messages with somebody, as the core knows them: by the person. */
  readonly direct: KnownPlace
  /** For how much each limit of the platform stands, as far as it tells. */
  readonly scopes: Readonly<Record<Extent, Scope>>
  /** What the platform calls each refusal for good, and what that means. */
  readonly refusals: readonly (readonly [code: string, where: 'channel' | 'direct', why: Refusal])[]
  /** What it calls what is wrong with a message alone. */
  readonly rejections: readonly string[]
  /** What it calls a token or a right that is gone: no break is stopped for it, since all would be. */
  readonly accountTroubles: readonly string[]
  /** The id of a message that never stood there. */
  readonly gone: string
  /** Rows that cannot be, by their names, and why. */
  readonly skips?: Readonly<Record<string, string>>
}

/** One promise of the port. */
export type ChatRow = readonly [name: string, keep: (harness: ChatHarness) => Promise<void>]

const ROWS: readonly ChatRow[] = [...SEND_ROWS, ...FIND_ROWS, ...EDIT_ROWS]

/** What deliveries rely on, of any platform. */
export function chatContract(harness: ChatHarness): void {
  const skips = harness.skips ?? {}
  describe(`${harness.name} keeps what the port promises`, () => {
    test('and leaves out only promises that there are, each with a reason', () => {
      const names = ROWS.map(([name]) => name)
      const faults = Object.entries(skips).filter(
        ([name, reason]) => !names.includes(name) || reason.trim() === '',
      )
      expect(faults).toEqual([])
    })
    for (const [name, keep] of ROWS) {
      const reason = skips[name]
      if (reason === undefined) test(name, () => keep(harness))
      else test.skip(`${name} (${reason})`, () => {})
    }
  })
}
