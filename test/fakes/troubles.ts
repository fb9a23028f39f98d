import type { Random } from '../bench/random.ts'

export const TROUBLES = [
  'busy for no reason',
  'error before',
  'error after',
  'lost before',
  'lost after',
  'slow',
  'late',
] as const
/**
 * What befalls a request: too many although there are none; an error of the platform, or a connection that breaks,
 * before or after it did what was asked; done at once and answered late; or done late, when whoever asked has given up.
 */
export type Trouble = (typeof TROUBLES)[number]

/** From so many ms up to so many. */
export type Span = readonly [least: number, most: number]

/** How often each befalls a request, from 0 to 1 together, and how long what takes long takes. */
export type Troubles = {
  readonly rates: Readonly<Partial<Record<Trouble, number>>>
  readonly busyFor: Span
  readonly slowFor: Span
  readonly lateFor: Span
}

export const NO_TROUBLES: Troubles = { rates: {}, busyFor: [0, 0], slowFor: [0, 0], lateFor: [0, 0] }

/** Always the same trouble. */
export function always(trouble: Trouble, spans: Partial<Omit<Troubles, 'rates'>> = {}): Troubles {
  return { ...NO_TROUBLES, ...spans, rates: { [trouble]: 1 } }
}

/** The trouble of the next request; none most of the time. */
export function drawTrouble(random: Random, { rates }: Troubles): Trouble | undefined {
  let left = random()
  return TROUBLES.find((trouble) => (left -= rates[trouble] ?? 0) < 0)
}

/** A time within a span, in ms. */
export function drawFrom(random: Random, [least, most]: Span): number {
  return least + random() * (most - least)
}
