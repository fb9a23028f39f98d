import { EVERY, MOST_TIMES, type Minute, type Span, type Times } from '../cadence.ts'
import { sayLength, saySpan, sayTime } from '../say.ts'
import { areApart, isIn, lengthOf, merged, timesOf } from './day-spans.ts'
import type { Draft } from './draft.ts'
import { exact, withTimes, withWindows } from './exact.ts'
import { lacksTimes, lacksWindow } from './lacks.ts'
import { sorted, type SaidSpan } from './piece.ts'
import { stop, value, type Step } from './reading.ts'
import { resolveSpan, resolveTimes } from './resolve.ts'

/** The times of a day that a draft names. */
export function buildTimes(draft: Draft): Step<Times> {
  const { times, interval, count, 'minutes of the hour': minutes } = draft.said
  const gaps = buildGaps(draft)
  if (gaps.kind !== 'value') return gaps
  const built =
    times !== undefined
      ? namedTimes(draft, gaps.value)
      : interval === undefined && minutes === undefined
        ? lacksTimes(draft)
        : repeated(draft, gaps.value)
  if (built.kind !== 'value') return built
  const { period, words = '' } = count ?? {}
  if (period?.unit === 'hour') return stop(words, 'say it as an interval: "every 30 minutes"')
  const isSo = built.value.kind === 'at' && built.value.minutes.length === period?.count
  if (period?.unit === 'day' && !isSo) return stop(words, 'you name more or fewer times than that')
  return { ...built, notes: [...gaps.notes, ...built.notes] }
}

/** Every given time; nothing else may be said about them. */
function namedTimes(draft: Draft, gaps: readonly Span[]): Step<Times> {
  const { times, interval, windows, 'window start': start, 'window end': end, 'all day': allDay } = draft.said
  const part = draft.said['part of day']?.part
  if (interval !== undefined)
    return stop(
      interval.words,
      `this repeats through the day, and "${times?.words}" names single times: please say one of the two`,
    )
  const window = windows ?? start ?? end ?? allDay
  if (window !== undefined)
    return stop(
      window.words,
      'hours from and to go with an interval, as in "every 90 minutes from 9:00 to 17:00"',
    )
  const resolved = resolveTimes(times?.clocks ?? [], part)
  if ('wrong' in resolved) return stop(resolved.words, resolved.wrong)
  const { options, notes } = resolved
  const [minutes] = options
  if (options.length > 1 || minutes === undefined) {
    return {
      kind: 'several',
      words: times?.words ?? '',
      question: `Which do you mean by "${times?.words}"?`,
      drafts: options.map((each) => withTimes(draft, each)),
    }
  }
  return named(times?.words ?? '', minutes, gaps, notes)
}

function named(
  words: string,
  minutes: readonly Minute[],
  gaps: readonly Span[],
  notes: readonly string[],
): Step<Times> {
  const kept = sorted(minutes).filter((minute) => !gaps.some((gap) => isIn(gap, minute)))
  if (kept.length === 0) return stop(words, 'with what you leave out no time remains')
  if (kept.length > MOST_TIMES)
    return stop(words, `a break can come at ${MOST_TIMES} named times a day at most`)
  return value({ kind: 'at', minutes: kept }, notes)
}

/** An interval, or minutes of every hour. */
function repeated(draft: Draft, gaps: readonly Span[]): Step<Times> {
  const { interval, 'minutes of the hour': minutes } = draft.said
  const windows = buildWindows(draft)
  if (windows.kind !== 'value') return windows
  if (interval !== undefined) {
    const { minutes: length, words } = interval
    if (length < EVERY.least || length > EVERY.most)
      return stop(
        words,
        `it can be ${EVERY.least} minutes at the shortest and ${EVERY.most / 60} hours at the longest`,
      )
    if (!Number.isInteger(length)) return stop(words, 'I count whole minutes')
  }
  if (minutes === undefined) return everySoOften(interval?.minutes ?? 60, windows, gaps)
  if (interval !== undefined && interval.minutes !== 60)
    return stop(minutes.words, `this is once an hour and does not go with "${interval.words}"`)
  return everyHourAt(minutes.words, sorted(minutes.minutes), windows, gaps)
}

type Windows = { readonly value: readonly Span[]; readonly notes: readonly string[] }

function everySoOften(minutes: number, windows: Windows, gaps: readonly Span[]): Step<Times> {
  const times = { kind: 'every', minutes, windows: windows.value, gaps } as const
  if (timesOf(times).length === 0)
    return stop(gaps.map(saySpan).join(', '), 'with what you leave out no time remains')
  const short = windows.value
    .filter((window) => lengthOf(window) < minutes)
    .map(
      (window) =>
        `${saySpan(window)} is shorter than ${sayLength(minutes)}: there it comes once, at ${sayTime(window.from)}.`,
    )
  return value(times, [...windows.notes, ...short.map(capital)])
}

