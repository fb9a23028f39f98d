import type { Break } from './break.ts'
import { nextDue } from './days-off.ts'
import { knowsZone } from './moment.ts'
import type { BreakPorts, Move } from './ports.ts'

/** Later than this a prompt is only recorded as missed, in ms. */
export const LATE = 30 * 60_000

/** So many breaks are moved on in one transaction. */
const BATCH = 200

/** So many missed times of one break are recorded; of what is older nobody asks. */
const MOST_MISSED = 1000

/** Who is told while breaks move on. */
export type MovingHeard = {
  /** After each batch. */
  readonly moved?: () => void
  /** Of a break in a zone that this machine does not know; it stays due until something is done about it. */
  readonly cannotReckon?: (kept: Break) => Promise<void>
}

/**
 * Moves every break on that is due, and gives how many. After an outage the newest time of each break is to be posted at
 * most, never a burst; the others are recorded as missed.
 */
export async function moveDue(
  { store, holidays, now, letOthersRun }: Pick<BreakPorts, 'store' | 'holidays' | 'now' | 'letOthersRun'>,
  { moved: hear = () => {}, cannotReckon = async () => {} }: MovingHeard = {},
): Promise<number> {
  const at = now()
  let count = 0
  for (;;) {
    const stuck: Break[] = []
    const moved = await store.moveDue(at, BATCH, (kept) => {
      if (knowsZone(kept.cadence.zone)) return movesOf(kept, at, holidays)
      stuck.push(kept)
      return []
    })
    // Before the next batch, which would hold the same ones again.
    for (const kept of stuck) await cannotReckon(kept)
    count += moved
    if (moved > 0) hear()
    if (moved < BATCH) return count
    await letOthersRun()
  }
}

/** Every move of a break up to now: all but the newest one are missed. */
function movesOf(kept: Break, now: number, holidays: BreakPorts['holidays']): readonly Move[] {
  const moves: Move[] = []
  for (let dueAt = kept.nextDue; dueAt !== undefined && dueAt <= now;) {
    const isTooMany = moves.length === MOST_MISSED
    const next = nextDue(kept, isTooMany ? now : dueAt, holidays)
    const isNewest = next === undefined || next > now
    moves.push({
      dueAt,
      ...(next === undefined ? {} : { next }),
      isMissed: isTooMany || !isNewest || now - dueAt > LATE,
    })
    dueAt = next
  }
  return moves
}
