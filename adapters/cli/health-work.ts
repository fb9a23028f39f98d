import type { Config } from '../config.ts'
import { DataProblem } from '../database/data-problem.ts'
import { ALIVE_WITHIN, vitalsOf, type Vitals } from '../database/health.ts'
import { openKept } from '../database/open-kept.ts'
import { storeTrouble } from '../database/problem.ts'
import { roomIn } from '../database/room.ts'
import { printable, type Console } from '../terminal/console.ts'
import { TERMINAL } from '../terminal/place.ts'
import { DONE, FAILED } from './command.ts'
import { saySize, saySpan } from './sizes.ts'

/** A delivery that was ready and is not posted after so long, in ms, shows that the bot falls behind. */
export const TOO_LONG = 5 * 60_000

/** With fewer bytes free than this the disk is as good as full. */
export const LEAST_ROOM = 64_000_000

/** One thing that was looked at, with what was found in words. */
export type Finding = {
  readonly is: 'ok' | 'wrong' | 'unknown'
  readonly says: string
  /** Seconds since a bot was heard of, or since when a delivery waits. */
  readonly seconds?: number
}

/** Everything that was looked at. */
type Health = {
  readonly database: Finding
  readonly heartbeat: Finding
  readonly deliveries: Finding
}

/** Looks, says what is found, and gives the exit code: 0 where all is well. */
export async function sayHealth(
  config: Config,
  form: 'text' | 'json',
  { output, clock }: Pick<Console, 'output' | 'clock'>,
): Promise<number> {
  const found = await look(config, clock.now())
  const isHealthy = Object.values(found).every(({ is }) => is === 'ok')
  const lines = Object.entries(found).map(
    ([what, { is, says }]) => `${what.padEnd(10)}  ${is}: ${printable(says)}`,
  )
  output.write(`${form === 'json' ? JSON.stringify({ isHealthy, ...found }) : lines.join('\n')}\n`)
  return isHealthy ? DONE : FAILED
}

async function look(config: Config, now: number): Promise<Health> {
  try {
    const data = await openKept(config, 'reader')
    const vitals = await vitalsOf(data.db, data.engine, now, [TERMINAL.platform]).finally(() => data.close())
    const room = config.database === undefined ? roomIn(config.data) : undefined
    return {
      database: ofDatabase(room),
      heartbeat: ofHeart(vitals, vitals.now),
      deliveries: ofDeliveries(vitals),
    }
  } catch (error) {
    const unknown: Finding = { is: 'unknown', says: 'the database cannot be asked.' }
    const says = error instanceof DataProblem ? error.message : storeTrouble(error)
    return { database: { is: 'wrong', says }, heartbeat: unknown, deliveries: unknown }
  }
}

/** What the bytes that are free say; nothing is known of the disk of a server. */
export function ofDatabase(room: number | undefined): Finding {
  if (room === undefined) return { is: 'ok', says: 'it can be reached, and is up to date.' }
  if (room >= LEAST_ROOM)
    return { is: 'ok', says: `it can be read and written, and ${saySize(room)} are free.` }
  return {
    is: 'wrong',
    says: `the disk is all but full, with ${saySize(room)} free: make room, before nothing can be stored any more.`,
  }
}

/** Whether a bot was heard of lately, seen from an instant (ms since 1970). */
export function ofHeart({ heardAt }: Pick<Vitals, 'heardAt'>, now: number): Finding {
  if (heardAt === undefined) return { is: 'wrong', says: 'no bot runs: start it.' }
  const since = now - heardAt
  const seconds = Math.round(since / 1000)
  if (since < -ALIVE_WITHIN) {
    return {
      is: 'wrong',
      says: `a bot was heard of last at a time that lies ${saySpan(-since)} ahead: put the clock of this machine right, or start the bot again where it was put right since.`,
      seconds,
    }
  }
  if (since <= ALIVE_WITHIN)
    return { is: 'ok', says: `a bot was heard of ${saySpan(Math.max(since, 0))} ago.`, seconds }
  return {
    is: 'wrong',
    says: `a bot was heard of last ${saySpan(since)} ago: see why it has stopped, and start it again.`,
    seconds,
  }
}

/** Whether anything that was ready waits for longer than it should. */
export function ofDeliveries({ waiting, now }: Pick<Vitals, 'waiting' | 'now'>): Finding {
  const [longest] = waiting.toSorted((a, b) => a.since - b.since)
  if (longest === undefined) return { is: 'ok', says: 'nothing waits to be posted.', seconds: 0 }
  const span = now - longest.since
  const seconds = Math.round(span / 1000)
  if (span <= TOO_LONG)
    return { is: 'ok', says: `what waits to be posted has waited for ${saySpan(span)} at most.`, seconds }
  return {
    is: 'wrong',
    says: `something has waited for ${saySpan(span)} to be posted on ${longest.platform}: see in the log of the bot what keeps it from that platform.`,
    seconds,
  }
}
