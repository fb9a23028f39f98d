import type { Break, DaysOff, Pause } from './break.ts'
import { dateAt } from './moment.ts'
import { nextDated } from './next.ts'
import type { Holiday, Holidays } from './ports.ts'

type Plan = Pick<Break, 'cadence' | 'daysOff'>
type Calendar = Pick<Holidays, 'of'>

/** What is over for longer, in ms, is not kept; until then it still explains why a break stayed away. */
const KEPT = 31 * 24 * 60 * 60_000

/** Why a break stays away: it is paused, the date is free, this one time is left out, or it is a public holiday. */
export type Skipped = { readonly why: 'paused' | 'date' | 'once' | 'holiday'; readonly name?: string }

/** When a break would come, in ms since 1970, and why it does not where it is skipped. */
export type Upcoming = { readonly at: number; readonly skipped?: Skipped }

/** Every time after an instant (ms since 1970) that a cadence names, in order, also those that are skipped. */
export function* upcoming(plan: Plan, after: number, holidays: Calendar): Generator<Upcoming> {
  const { cadence, daysOff } = plan
  const offOn = dayOffFinder(daysOff, holidays)
  const comesOn = (date: string) => offOn(date) === undefined
  const comesAt = (at: number) => nextDated(cadence, at - 1, comesOn)?.at === at
  const skippedAt = (at: number, date: string): Skipped | undefined => {
    if (pauseAt(daysOff, at) !== undefined) return { why: 'paused' }
    const off = offOn(date)
    // Where the window of another date reaches into a day off, it brings its break all the same.
    if (off !== undefined && !comesAt(at)) return off
    return daysOff.times.includes(at) ? { why: 'once' } : undefined
  }
  for (let found = nextDated(cadence, after); found !== undefined; found = nextDated(cadence, found.at)) {
    const { at, date } = found
    const skipped = skippedAt(at, date)
    yield skipped === undefined ? { at } : { at, skipped }
  }
}

/**
 * The first time after an instant (both in ms since 1970) at which a break really comes. Nothing while it is paused
 * without an end, or where all that its cadence names within 41 years is skipped.
 */
export function nextDue(plan: Plan, after: number, holidays: Calendar): number | undefined {
  const { cadence, daysOff } = plan
  const offOn = dayOffFinder(daysOff, holidays)
  const comesOn = (date: string) => offOn(date) === undefined
  for (let from = after; ;) {
    const at = nextDated(cadence, from, comesOn)?.at
    if (at === undefined) return undefined
    const pause = pauseAt(daysOff, at)
    if (pause === undefined && !daysOff.times.includes(at)) return at
    if (pause !== undefined && pause.until === undefined) return undefined
    from = pause?.until === undefined ? at : pause.until - 1
  }
}

/** Days off with a further pause; pauses that overlap or touch become one. `now` is in ms since 1970. */
export function withPause(daysOff: DaysOff, pause: Pause, now: number): DaysOff {
  return tidy({ ...daysOff, pauses: joined([...daysOff.pauses, pause]) }, now)
}

/** Days off whose running pause ends now (ms since 1970); where none is running, planned ones are given up. */
export function withoutPause(daysOff: DaysOff, now: number): DaysOff {
  const isRunning = (pause: Pause) => pause.from <= now && now < endOf(pause)
  const pauses = daysOff.pauses.some(isRunning)
    ? daysOff.pauses.map((pause) => (isRunning(pause) ? { from: pause.from, until: now } : pause))
    : daysOff.pauses.filter(({ from }) => from <= now)
  return tidy({ ...daysOff, pauses }, now)
}

/** Days off with a further date ("2026-12-24"). `now` is in ms since 1970. */
export function withDate(daysOff: DaysOff, date: string, now: number): DaysOff {
  return tidy({ ...daysOff, dates: [...new Set([...daysOff.dates, date])].toSorted() }, now)
}

/** Days off with a further single time that is left out; both in ms since 1970. */
export function withTime(daysOff: DaysOff, at: number, now: number): DaysOff {
  return tidy({ ...daysOff, times: [...new Set([...daysOff.times, at])].toSorted((a, b) => a - b) }, now)
}

/** Whether a date, or a time on it, is left out ("2026-12-24", on the clock of a zone). */
export function isLeftOut({ dates, times }: DaysOff, date: string, zone: string): boolean {
  return dates.includes(date) || times.some((at) => dateAt(at, zone) === date)
}

/** Days off without a date and the single times on it. */
export function withoutDate(daysOff: DaysOff, date: string, zone: string): DaysOff {
  return {
    ...daysOff,
    dates: daysOff.dates.filter((one) => one !== date),
    times: daysOff.times.filter((at) => dateAt(at, zone) !== date),
  }
}

/** Days off with the public holidays of a country or region ("DE-BY"), or without any. */
export function withHolidays({ pauses, dates, times }: DaysOff, code: string | undefined): DaysOff {
  return { pauses, dates, times, ...(code === undefined ? {} : { holidays: code }) }
}

/** What a date is off for, if it is; of each year the holidays are asked for once. */
function dayOffFinder({ dates, holidays: code }: DaysOff, holidays: Calendar) {
  const years = new Map<string, readonly Holiday[]>()
  const holidaysIn = (year: string): readonly Holiday[] => {
    if (code === undefined) return []
    const known = years.get(year) ?? holidays.of(code, Number(year))
    years.set(year, known)
    return known
  }
  return (date: string): Skipped | undefined => {
    if (dates.includes(date)) return { why: 'date' }
    const holiday = holidaysIn(date.slice(0, 4)).find((one) => one.date === date)
    return holiday && { why: 'holiday', name: holiday.name }
  }
}

/** The pause that lies over a moment (ms since 1970). */
export function pauseAt({ pauses }: DaysOff, at: number): Pause | undefined {
  return pauses.find(({ from, until }) => from <= at && (until === undefined || at < until))
}

function joined(pauses: readonly Pause[]): readonly Pause[] {
  const result: Pause[] = []
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last === undefined || endOf(last) < pause.from) result.push(pause)
    else if (endOf(last) < endOf(pause)) result.splice(-1, 1, since(last.from, pause.until))
  }
  return result
}

function endOf({ until }: Pause): number {
  return until ?? Infinity
}

function since(from: number, until: number | undefined): Pause {
  return until === undefined ? { from } : { from, until }
}

/** Dates are compared as if all of them were in UTC: it does not matter when within a day they go. */
function tidy(daysOff: DaysOff, now: number): DaysOff {
  const oldest = now - KEPT
  const oldestDate = Temporal.Instant.fromEpochMilliseconds(oldest).toString().slice(0, 10)
  return {
    ...daysOff,
    pauses: daysOff.pauses.filter((pause) => endOf(pause) > pause.from && endOf(pause) >= oldest),
    dates: daysOff.dates.filter((date) => date >= oldestDate),
    times: daysOff.times.filter((at) => at >= oldest),
  }
}
