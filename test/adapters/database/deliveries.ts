import type { Break, BreakDraft } from '../../../src/breaks/break.ts'
import type { Claim, Claiming, Settled, ShownTurn } from '../../../src/deliver/ports.ts'
import type { Made } from './contract.ts'
import { draftOf, TEAM } from './drafts.ts'

/** A morning in November, in ms since 1970. */
export const T = Date.UTC(2026, 10, 23, 9, 30)
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** What a test's owners claim for. */
export const LEASE = 30 * SECOND
/** How long a prompt stays open. */
export const WINDOW = 25 * MINUTE
export const NOBODY_ID = '00000000-0000-4000-8000-000000000000'

export const TURN: ShownTurn = {
  exercise: 'cat-cow',
  aim: 'arch',
  why: 'Today we arch the back.',
  easier: false,
  opening: 2,
}

/** What shows up in a place once the turn of tests was posted in it. */
export const shownAt = (at: number) => ({ exercise: TURN.exercise, opening: TURN.opening, at })

/** A claim of whatever is due in the team's platform, with what matters to a test put in. */
export function wish(what: Partial<Claiming> = {}): Claiming {
  return { platform: TEAM.platform, owner: 'one', now: T, most: 99, lease: LEASE, ...what }
}

/** A break and its delivery, before anybody attempted it. */
export type Due = { readonly id: string; readonly kept: Break }

/** Lets a break fall due once more, at a moment by which no other is due; gives the delivery. */
export async function fallDue(store: Made['store'], what: Break, dueAt: number): Promise<Due> {
  const before = await comeRound(store, what, dueAt)
  const waiting = await store.waiting(999)
  const due = waiting.find((one) => one.breakId === what.id && one.dueAt === dueAt)
  if (due === undefined) throw new Error(`Break ${what.id} did not fall due.`)
  const { nextDue: _, ...moved } = before
  return { id: due.id, kept: { ...moved, revision: before.revision + 1 } }
}

/** Lets a moment of a break come, whether or not it came before; gives the break as it was. */
export async function comeRound(store: Made['store'], what: Break, dueAt: number): Promise<Break> {
  const before = (await store.breaksIn(what.place)).find(({ id }) => id === what.id) ?? what
  await store.change({ ...before, nextDue: dueAt })
  await store.moveDue(dueAt, 999, ({ id }) => (id === what.id ? [{ dueAt, isMissed: false }] : []))
  return before
}

/** A new break that falls due at once. */
export async function newDue(
  store: Made['store'],
  dueAt: number,
  what: Partial<BreakDraft> = {},
): Promise<Due> {
  const { nextDue: _, ...draft } = draftOf(what)
  return fallDue(store, await store.add(draft), dueAt)
}

/** The deliveries of so many new breaks that are due at one moment. */
export async function manyDue(
  store: Made['store'],
  dueAt: number,
  count: number,
  what: Partial<BreakDraft> = {},
): Promise<readonly string[]> {
  const before = new Set((await store.waiting(9_999)).map(({ id }) => id))
  await store.addAll(Array.from({ length: count }, () => draftOf({ ...what, nextDue: dueAt })))
  await store.moveDue(dueAt, count, () => [{ dueAt, isMissed: false }])
  return (await store.waiting(9_999)).map(({ id }) => id).filter((id) => !before.has(id))
}

/** The claim of a delivery that nobody attempted. */
export function claimOf({ id, kept }: Due, dueAt: number, more: Partial<Claim> = {}): Claim {
  return { id, kind: 'plan', kept, place: kept.place, dueAt, tries: 0, ...more }
}

/** Posts a delivery that is due, as a message that is called after it, in a window from that moment. */
export async function post(
  store: Made['store'],
  { id, kept }: Due,
  at: number,
  turn: ShownTurn = TURN,
): Promise<void> {
  const owner = `who posts ${id}`
  await store.claim(wish({ platform: kept.place.platform, owner, now: at, most: 999 }))
  const isBegun = await store.begin(id, owner, { at, lease: LEASE, turn })
  const shown = { exercise: turn.exercise, opening: turn.opening, at }
  const closesAt = at + WINDOW
  await store.settle(id, { state: 'posted', message: `message of ${id}`, shown, closesAt }, owner)
  // What was due besides is anybody's again.
  await store.leave(owner, at)
  if (!isBegun) throw new Error(`${id} was not due.`)
}

/** Gives up a delivery that is due by an instant. */
export async function giveUp(
  store: Made['store'],
  id: string,
  end: Exclude<Settled, { readonly state: 'posted' }>,
  at: number,
): Promise<void> {
  const owner = `who gives ${id} up`
  await store.claim(wish({ owner, now: at, most: 999 }))
  const isGivenUp = await store.settle(id, end, owner)
  // What was due besides is anybody's again.
  await store.leave(owner, at)
  if (!isGivenUp) throw new Error(`${id} was not due.`)
}

/** A new break whose prompt is posted the moment it falls due. */
export async function newPosted(
  store: Made['store'],
  at: number,
  what: Partial<BreakDraft> = {},
): Promise<Due> {
  const due = await newDue(store, at, what)
  await post(store, due, at)
  return due
}
