import type { Minute, Span } from '../cadence.ts'
import { saySpan, sayTime } from '../say.ts'
import { hourOf, inPart } from './clock.ts'
import type { Clock, SaidSpan } from './piece.ts'
import type { Part } from './words.ts'

// Which half of the day is meant where nobody said. At work 3 is the afternoon and 9 the morning; what else stands in the
// list or at the other end of the span may say otherwise.

/** What something may mean, with what was assumed where it means one thing; or why it means nothing. */
export type Resolved<T> =
  | { readonly options: readonly T[]; readonly notes: readonly string[] }
  | { readonly wrong: string; readonly words: string }

/** Below this hour a bare one is the afternoon. */
const FIRST_OF_MORNING = 7
const NOON = 12 * 60
const DAY = 24 * 60

/** The minutes that a list of times may mean; each list is one meaning. */
export function resolveTimes(said: readonly Clock[], part?: Part): Resolved<readonly Minute[]> {
  const clocks = said.map((clock) => inPartOf(clock, part))
  const wrong = clocks.find((clock) => 'wrong' in clock)
  if (wrong !== undefined && 'wrong' in wrong) return wrong
  const whole = clocks as readonly Clock[]
  const late = whole.find(({ hour }) => hour === 24)
  if (late !== undefined) return { wrong: 'a day ends at 23:59; write midnight as 0:00', words: late.words }
  const meanings = whole.map((_, at) => [...new Set(minutesOf(whole, at))])
  const options = meanings.reduce<readonly (readonly Minute[])[]>(
    (lists, minutes) =>
      lists.flatMap((list) => minutes.map((minute) => [...list, minute])).slice(0, MOST_MEANINGS),
    [[]],
  )
  const notes = whole.flatMap((clock, at) => noteOn(clock, meanings[at]?.[0]))
  return { options, notes: options.length === 1 ? notes : [] }
}

/** Of more meanings nobody wants to read a list. */
const MOST_MEANINGS = 4

function inPartOf(
  clock: Clock,
  part: Part | undefined,
): Clock | { readonly wrong: string; readonly words: string } {
  if (part === undefined) return clock
  return { ...inPart(clock, part), words: clock.words }
}

/** Midnight and afternoon hours are said back where they were not written so. */
function noteOn({ style, hour, minute, words }: Clock, taken: Minute | undefined): readonly string[] {
  const isAsWritten = taken === hour * 60 + minute
  if (words.endsWith('midnight') || /\b12\b.*\bnight\b|\bnight\b.*\b12\b/.test(words))
    return [`I took ${words} as ${sayTime(0)}, with which the day begins.`]
  if (taken === undefined || style !== 'bare' || isAsWritten) return []
  return [`I took ${words} as ${sayTime(taken)}.`]
}

function minutesOf(clocks: readonly Clock[], at: number): readonly Minute[] {
  const clock = clocks[at]
  if (clock === undefined) return []
  if (clock.other !== undefined) {
    const first = clocks.map((each, place) => (place === at ? withoutOther(clock) : each))
    const second = clocks.map((each, place) => (place === at ? { ...clock.other, words: clock.words } : each))
    return [...minutesOf(first as readonly Clock[], at), ...minutesOf(second as readonly Clock[], at)]
  }
  if (clock.style !== 'bare') return [minuteOf(clock)]
  const inherited = inheritedMinute(clocks, at)
  return inherited === undefined ? bareMinutes(clocks, at, clock) : [inherited]
}

function withoutOther({ other: _, ...clock }: Clock): Clock {
  return clock
}

/** "9 and 11 am", "2 and 4 pm": the last one's half of the day holds for those before it, where they stay in order. */
function inheritedMinute(clocks: readonly Clock[], at: number): Minute | undefined {
  const clock = clocks[at]
  const next = clocks.slice(at + 1).find(({ style }) => style !== 'bare')
  if (clock === undefined || next === undefined || next.style === 'whole') return undefined
  const minute = minuteOf({ ...clock, style: next.style })
  return minute < minuteOf(next) ? minute : undefined
}

