import { createRequire } from 'node:module'
import type DateHolidays from 'date-holidays'
import type { Holiday, Holidays } from '../../src/breaks/ports.ts'
import { createRegions, type Listed, type Region, type Regions } from './regions.ts'

/** The years whose holidays are known well enough: outside of them moving feasts are guesses, or take for ever. */
export const YEARS = { first: 1970, last: 2200 } as const

/** A year of a region takes 2 ms to reckon, for some 50; so many are kept. */
const KEPT = 500

const DAY = 86_400_000
const NOON = DAY / 2

type Library = { readonly DateHolidays: typeof DateHolidays; readonly regions: Regions }

/**
 * Public holidays of all countries and regions that date-holidays knows. Loading it costs more than a bot without
 * holidays should pay (about 0.1 s and 35 MB), so that the first question does. Keeps so many years of regions at most.
 */
export function createHolidays(most = KEPT): Holidays {
  let loaded: Library | undefined
  const library = () => (loaded ??= load())
  const kept = new Map<string, readonly Holiday[]>()

  return {
    find: (words) =>
      library()
        .regions.find(words)
        .map(({ code, name }) => ({ code, name })),
    name: (code) => library().regions.get(code)?.name ?? code,
    of(code, year) {
      if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last) return []
      const { DateHolidays, regions } = library()
      const region = regions.get(code)
      if (region === undefined) return []
      const key = `${region.code} ${year}`
      const holidays = kept.get(key) ?? holidaysOf(region, year, DateHolidays)
      kept.delete(key)
      kept.set(key, holidays)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return holidays
    },
  }
}

/** The port is no promise, so that neither can this be one. */
function load(): Library {
  const require = createRequire(import.meta.url)
  const {
    data,
  }: {
    readonly data: { readonly holidays: Readonly<Record<string, Listed>> }
  } = require('date-holidays/data')
  return { DateHolidays: require('date-holidays'), regions: createRegions(data.holidays) }
}

function holidaysOf(region: Region, year: number, Reader: typeof DateHolidays): readonly Holiday[] {
  const [country = '', state, part] = region.path
  const place = {
    country,
    ...(state === undefined ? {} : { state }),
    ...(part === undefined ? {} : { region: part }),
  }
  // In UTC an instant is the local date and hour itself, whatever the country's own clocks do that night.
  const reader = new Reader(place, { languages: 'en', timezone: 'UTC' })
  const daysOf = (of: number) =>
    reader
      .getHolidays(of)
      .filter(({ type }) => type === 'public')
      .flatMap(({ start, end, name }) => datesOf(start, end).map((date) => ({ date, name })))

  const days = daysOf(year)
  // A feast of several days that runs into the next year did so the year before.
  const runsOver = days.some(({ date }) => !isIn(year, date))
  const all = [...(runsOver ? daysOf(year - 1) : []), ...days].filter(({ date }) => isIn(year, date))
  const once = new Map(all.toReversed().map((holiday) => [holiday.date, holiday]))
  return [...once.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

function isIn(year: number, date: string): boolean {
  return date.startsWith(`${year}-`)
}

/**
 * The dates whose noon lies within a holiday: one that begins at sunset belongs to the day after, and an evening or
 * an afternoon off is no day off.
 */
function datesOf(start: Date, end: Date): readonly string[] {
  const first = Math.floor((start.getTime() + NOON) / DAY)
  const last = Math.ceil((end.getTime() - NOON) / DAY)
  return Array.from({ length: Math.max(0, last - first) }, (_, index) =>
    new Date((first + index) * DAY).toISOString().slice(0, 10),
  )
}
