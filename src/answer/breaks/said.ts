import type { Break, BreakSetting, DaysOff } from '../../breaks/break.ts'
import { pauseAt, type Upcoming } from '../../breaks/days-off.ts'
import { sayDate, sayMoment } from '../../breaks/moment.ts'
import type { Holidays } from '../../breaks/ports.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Rich } from '../../document.ts'
import { capital, listed } from '../../words/listed.ts'

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

/** One break in a line of a list. */
export function sayBreak(kept: Break, now: number): Rich {
  return [{ strong: capital(breakName(kept)) }, `: ${sayCadence(kept.cadence)}. ${sayState(kept, now)}`]
}

/** Whether and when it comes next, in a sentence. */
export function sayState({ nextDue, daysOff, cadence }: Break, now: number): string {
  const pause = pauseAt(daysOff, now)
  const next = nextDue === undefined ? '' : `Next: ${sayMoment(nextDue, cadence.zone)}.`
  if (pause === undefined) return next === '' ? 'It does not come any more.' : next
  return pause.until === undefined
    ? 'Paused until somebody resumes it.'
    : `Paused until ${sayMoment(pause.until, cadence.zone)}. ${next}`.trimEnd()
}

/** When it comes, or why it does not. */
export function sayUpcoming({ at, skipped }: Upcoming, zone: string): Rich {
  const when = sayMoment(at, zone)
  if (skipped === undefined) return [when]
  return [`${when}: left out, ${WHY[skipped.why]}${skipped.name === undefined ? '' : ` (${skipped.name})`}`]
}

const WHY = {
  paused: 'paused',
  date: 'a day off',
  once: 'skipped',
  holiday: 'public holiday',
} as const satisfies Record<NonNullable<Upcoming['skipped']>['why'], string>

/** Days off that still lie ahead, in a line; nothing where there are none. */
export function sayDaysOff({ dates }: DaysOff, today: string): string | undefined {
  const ahead = dates.filter((date) => date >= today)
  return ahead.length === 0 ? undefined : `Days off: ${listed(ahead.map((date) => sayDate(date)))}`
}
