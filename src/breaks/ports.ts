import type { Place } from '../place.ts'
import type { Break, BreakDraft, Occurrence, Shown } from './break.ts'

/** Moves one break on: its occurrence is written down in the same transaction. */
export type Move = {
  readonly breakId: string
  /** When it fell due: a break that is due at another time by now is left alone. */
  readonly dueAt: number
  readonly next?: number
  /** Falls due so late that it is only recorded. */
  readonly isMissed: boolean
}

/** What became of an occurrence. */
export type Settled =
  { readonly state: 'posted'; readonly shown: Shown } | { readonly state: 'failed'; readonly why: string }

/** What was removed of a person. */
export type Forgotten = {
  /** Own breaks that are gone. */
  readonly removed: number
  /** Breaks of teams that nobody owns any more. */
  readonly released: number
  /** Whether no file holds any of it any more; otherwise it is wiped as soon as nobody else reads the files. */
  readonly isWiped: boolean
}

/** Where breaks are kept. What a promise resolved is on the disk. */
export type BreakStore = {
  add(draft: BreakDraft): Promise<Break>
  /** The same where its place has fewer breaks than so many; otherwise nothing, however many are added at once. */
  addWithin(draft: BreakDraft, most: number): Promise<Break | undefined>
  /** False, and nothing changed, where the break was changed meanwhile or is gone. */
  change(changed: Break): Promise<boolean>
  /** Removes a break and all that happened in it; false where it is gone already. */
  remove(id: string): Promise<boolean>
  /** By number. */
  breaksIn(place: Place): Promise<readonly Break[]>
  breaksOf(person: string): Promise<readonly Break[]>
  /** Every break, in batches, for those who keep the store. */
  all(): AsyncIterable<Break>
  /** So many breaks at most that are due by now, the longest due first. */
  due(now: number, most: number): Promise<readonly Break[]>
  /** When the next break falls due, in ms since 1970; nothing where none comes any more. */
  earliest(): Promise<number | undefined>
  /** Moves breaks on in one transaction; gives the occurrences that are to be posted. */
  moveOn(moves: readonly Move[]): Promise<readonly Occurrence[]>
  /** Occurrences that are to be posted, the oldest first. */
  waiting(most: number): Promise<readonly Occurrence[]>
  settle(occurrence: string, settled: Settled): Promise<void>
  /** What was posted in a place, the newest first. */
  shownIn(place: Place, most: number): Promise<readonly Shown[]>
  /** What a break posted last. */
  lastShownBy(breakId: string): Promise<Shown | undefined>
  /** How many occurrences are recorded of a person's own breaks. */
  occurrencesOf(person: string): Promise<number>
  /**
   * Removes a person from everything: own breaks with all that happened in them; a team's break only loses its owner.
   */
  forget(person: string): Promise<Forgotten>
}

/** A day off with its name, in English where there is one. */
export type Holiday = { readonly date: string; readonly name: string }

/** Public holidays, from a library that keeps them up to date. */
export type Holidays = {
  /** The regions that these words may mean ("Germany", "bavaria", "DE-BY"), best first; none where they mean none. */
  find(words: string): readonly { readonly code: string; readonly name: string }[]
  name(code: string): string
  /** The public holidays of a region in a year, in order. */
  of(code: string, year: number): readonly Holiday[]
}

/** Whether a cron expression is one, and what is wrong with it where it is not. */
export type CronCheck = (expression: string) => readonly { readonly field: string; readonly why: string }[]

/** What breaks need of the outside. */
export type BreakPorts = {
  readonly store: BreakStore
  readonly holidays: Holidays
  readonly checkCron: CronCheck
  /** Ms since 1970. */
  readonly now: () => number
  /** The edition of the time-zone database, such as "2026b". */
  readonly tzdata: string
  /** Lets whatever else waits have its turn, in the midst of long work. */
  readonly letOthersRun: () => Promise<void>
}
