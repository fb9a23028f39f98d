/** How long things take in deliveries, in ms. The runs in test/chaos show what they promise. */
export type Timing = {
  /** So long a delivery belongs to whoever claimed it. */
  readonly lease: number
  /** So long a request may take. */
  readonly request: number
  /** It is only begun where the lease outlives it by so much: what was given up may be done a little later. */
  readonly margin: number
  /** Before the second attempt after an unknown outcome; doubles with each further one, up to `longestBackoff`. */
  readonly backoff: number
  readonly longestBackoff: number
  /**
   * A look at the history goes so much further back than the first attempt: clocks differ, and steps of less than `step`
   * are not noticed.
   */
  readonly skew: number
  /** Between two signs of life of a process, and how long one counts as alive after the last. */
  readonly beat: number
  readonly alive: number
  /** What is held is asked for so often. */
  readonly holds: number
  /** From so much on, a difference between the machine's date and the time that passed is a step of the clock. */
  readonly step: number
  /** From so much on, such a difference forwards within one lease makes leases doubtful: half of the margin. */
  readonly jump: number
}

export const TIMING: Timing = {
  lease: 30_000,
  request: 10_000,
  margin: 10_000,
  backoff: 1_000,
  longestBackoff: 60_000,
  skew: 5 * 60_000,
  beat: 5_000,
  alive: 15_000,
  holds: 1_000,
  step: 60_000,
  jump: 5_000,
}

/** The same by a clock that runs so many times as fast: what takes its time takes longer by it. */
export function timingAt(speed: number): Timing {
  return Object.fromEntries(Object.entries(TIMING).map(([name, ms]) => [name, ms * speed])) as Timing
}

/** So long a prompt asks for its stretch, in ms from its posting on. */
export const WINDOW = 25 * 60_000
