import { timesOf } from './read/day-spans.ts'
import type { Cadence, Days, Times, Weekday } from './cadence.ts'

/** After so many prompts in a row that nobody answered it is asked whether fewer would be better. */
export const IGNORED = 6

/** When most have eaten and few have left, in minutes after midnight: of several times a day the nearest one stays. */
const BEST = 14 * 60

/** Nothing repeats within a day that comes more seldom, in minutes. */
const LONGEST = 4 * 60

/**
 * A cadence that comes less often, and is still the same habit: of several times a day one, of an interval the double,
 * and else of several days a week every other one. Nothing where it comes seldom already.
 */
export function fewerOf(cadence: Cadence): Cadence | undefined {
  const times = fewerTimes(cadence.times)
  if (times !== undefined) return { ...cadence, times }
  const days = fewerDays(cadence.days)
  return days && { ...cadence, days }
}

function fewerTimes(times: Times): Times | undefined {
  if (times.kind === 'at') return times.minutes.length > 1 ? nearestToBest(times.minutes) : undefined
  const doubled = { ...times, minutes: Math.min(times.minutes * 2, LONGEST) }
  // Where it came once in each window it still does, and in gaps all of it may vanish.
  const [before, after] = [timesOf(times).length, timesOf(doubled).length]
  return times.minutes < LONGEST && 0 < after && after < before ? doubled : undefined
}

function nearestToBest(minutes: readonly number[]): Times {
  const away = (minute: number) => Math.abs(minute - BEST)
  const nearest = minutes.reduce((best, minute) => (away(minute) < away(best) ? minute : best))
  return { kind: 'at', minutes: [nearest] }
}

/** What comes on turns of a month, or not every week, comes seldom. */
function fewerDays(days: Days): Days | undefined {
  if (days.kind !== 'weekdays' || days.everyWeeks > 1 || days.weekdays.length === 1) return undefined
  const fewer = inOrder(days.weekdays).filter((_, index) => index % 2 === 0 && index < 6)
  return { ...days, weekdays: fewer.toSorted((a, b) => a - b) }
}

/** From the first day after the longest time off, so that a week from Sunday to Thursday is one as well. */
function inOrder(weekdays: readonly Weekday[]): readonly Weekday[] {
  const offBefore = (index: number) => ((weekdays[index] ?? 0) - (weekdays.at(index - 1) ?? 0) + 7) % 7
  const start = weekdays.reduce((best, _, index) => (offBefore(index) > offBefore(best) ? index : best), 0)
  return [...weekdays.slice(start), ...weekdays.slice(0, start)]
}
