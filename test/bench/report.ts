/** Prints figures beside their limits, and remembers whether all were within. */
export type Report = {
  (what: string, value: number, unit: string, limit?: number): void
  /** The middle one and the 99th of 100 of many, in ms. */
  spread(what: string, taken: readonly number[], limit?: number): void
  isWithin(): boolean
}

export function createReport(): Report {
  let allWithin = true
  const report = (what: string, value: number, unit: string, limit?: number): void => {
    const within = limit === undefined || value < limit
    if (!within) allWithin = false
    const verdict = limit === undefined ? '' : `   limit ${limit} ${unit}  ${within ? 'ok' : 'OVER'}`
    console.log(`  ${what.padEnd(56)}${value.toFixed(value < 100 ? 2 : 0).padStart(10)} ${unit}${verdict}`)
  }
  return Object.assign(report, {
    spread(what: string, taken: readonly number[], limit?: number) {
      report(`${what}, median of ${taken.length}`, percentile(taken, 0.5), 'ms')
      report(`${what}, p99`, percentile(taken, 0.99), 'ms', limit)
    },
    isWithin: () => allWithin,
  })
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

/** How long something took, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
