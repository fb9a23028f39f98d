import { EVERY, MOST_TIMES, type Minute, type Span, type Times } from '../cadence.ts'
import type { Field } from './field.ts'

/** At which times of a day a cron expression comes, with what surprises people about them, or why a break cannot. */
export type TimesReading =
  { readonly times: Times; readonly notes: readonly string[] } | { readonly problems: readonly string[] }

const HOUR = 60

/** Runs of equal steps: more of them in one day nobody calls "every so many minutes". */
const MOST_WINDOWS = 3
/** Shorter ones, on the average, nobody calls so either. */
const LEAST_IN_WINDOW = 3

/** From the fields of minutes and hours, neither of which has a problem of its own. */
export function readTimes(minute: Field, hour: Field): TimesReading {
  const minutes = hour.values.flatMap((of) => minute.values.map((each) => of * HOUR + each))
  const apart = Math.min(...minutes.slice(1).map((each, index) => each - (minutes[index] ?? 0)))
  if (apart < EVERY.least) {
    return {
      problems: [
        `It comes ${apart === 1 ? 'one minute' : `${apart} minutes`} after the time before, and a break leaves at least ${EVERY.least} minutes between two stretches.`,
      ],
    }
  }
  const windows = minute.isNamed && hour.isNamed ? undefined : windowsOf(minutes, apart)
  if (windows !== undefined) {
    return {
      times: { kind: 'every', minutes: apart, windows, gaps: [] },
      notes: lateNotes(minute, hour, minutes),
    }
  }
  if (minutes.length <= MOST_TIMES)
    return { times: { kind: 'at', minutes }, notes: lateNotes(minute, hour, minutes) }
  return {
    problems: [
      `These are ${minutes.length} times a day without one step between them, and a break has at most ${MOST_TIMES} such times. Say it in words: "every 20 minutes from 9:00 to 17:00".`,
    ],
  }
}

/** The times as runs of one step, or nothing where they are no such thing. */
function windowsOf(minutes: readonly Minute[], step: number): readonly Span[] | undefined {
  const starts = minutes.filter((minute) => !minutes.includes(minute - step))
  const ends = minutes.filter((minute) => !minutes.includes(minute + step))
  const windows = starts.map((from, index): Span => ({ from, to: ends[index] ?? from }))
  const areRuns =
    minutes.length >= LEAST_IN_WINDOW * windows.length && windows.every(({ from, to }) => from < to)
  return areRuns && windows.length <= MOST_WINDOWS ? windows : undefined
}

/** "9-17" is often meant to end at 17:00. */
function lateNotes(minute: Field, hour: Field, minutes: readonly Minute[]): readonly string[] {
  const last = minutes.at(-1) ?? 0
  const isRange = hour.written.includes('-') && hour.values.length < 24
  if (!isRange || minute.values.length < 2 || last % HOUR === 0) return []
  const of = Math.floor(last / HOUR)
  return [
    `Cron's hour ${of} lasts until ${of}:59, so that the last one comes at ${of}:${String(last % HOUR).padStart(2, '0')}.`,
  ]
}
