import { NTHS, WEEKDAYS, type Days, type Nth, type Weekday } from '../cadence.ts'
import type { Field } from './field.ts'
import { cronWeekday } from './rules.ts'

/** On which days a cron expression comes, or why a break cannot. */
export type DaysReading = { readonly days: Days } | { readonly problems: readonly string[] }

const EVERY_DAY: Days = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1 }

/** From the two fields of days, neither of which has a problem of its own. */
export function readDays(ofMonth: Field, ofWeek: Field): DaysReading {
  if (ofMonth.isAny) return readWeekdays(ofWeek)
  if (ofWeek.isAny) return readDaysOfMonth(ofMonth)
  return {
    problems: [
      `It names days of the month ("${ofMonth.written}") and days of the week ("${ofWeek.written}"): most crons then come on all of the one and all of the other, some only where the two meet. Write * for one of them, and make two breaks if you want both.`,
    ],
  }
}

function readDaysOfMonth({ values, special }: Field): DaysReading {
  const problems = special.filter((text) => !isLast(text)).map(sayDayOfMonth)
  if (problems.length > 0) return { problems }
  if (values.length === 31) return { days: EVERY_DAY }
  return { days: { kind: 'day of month', days: [...values, ...(special.length > 0 ? [-1] : [])] } }
}

function isLast(text: string): boolean {
  return text.toUpperCase() === 'L'
}

function sayDayOfMonth(text: string): string {
  return /W/i.test(text)
    ? `"${text}" moves a day from the weekend to the nearest working day, which no break does: write the day itself, or a weekday such as "MON#1" or "5L".`
    : `"${text}" counts back from the end of the month, which no break does: write "L" for the last day, or the day itself.`
}

function readWeekdays({ values, special, written }: Field): DaysReading {
  const weekly = values.map(toWeekday)
  if (special.length === 0) return { days: { kind: 'weekdays', weekdays: sorted(weekly), everyWeeks: 1 } }
  const turns = special.map(readTurn)
  const unread = special.filter((_, index) => turns[index] === undefined)
  if (unread.length > 0) {
    return { problems: unread.map((text) => `"${text}" is no day of the week that is understood here.`) }
  }
  const known = turns.filter((turn) => turn !== undefined)
  const weekdays = sorted(known.map(({ weekday }) => weekday))
  const nths = NTHS.filter((nth) => known.some((turn) => turn.nth === nth))
  const isEach =
    new Set(known.map(({ weekday, nth }) => `${weekday}#${nth}`)).size === weekdays.length * nths.length
  if (weekly.length > 0 || !isEach) {
    return {
      problems: [
        `One break comes on the same turns of all its weekdays, such as "MON#1,MON#3" or "MON#1,FRI#1", and "${written}" mixes them: make two breaks of it.`,
      ],
    }
  }
  return { days: { kind: 'nth of month', nths, weekdays } }
}

/** "MON#2", "5L". */
function readTurn(text: string): { readonly weekday: Weekday; readonly nth: Nth } | undefined {
  const [, day = '', turn = ''] = /^([0-7]|[a-z]+?)(#[1-5]|L)$/i.exec(text) ?? []
  const value = cronWeekday(day)
  const nth = turn.startsWith('#') ? NTHS.find((known) => known === Number(turn.slice(1))) : -1
  return value === undefined || nth === undefined ? undefined : { weekday: toWeekday(value), nth }
}

/** Cron's week begins with Sunday, as 0. */
function toWeekday(value: number): Weekday {
  return WEEKDAYS[(value + 6) % 7] ?? 7
}

function sorted(weekdays: readonly Weekday[]): readonly Weekday[] {
  return WEEKDAYS.filter((weekday) => weekdays.includes(weekday))
}
