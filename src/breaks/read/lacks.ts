import { WEEKDAYS, type Minute, type Span, type Weekday } from '../cadence.ts'
import type { Draft } from './draft.ts'
import { exact, withTimes, withWindows } from './exact.ts'
import type { Meant, SaidDays } from './piece.ts'
import { stop, type Stop } from './reading.ts'
import type { Part } from './words.ts'

// What is missing, and drafts in which it is not: each becomes a suggestion that can be taken as it stands.

const HOUR = 60

/** Times that people often choose for a break, by the part of the day. */
const OFTEN: Readonly<Record<Part, readonly Minute[]>> = {
  morning: [10 * HOUR + 30, 9 * HOUR],
  afternoon: [15 * HOUR, 14 * HOUR],
  evening: [18 * HOUR, 19 * HOUR],
  night: [21 * HOUR, 22 * HOUR],
}

const WORKING_DAY: Span = { from: 9 * HOUR, to: 17 * HOUR }
const LONGER_DAYS: readonly Span[] = [
  WORKING_DAY,
  { from: 8 * HOUR, to: 16 * HOUR },
  { from: 10 * HOUR, to: 18 * HOUR },
]

const PARTS_OF_DAY: Readonly<Record<Part, readonly Span[]>> = {
  morning: [9, 8].map((from) => ({ from: from * HOUR, to: 12 * HOUR })),
  afternoon: [13, 14].map((from) => ({ from: from * HOUR, to: 17 * HOUR })),
  evening: [17, 18].map((from) => ({ from: from * HOUR, to: 21 * HOUR })),
  night: [20, 21].map((from) => ({ from: from * HOUR, to: 23 * HOUR })),
}

function withSaid<K extends keyof Draft['said']>(
  draft: Draft,
  meant: Extract<Meant, { readonly kind: K }>,
): Draft {
  return { ...draft, said: { ...draft.said, [meant.kind]: { ...meant, words: '' } } }
}

/** No time of the day at all, or hours without an interval. */
export function lacksTimes(draft: Draft): Stop {
  const {
    windows,
    count,
    'window start': start,
    'window end': end,
    'all day': allDay,
    'part of day': part,
  } = draft.said
  const window = windows ?? start ?? end ?? allDay
  if (window !== undefined) {
    const drafts = [60, 90, 120].map((minutes) => withSaid(draft, { kind: 'interval', minutes }))
    return { kind: 'lacks', question: 'How often should it come in these hours?', drafts }
  }
  const often = count?.period.unit === 'day' ? count.period.count : undefined
  const question =
    often === undefined || often === 1 ? 'At what time?' : `At which ${often} times of the day?`
  if (often !== undefined && (often < 1 || often > 24))
    return stop(count?.words ?? '', 'a break can come at 1 to 24 named times a day')
  const drafts = choicesOf(often, part?.part).map((minutes) => withTimes(draft, minutes))
  return { kind: 'lacks', question, drafts }
}

function choicesOf(often: number | undefined, part: Part | undefined): readonly (readonly Minute[])[] {
  if (part !== undefined && (often === undefined || often === 1)) return OFTEN[part].map((minute) => [minute])
  if (often === undefined)
    return [[10 * HOUR + 30], [15 * HOUR], [10 * HOUR + 30, 15 * HOUR], [11 * HOUR], [14 * HOUR]]
  if (often === 1) return [[10 * HOUR + 30], [15 * HOUR]]
  if (often === 2)
    return [
      [10 * HOUR + 30, 15 * HOUR],
      [11 * HOUR, 16 * HOUR],
    ]
  const spread = [WORKING_DAY, { from: 8 * HOUR, to: 18 * HOUR }]
  return spread.map(({ from, to }) =>
    Array.from({ length: often }, (_, turn) => from + Math.round(((to - from) * turn) / (often - 1) / 5) * 5),
  )
}

