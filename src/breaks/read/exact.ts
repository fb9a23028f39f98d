import type { Minute, Span } from '../cadence.ts'
import { sayTime } from '../say.ts'
import type { Draft } from './draft.ts'
import type { Clock, SaidSpan } from './piece.ts'

/** A draft with times that mean one thing only. */
export function withTimes(draft: Draft, minutes: readonly Minute[]): Draft {
  const { times: _, ...said } = draft.said
  const words = draft.said.times?.words ?? ''
  return { ...draft, said: { ...said, times: { kind: 'times', clocks: minutes.map(clockOf), words } } }
}

/** A draft with other hours, both ends of which are said. */
export function withWindows(draft: Draft, spans: readonly SaidSpan[]): Draft {
  const { 'window start': _, 'window end': __, ...said } = draft.said
  const words = draft.said.windows?.words ?? ''
  return { ...draft, said: { ...said, windows: { kind: 'windows', spans, words } } }
}

/** A span that means one thing only. */
export function exact({ from, to }: Span): SaidSpan {
  return { from: clockOf(from), to: clockOf(to), isOvernight: to < from }
}

function clockOf(minute: Minute): Clock {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60]
  // A half of the day, since a part of the day ("mornings") has had its say already.
  return {
    hour: hour % 12 || 12,
    minute: rest,
    style: hour < 12 ? 'am' : 'pm',
    isFullHour: false,
    words: sayTime(minute),
  }
}
