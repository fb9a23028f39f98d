/** Before something that failed is tried again, in ms: from so much up to so much, twice as long each time. */
export const BACKOFF = { least: 200, most: 30_000 } as const

/** How long to wait after so many failures in a row, in ms; not the same for all, who would come back together. */
export function backoffAfter(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(BACKOFF.least * 2 ** Math.min(failures, 20), BACKOFF.most)
  return whole * (0.5 + random() / 2)
}
