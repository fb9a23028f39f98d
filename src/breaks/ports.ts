import type { DeliveryStore } from '../deliver/ports.ts'
import type { Place } from '../place.ts'
import type { Break, BreakDraft, Shown } from './break.ts'

/** One time that a break fell due: it is written down in the transaction that moves the break on. */
export type Move = {
  /** Ms since 1970. */
  readonly dueAt: number
  /** When the break comes after it; nothing where it does not any more. */
  readonly next?: number
  /** Falls due so late that it is only recorded. */
  readonly isMissed: boolean
}

/** What was removed of a person. */
export type Forgotten = {
  /** Own breaks that are gone. */
  readonly removed: number
  /** Breaks of teams that nobody owns any more. */
  readonly released: number
  /**
   * When no file holds any of it any more: at once; as soon as nobody else reads the files, and Limber is asked again or
   * started; or in time, when the database puts something else in its place.
   */
  readonly wiped: 'at once' | 'when nobody reads' | 'in time'
}

/** Where breaks are kept. What a promise resolved is on the disk. */
export type BreakStore = {
  add(draft: BreakDraft): Promise<Break>
  /** The same where its place has fewer breaks than so many; otherwise nothing, however many are added at once. */
  addWithin(draft: BreakDraft, most: number): Promise<Break | undefined>
  /** False, and nothing changed, where the break was changed meanwhile or is gone. */
  change(changed: Break): Promise<boolean>
  /** Removes a break and all that happened in it; what of it stands open is closed soon. False where it is gone already. */
  remove(id: string): Promise<boolean>
  /** By number. */
  breaksIn(place: Place): Promise<readonly Break[]>
  breaksOf(person: string): Promise<readonly Break[]>
  /** So many at most of all that come to channels of a workspace, by place and number. */
  breaksAcross(platform: string, workspace: string, most: number): Promise<readonly Break[]>
  /** Every break, in batches, for those who keep the store; or those not reckoned by an edition of the time zones. */
  all(butBy?: string): AsyncIterable<Break>
  /** When the next break falls due, in ms since 1970; nothing where none comes any more. */
  earliest(): Promise<number | undefined>
  /**
   * Moves so many breaks on at most that are due by now, the longest due first, in one transaction; gives how many that
   * were. What was due of the same break and not attempted yet is missed from then on. However many processes do it at
   * once, each break moves on once.
   */
  moveDue(now: number, most: number, movesOf: (kept: Break) => readonly Move[]): Promise<number>
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
  readonly deliveries: DeliveryStore
  readonly holidays: Holidays
  readonly checkCron: CronCheck
  /** How many buttons are kept that were made for a person; nothing where buttons hold what they do. */
  readonly buttonsOf?: (person: string) => Promise<number>
  /** Ms since 1970. */
  readonly now: () => number
  /** The edition of the time-zone database, such as "2026b". */
  readonly tzdata: string
  /** Lets whatever else waits have its turn, in the midst of long work. */
  readonly letOthersRun: () => Promise<void>
}
