import type { Pace } from '../../src/deliver/chat.ts'
import { TIMING, timingAt, type Timing } from '../../src/deliver/timing.ts'
import { REAL_LIMITS, scaled, type Limits } from '../fakes/limits.ts'
import type { Kind } from '../fakes/platform.ts'
import type { Troubles } from '../fakes/troubles.ts'

/** In chaos everything goes so many times as fast as in earnest, so that hours of mischief fit into minutes. */
const TIMES = 10

/** The times of deliveries, faster; steps of the clock are another matter. */
export const FAST_TIMING: Timing = {
  ...timingAt(1 / TIMES),
  step: TIMING.step,
}

/** Between two ticks of a worker, in ms. */
export const FAST_TICK = 1_000 / TIMES

export const FAST_LIMITS: Readonly<Record<Kind, Limits>> = {
  slack: scaled(REAL_LIMITS.slack, TIMES),
  discord: scaled(REAL_LIMITS.discord, TIMES),
}

/**
 * What a process keeps to: of Discord's 50 a second, 10 are for commands. What it has under way at the same time is
 * little for Discord, which takes no more anyway.
 */
export const PACE: Readonly<Record<Kind, Pace>> = {
  slack: { perSecond: 1_000, atOnce: 27, perPlace: 1_000 },
  discord: { perSecond: 40, atOnce: 5, perPlace: 1_000 },
}

/** The same, faster. */
export const FAST_PACE: Readonly<Record<Kind, Pace>> = {
  slack: { perSecond: 100 * TIMES, atOnce: 16, perPlace: 1_000 / TIMES },
  discord: { perSecond: 40 * TIMES, atOnce: 16, perPlace: 1_000 / TIMES },
}

/** So long a worker counts on Discord to know a delivery again, in ms; Discord itself does for longer. */
export const FAST_KNOWS_AGAIN = 120_000 / TIMES
export const FAST_NONCES = 2 * FAST_KNOWS_AGAIN

/** So long a prompt asks for its stretch, in ms. */
export const FAST_WINDOW = 4_000

/** One request in eight comes to grief, some of them in the worst way: done when whoever asked has given it up. */
export const ROUGH: Troubles = {
  rates: {
    'busy for no reason': 0.01,
    'error before': 0.02,
    'error after': 0.01,
    'lost before': 0.01,
    'lost after': 0.03,
    slow: 0.04,
    late: 0.02,
  },
  busyFor: [50, 500],
  slowFor: [200, 2_000],
  // After whoever asked has given up, and before anybody else may look.
  lateFor: [FAST_TIMING.request, FAST_TIMING.lease * 0.8],
}