/** An interval without its hours, or with one end of them. */
export function lacksWindow(draft: Draft): Stop {
  const { interval, 'window start': start, 'window end': end, 'minutes of the hour': minutes } = draft.said
  const words = interval?.words ?? minutes?.words ?? ''
  if (start !== undefined || end !== undefined) {
    const open =
      start === undefined ? `It goes on ${end?.words}: from when?` : `It begins ${start.words}: until when?`
    const drafts = LONGER_DAYS.map(({ from, to }) => {
      const [first, last] = [exact({ from, to }).from, exact({ from, to }).to]
      return withWindows(draft, [{ from: start?.clock ?? first, to: end?.clock ?? last, isOvernight: false }])
    })
    return { kind: 'lacks', question: open, drafts }
  }
  const part = draft.said['part of day']?.part
  const spans = part === undefined ? LONGER_DAYS : PARTS_OF_DAY[part]
  const drafts = spans.map((span) => withWindows(draft, [exact(span)]))
  const days = draft.said.days === undefined ? ', and on which days' : ''
  return { kind: 'lacks', question: `Between which hours should it come ${words}${days}?`, drafts }
}

/** No days: they are asked, since a team that is woken on a Sunday has no use for a guess. */
export function lacksDays(draft: Draft): Stop {
  const { weeks, count, monthly, days } = draft.said
  const isMonthly = monthly !== undefined || count?.period.unit === 'month'
  const named = days?.options[0]
  if (isMonthly) {
    const weekdays = named?.kind === 'weekdays' ? named.weekdays : ([1] as const)
    const often = count?.period.unit === 'month' ? count.period.count : 1
    if (often !== 1 && often !== 2)
      return stop(count?.words ?? '', 'name the days of the month, as in "the 1st and 15th"')
    const turns =
      often === 1
        ? ([[1], [-1]] as const)
        : ([
            [1, 3],
            [2, 4],
          ] as const)
    const nths = turns.map((each): SaidDays => ({ kind: 'nth of month', nths: each, weekdays }))
    const first: readonly SaidDays[] =
      named === undefined ? [{ kind: 'day of month', days: often === 1 ? [1] : [1, 15] }] : []
    return {
      kind: 'lacks',
      question: 'On which day of the month?',
      drafts: [...nths, ...first].map((each) => on(draft, each)),
    }
  }
  const isWeekly = weeks !== undefined || count?.period.unit === 'week'
  if (isWeekly) {
    const often = count?.period.unit === 'week' ? count.period.count : 1
    if (often < 1 || often > 7) return stop(count?.words ?? '', 'a week has 7 days')
    const drafts = weekdaysOf(often).map((weekdays) => on(draft, { kind: 'weekdays', weekdays }))
    return {
      kind: 'lacks',
      question: often === 1 ? 'On which day of the week?' : 'On which days of the week?',
      drafts,
    }
  }
  const drafts = [WORKDAYS, WEEKDAYS].map((weekdays) => on(draft, { kind: 'weekdays', weekdays }))
  return { kind: 'lacks', question: 'On which days?', drafts }
}

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5]

function weekdaysOf(often: number): readonly (readonly Weekday[])[] {
  if (often === 1) return [[1], [3], [5]]
  if (often === 2)
    return [
      [1, 4],
      [2, 5],
    ]
  if (often === 3)
    return [
      [1, 3, 5],
      [2, 3, 4],
    ]
  return [WEEKDAYS.slice(0, often), WEEKDAYS.slice(7 - often)]
}

function on(draft: Draft, days: SaidDays): Draft {
  const { monthly: _, ...said } = draft.said
  return withSaid({ ...draft, said }, { kind: 'days', options: [days] })
}

/** No zone: neither said nor known. UTC comes first, being nobody's. */
export function lacksZone(draft: Draft): Stop {
  const drafts = ['UTC', 'Europe/Berlin', 'America/New_York'].map((zone) =>
    withSaid(draft, { kind: 'zone', options: [zone] }),
  )
  return { kind: 'lacks', question: 'In which time zone? A city will do.', drafts }
}