/** At set minutes of every hour: said one by one, unless a window goes on into the next day. */
function everyHourAt(
  words: string,
  minutes: readonly Minute[],
  windows: Windows,
  gaps: readonly Span[],
): Step<Times> {
  const hourly = (window: Span): readonly Minute[] =>
    minutes.flatMap((minute) => {
      const first = (Math.ceil((window.from - minute) / 60) * 60 + minute) % DAY
      return lengthOf({ from: window.from, to: first }) > lengthOf(window)
        ? []
        : timesOf({ kind: 'every', minutes: 60, windows: [{ from: first, to: window.to }], gaps: [] })
    })
  if (windows.value.every(({ from, to }) => from < to))
    return named(words, windows.value.flatMap(hourly), gaps, windows.notes)
  const [window] = windows.value
  const first = window && hourly(window)[0]
  if (
    minutes.length > 1 ||
    windows.value.length > 1 ||
    window === undefined ||
    first === undefined ||
    first < window.from
  )
    return stop(
      words,
      'over midnight I can only count from a set time, as in "every hour from 22:30 to 06:00"',
    )
  return everySoOften(60, { ...windows, value: [{ from: first, to: window.to }] }, gaps)
}

const DAY = 24 * 60

function buildWindows(draft: Draft): Step<readonly Span[]> {
  const { windows, 'all day': allDay, 'window start': start, 'window end': end } = draft.said
  const part = draft.said['part of day']?.part
  if (allDay !== undefined) return value([{ from: 0, to: DAY - 1 }])
  const joined = start && end && [{ from: start.clock, to: end.clock, isOvernight: false }]
  const said = windows?.spans ?? joined
  if (said === undefined) return lacksWindow(draft)
  const spans = resolveSpans(
    windows?.words ?? `${start?.words} ${end?.words}`,
    said,
    (exact) => withWindows(draft, exact),
    part,
  )
  if (spans.kind !== 'value') return spans
  if (!areApart(spans.value)) return stop(windows?.words ?? '', 'these hours overlap')
  return { ...spans, value: inOrder(spans.value) }
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.from - b.from)
}

type Part = NonNullable<Draft['said']['part of day']>['part']

function resolveSpans(
  words: string,
  said: readonly SaidSpan[],
  draftWith: (spans: readonly SaidSpan[]) => Draft,
  part?: Part,
): Step<readonly Span[]> {
  const spans: Span[] = []
  const notes: string[] = []
  for (const [at, span] of said.entries()) {
    const resolved = resolveSpan(span, part)
    if ('wrong' in resolved) return stop(resolved.words, resolved.wrong)
    const [only] = resolved.options
    if (resolved.options.length > 1 || only === undefined) {
      const drafts = resolved.options.map((option) =>
        draftWith(said.map((each, place) => (place === at ? exact(option) : each))),
      )
      return { kind: 'several', words, question: `Which do you mean by "${words}"?`, drafts }
    }
    spans.push(only)
    notes.push(...resolved.notes)
  }
  return value(spans, notes)
}

/** Everything that is left out, in one list. */
function buildGaps(draft: Draft): Step<readonly Span[]> {
  const spans: Span[] = []
  const notes: string[] = []
  for (const [at, piece] of draft.without.entries()) {
    const gap = gapOf(draft, at, piece)
    if (gap.kind !== 'value') return gap
    spans.push(...gap.value)
    notes.push(...gap.notes)
  }
  const all = merged(spans)
  return all === undefined
    ? stop(draft.without[0]?.words ?? '', 'with what you leave out no time remains')
    : value(all, notes)
}

function gapOf(draft: Draft, at: number, piece: Draft['without'][number]): Step<readonly Span[]> {
  if (piece.kind === 'without lunch') return value([LUNCH], [`I took lunch as ${saySpan(LUNCH)}.`])
  if (piece.kind === 'without spans') {
    const replaced = (spans: readonly SaidSpan[]): Draft => ({
      ...draft,
      without: draft.without.with(at, { ...piece, spans }),
    })
    return resolveSpans(piece.words, piece.spans, replaced)
  }
  if (piece.kind !== 'without hours') return value([])
  const odd = piece.clocks.find((clock) => clock.minute > 0 || !clock.isFullHour)
  if (odd !== undefined) return stop(odd.words, 'say from when to when, as in "except 12:00 to 13:00"')
  const hours = resolveTimes(piece.clocks)
  if ('wrong' in hours) return stop(hours.words, hours.wrong)
  if (hours.options.length > 1)
    return stop(piece.words, 'say from when to when, as in "except 12:00 to 13:00"')
  const spans = (hours.options[0] ?? []).map((from) => ({ from, to: (from + 60) % DAY }))
  return value(spans, [`I leave out ${spans.map(saySpan).join(' and ')}.`])
}

const LUNCH: Span = { from: 12 * 60, to: 13 * 60 }

function capital(sentence: string): string {
  return `From ${sentence}`
}
