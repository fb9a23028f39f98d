import type { Break, BreakSetting } from '../../breaks/break.ts'
import { pauseAt, type Upcoming } from '../../breaks/days-off.ts'
import { dateAt, sayDate, sayDayOrMoment, sayMoment } from '../../breaks/moment.ts'
import type { Holidays } from '../../breaks/ports.ts'
import type { Rich } from '../../document.ts'
import { listed } from '../../words/listed.ts'

const SETTINGS: Readonly<Record<BreakSetting, string>> = {
  desk: 'on an office chair',
  standing: 'on an office chair or standing',
  anything: 'anything, also on the floor',
}

/** What is stretched in a break, in one line. */
export function sayChoosing(
  { choosing, daysOff }: Pick<Break, 'choosing' | 'daysOff'>,
  holidays: Pick<Holidays, 'name'>,
  exerciseName: (id: string) => string,
): string {
  const { setting, isDiscreet, conditions, without } = choosing
  return [
    SETTINGS[setting],
    ...(isDiscreet ? ['only what goes unnoticed'] : []),
    ...(conditions.length > 0 ? [`with care for ${listed(conditions)}`] : []),
    ...(without.length > 0 ? [`without ${listed(without.map(exerciseName))}`] : []),
    ...(daysOff.holidays === undefined
      ? []
      : [`not on public holidays of ${holidays.name(daysOff.holidays)}`]),
  ].join('; ')
}

/** What people write to name a break: "2", "my 2". */
export function breakName({ number, place }: Pick<Break, 'number' | 'place'>): string {
  return place.isDirect ? `my ${number}` : String(number)
}

/** A break as a sentence begins with it: "Break 2", "Your break 2". */
export function sayName({ number, place }: Pick<Break, 'number' | 'place'>): string {
  return `${place.isDirect ? 'Your break' : 'Break'} ${number}`
}

/** Whether and when it comes next, in a sentence or two. */
export function sayState(
  { nextDue, daysOff, cadence, stopped }: Pick<Break, 'nextDue' | 'daysOff' | 'cadence' | 'stopped'>,
  now: number,
): string {
  if (stopped !== undefined) return `Stopped, because ${stopped}: put that right, then resume it.`
  const { zone } = cadence
  const pause = pauseAt(daysOff, now)
  const next = nextDue === undefined ? '' : `Next: ${sayMoment(nextDue, zone)}.`
  if (pause === undefined) return next === '' ? 'It does not come any more.' : next
  return pause.until === undefined
    ? 'Paused until somebody resumes it.'
    : `Paused until ${sayDayOrMoment(pause.until, zone)}. ${next}`.trimEnd()
}

/** Days and times ahead on which it is left out, and pauses that are planned; nothing where there are none. */
export function sayDaysOff({ daysOff, cadence }: Pick<Break, 'daysOff' | 'cadence'>, now: number): string {
  const { zone } = cadence
  const today = dateAt(now, zone)
  const off = [
    ...daysOff.dates.filter((date) => date >= today).map((date) => sayDate(date)),
    ...daysOff.times.filter((at) => at > now).map((at) => sayMoment(at, zone)),
    ...daysOff.pauses
      .filter(({ from }) => from > now)
      .map(
        ({ from, until }) =>
          `from ${sayDayOrMoment(from, zone)}${until === undefined ? ' on' : ` until ${sayDayOrMoment(until, zone)}`}`,
      ),
  ]
  return off.length === 0 ? '' : `Left out: ${listed(off)}.`
}

/** When it comes, or why it does not. */
export function sayUpcoming({ at, skipped }: Upcoming, zone: string): Rich {
  if (skipped === undefined) return [sayMoment(at, zone)]
  // A day off is all of it; a pause and a time that is left out are not.
  const isDay = skipped.why === 'date' || skipped.why === 'holiday'
  const when = isDay ? sayDate(dateAt(at, zone)) : sayMoment(at, zone)
  return [`${when}: left out, ${WHY[skipped.why]}${skipped.name === undefined ? '' : ` (${skipped.name})`}`]
}

const WHY = {
  paused: 'paused',
  date: 'a day off',
  once: 'skipped',
  holiday: 'public holiday',
} as const satisfies Record<NonNullable<Upcoming['skipped']>['why'], string>
