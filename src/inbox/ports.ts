import type { NearMiss, Why } from './near-miss.ts'

/** What became of a group: it waits, nobody wants to see it again, or its wording was added to a page. */
export type State = 'open' | 'ignored' | 'added'

/** Questions that ask the same and were asked in vain. */
export type NearMissGroup = {
  /** Four digits, the same as long as the group is kept. */
  readonly id: string
  /** As it was asked the first time, masked. */
  readonly wording: string
  readonly why: Why
  readonly times: number
  /** The days on which it was first and last asked: their beginning, UTC, in ms since 1970. */
  readonly firstDay: number
  readonly lastDay: number
}

/** More groups are not kept: the least recently asked go. */
export const MOST_GROUPS = 1000

/** Where questions that were asked in vain are kept. */
export type NearMissStore = {
  /** Counts it to its group, or begins one; `at` in ms since 1970. A group that was settled stays so. */
  note(miss: NearMiss, at: number): Promise<void>
  /** The groups that wait, most asked first. */
  open(): Promise<readonly NearMissGroup[]>
  /** False where no group with this number waits. */
  settle(id: string, state: Exclude<State, 'open'>): Promise<boolean>
  /** Removes what was last asked before a moment (ms since 1970), settled or not; gives how many groups. */
  prune(before: number): Promise<number>
}
