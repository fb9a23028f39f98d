import { setTimeout as sleep } from 'node:timers/promises'
import { openKept, type Kept } from '../../adapters/database/open-kept.ts'
import { LATE } from '../../src/breaks/due.ts'
import { randomFrom, type Random } from '../bench/random.ts'
import { drawFrom } from '../fakes/troubles.ts'
import { draftsOf, isRefusing, REFUSING, spanOf } from './breaks.ts'
import { ownData } from './database.ts'
import { breaksIn, keptIn, leftIn } from './evidence.ts'
import { startHerd, type Herd, type Mischief } from './herd.ts'
import { judge, type Verdict } from './judge.ts'
import type { Options } from './options.ts'
import { servePlatforms, type Platforms } from './platforms.ts'
import type { Outcome } from './report.ts'
import { FAST_LIMITS, FAST_NONCES, FAST_TIMING, ROUGH } from './speed.ts'

/** From one mischief to a process to the next, in ms; where there are more of them, it comes to somebody more often. */
const PEACE = [1_600, 4_000] as const
/** Longer than a lease, in ms. */
const STANDSTILL = FAST_TIMING.lease * 1.2
/** Where nothing has moved for so long, in ms, nothing will. */
const PATIENCE = 60_000
const LOOK_EVERY = 250

function roughPlatforms({ chats, history, seed }: Options): Promise<Platforms> {
  return servePlatforms(chats, (kind) => ({
    seed: kind === 'slack' ? seed : -seed,
    limits: FAST_LIMITS[kind],
    troubles: ROUGH,
    latency: (random) => drawFrom(random, [10, 40]),
    knowsAgainFor: FAST_NONCES,
    refusing: REFUSING,
    ...(history === 'unreadable' ? { history } : {}),
  }))
}

async function fill(kept: Kept, { occurrences, seed }: Options, from: number): Promise<void> {
  const data = await openKept(kept, 'bot')
  await data.store.addAll(draftsOf(occurrences, from, seed))
  await data.close()
}

/** What comes next; standing still only where that was asked for. */
function anyMischief(random: Random, { isStopping }: Options): Mischief {
  const chance = random()
  if (isStopping && chance < 0.3) return 'stopped'
  return chance < 0.85 ? 'killed' : 'asked to stop'
}

/** Goes on until nothing is left to be done after an instant (ms since 1970), nothing moves any more, or it is called off. */
async function wreak(
  herd: Herd,
  kept: Kept,
  { options, until, callOff }: { options: Options; until: number; callOff: AbortSignal },
): Promise<void> {
  const random = randomFrom(options.seed)
  const data = await openKept(kept, 'reader')
  let left = Infinity
  let movedAt = performance.now()
  let next = movedAt
  try {
    while (!callOff.aborted) {
      await sleep(LOOK_EVERY)
      const now = performance.now()
      const before = left
      left = await leftIn(data, Date.now())
      if (left !== before) movedAt = now
      if (left === 0 && Date.now() > until) return
      if (now - movedAt > PATIENCE) return
      if (now < next) continue
      herd.disturb(anyMischief(random, options))
      next = now + drawFrom(random, PEACE) / options.processes
    }
  } finally {
    await data.close()
  }
}

async function judgeAll(kept: Kept, platforms: Platforms): Promise<Verdict> {
  const data = await openKept(kept, 'reader')
  try {
    const { all, stopped } = await breaksIn(data)
    const now = Date.now()
    const deliveries = await keptIn(data, now, isRefusing)
    const seen = platforms.seen(deliveries.map(({ delivery }) => delivery))
    return judge({ breaks: all, stopped, kept: deliveries, seen, lateBefore: now - LATE })
  } finally {
    await data.close()
  }
}

/** Lets so many breaks fall due while processes are killed and platforms misbehave, and holds what is stored against what was seen. */
export async function runChaos(options: Options, callOff: AbortSignal): Promise<Outcome> {
  const { kept, drop } = await ownData(options.engine)
  const platforms = await roughPlatforms(options)
  try {
    const from = Date.now()
    await fill(kept, options, from)
    const began = performance.now()
    const herd = startHerd(
      new URL('worker.ts', import.meta.url),
      options.processes,
      { kept, urls: platforms.urls, chats: options.chats },
      { random: randomFrom(options.seed + 1), standstill: STANDSTILL },
    )
    const until = from + spanOf(options.occurrences)
    await wreak(herd, kept, { options, until, callOff }).finally(() => herd.stop())
    const seconds = (performance.now() - began) / 1_000
    await platforms.quiet()
    const verdict = await judgeAll(kept, platforms)
    const violations = platforms.violations()
    return { verdict, tally: herd.tally(), counts: platforms.counts(), violations, seconds }
  } finally {
    await platforms.close()
    await drop()
  }
}
