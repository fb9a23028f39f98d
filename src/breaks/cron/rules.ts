/** The fields of a cron expression, in their order, by the names that problems give them. */
export const FIELDS = ['minute', 'hour', 'day of the month', 'month', 'day of the week'] as const
export type FieldName = (typeof FIELDS)[number]

/** What a field holds. */
export type Rule = {
  readonly least: number
  readonly most: number
  /** So many different values there are. */
  readonly size: number
  readonly names?: readonly string[]
  /** What is no value, and may yet have a meaning. */
  readonly special?: RegExp
  /** What its steps begin anew with. */
  readonly anew: string
  readonly say: (value: number) => string
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** One for each field. */
export const RULES: Readonly<Record<FieldName, Rule>> = {
  minute: {
    least: 0,
    most: 59,
    size: 60,
    anew: 'the minutes anew in every hour',
    say: (minute) => `:${String(minute).padStart(2, '0')}`,
  },
  hour: { least: 0, most: 23, size: 24, anew: 'the hours anew every day', say: (hour) => `${hour}:00` },
  'day of the month': {
    least: 1,
    most: 31,
    size: 31,
    special: /^(L(-\d{1,2})?|(\d{1,2}|L)W)$/i,
    anew: 'the days anew every month',
    say: String,
  },
  month: {
    least: 1,
    most: 12,
    size: 12,
    names: ['', ...MONTHS],
    anew: 'the months anew every year',
    say: (month) => MONTHS[month - 1] ?? '',
  },
  'day of the week': {
    least: 0,
    most: 7,
    size: 7,
    names: WEEKDAYS,
    special: /^([0-7]|[a-z]+)(#\d|L)$/i,
    anew: 'the days anew every week',
    say: (day) => WEEKDAYS[day % 7] ?? '',
  },
}

/** Whether it is the English name of a month or weekday, cut short or not. */
export function isCronName(text: string): boolean {
  return isName(RULES.month, text) || isName(RULES['day of the week'], text)
}

/** Sunday is 0: by its number or its English name, cut short or not. */
export function cronWeekday(text: string): number | undefined {
  const value = valueOf(RULES['day of the week'], text)
  return value === undefined ? undefined : value % 7
}

/** A number or a name, or nothing where it is none of the field's. */
export function valueOf(rule: Rule, text: string): number | undefined {
  if (isName(rule, text)) return (rule.names ?? []).findIndex((name) => isCalled(name, text))
  const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN
  return value >= rule.least && value <= rule.most ? value : undefined
}

function isName(rule: Rule, text: string): boolean {
  return (rule.names ?? []).some((name) => isCalled(name, text))
}

function isCalled(name: string, text: string): boolean {
  const lower = name.toLowerCase()
  return name !== '' && [lower, lower.slice(0, 3)].includes(text.toLowerCase())
}

/** Counts on behind the last value with the first. */
export function valueAt({ least, size }: Rule, value: number): number {
  return ((value - least) % size) + least
}