function bareMinutes(clocks: readonly Clock[], at: number, clock: Clock): readonly Minute[] {
  const asItStands = minuteOf(clock)
  if (clock.hour === 12) return [asItStands]
  const later = asItStands + NOON
  const before = clocks.slice(0, at).findLast(({ style }) => style === 'am' || style === 'pm')
  const isSmall = clock.hour < FIRST_OF_MORNING
  const is24 = clocks.some(({ style, hour }) => style === 'whole' && hour > 12)
  if (isSmall) {
    const mayBeEarly = is24 || (before?.style === 'am' && minuteOf(before) < asItStands)
    return mayBeEarly ? [asItStands, later] : [later]
  }
  return before?.style === 'pm' ? [asItStands, later] : [asItStands]
}

function minuteOf(clock: Pick<Clock, 'hour' | 'minute' | 'style'>): Minute {
  return (hourOf(clock) % 24) * 60 + clock.minute
}

/** From one time to another; which half of the day each is in, the other one says. */
export function resolveSpan(said: SaidSpan, part?: Part): Resolved<Span> {
  const words = `${said.from.words} to ${said.to.words}`
  const fromClock = inPartOf(said.from, part)
  const toClock = inPartOf(said.to, part)
  if ('wrong' in fromClock) return fromClock
  if ('wrong' in toClock) return toClock
  if (fromClock.hour === 24) return { wrong: 'a day begins at 0:00', words: fromClock.words }
  if (fromClock.other !== undefined || toClock.other !== undefined)
    return { wrong: 'this may be half an hour before or after', words }
  const options = spansOf(fromClock, toClock, said.isOvernight)
  if (options.some(({ from, to }) => from === to))
    return { wrong: 'this begins and ends at the same time', words }
  const [only] = options
  if (only === undefined) return { wrong: 'this ends before it begins', words }
  const isAsWritten =
    only.from === minuteOf(fromClock) && only.to === minuteOf(toClock) && only.from < only.to
  const isCertain = said.isOvernight || (fromClock.style !== 'bare' && toClock.style !== 'bare')
  const isNoted = options.length === 1 && !isAsWritten && !isCertain
  return { options, notes: isNoted ? [`I took ${words} as ${saySpan(only)}.`] : [] }
}

function spansOf(fromClock: Clock, toClock: Clock, isOvernight: boolean): readonly Span[] {
  const [from, to] = [minuteOf(fromClock), minuteOf(toClock)]
  if (isOvernight) return to < from ? [{ from, to }] : []
  const isFromBare = fromClock.style === 'bare'
  if (toClock.style !== 'bare') {
    if (!isFromBare) return [{ from, to }]
    return startsBefore(fromClock, toClock).map((start) => ({ from: start, to }))
  }
  const [early, late] = [to, (to + NOON) % DAY]
  if (fromClock.style === 'whole') {
    // 22:00 to 6:00 is the night; 13:00 to 5:00 may be the afternoon as well.
    return early > from || late < from
      ? [{ from, to: early }]
      : [
          { from, to: late },
          { from, to: early },
        ]
  }
  const starts = isFromBare ? bareStarts(fromClock) : [from]
  return starts.flatMap((start) => {
    const end = [early, late].filter((each) => each > start).toSorted((a, b) => a - b)[0]
    if (end !== undefined) return [{ from: start, to: end }]
    return isFromBare && starts.length === 1 ? [] : [{ from: start, to: Math.min(early, late) }]
  })
}

/** Six may be the morning or the evening, where the end does not say. */
function bareStarts(clock: Clock): readonly Minute[] {
  const from = minuteOf(clock)
  if (clock.hour === 12) return [from]
  if (clock.hour === FIRST_OF_MORNING - 1) return [from, from + NOON]
  return [clock.hour < FIRST_OF_MORNING ? from + NOON : from]
}

/** When a span begins whose end is certain. */
function startsBefore(fromClock: Clock, toClock: Clock): readonly Minute[] {
  const [from, to] = [minuteOf(fromClock), minuteOf(toClock)]
  const later = fromClock.hour === 12 ? from : from + NOON
  if (toClock.style === 'whole') {
    const isOdd = fromClock.hour < FIRST_OF_MORNING - 1 && to > later
    return isOdd ? [from, later] : [from]
  }
  if (toClock.style === 'pm') return later < to && toClock.hour !== 12 ? [later] : [from]
  const morning = fromClock.hour === 12 ? 0 : from
  if (morning < to) return [morning]
  return to === 0 && fromClock.hour !== 12 ? [from, later] : [later]
}
