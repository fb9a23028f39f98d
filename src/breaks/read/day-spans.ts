import type { Minute, Span, Times } from '../cadence.ts'

const DAY = 24 * 60

/** How long a span is, in minutes. */
export function lengthOf({ from, to }: Span): number {
  return (to - from + DAY) % DAY
}

/** Whether a minute lies in a span; its end is outside of it. */
export function isIn(span: Span, minute: Minute): boolean {
  return (minute - span.from + DAY) % DAY < lengthOf(span)
}

/** In order, and those that meet or overlap as one; nothing where they fill the whole day. */
export function merged(spans: readonly Span[]): readonly Span[] | undefined {
  if (spans.length === 0) return spans
  const minutes = Array.from({ length: DAY }, (_, minute) => spans.some((span) => isIn(span, minute)))
  if (minutes.every(Boolean)) return undefined
  const starts = minutes.flatMap((isHeld, minute) =>
    isHeld && minutes.at(minute - 1) !== true ? [minute] : [],
  )
  return starts.map((from) => {
    let to = from
    while (minutes[to] === true) to = (to + 1) % DAY
    return { from, to }
  })
}

/** Whether two windows hold the same minutes; that one begins where another ends is no harm. */
export function areApart(spans: readonly Span[]): boolean {
  return spans.every((a, at) => spans.every((b, other) => at === other || !isIn(a, b.from)))
}

/** The wall-clock times of an interval on a day without a change of the clocks. */
export function timesOf({
  minutes,
  windows,
  gaps,
}: Extract<Times, { readonly kind: 'every' }>): readonly Minute[] {
  return windows.flatMap((window) => {
    const count = Math.floor(lengthOf(window) / minutes) + 1
    return Array.from({ length: count }, (_, turn) => (window.from + turn * minutes) % DAY).filter(
      (minute) => !gaps.some((gap) => isIn(gap, minute)),
    )
  })
}
