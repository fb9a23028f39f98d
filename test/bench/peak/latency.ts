import type { Random } from '../random.ts'

/** Half of all requests take less, in ms. */
const MEDIAN = 120
/** How far the others are from that: one in a hundred takes five times as long. */
const SPREAD = 0.69
const LONGEST = 5_000

/** How long a platform takes to answer a request, in ms. */
export function anyLatency(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(LONGEST, MEDIAN * Math.exp(SPREAD * normal))
}
