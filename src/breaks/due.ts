import type { Break, Occurrence } from './break.ts'
import { nextDue } from './days-off.ts'
import type { BreakPorts, Move } from './ports.ts'

/** Later than this a prompt is only recorded as missed, in ms. */
export const LATE = 30 * 60_000

/** So many breaks are moved on in one transaction. */
const BATCH = 200

/** So many missed times of one break are recorded; of what is older nobody asks. */
const MOST_MISSED = 1000

/**
 * Moves every break on that is due, and gives the occurrences that are to be posted. After an outage that is the newest
 * one of each break at most, never a burst; the others are recorded as missed.
 */
export async function moveDue(
  ports: Pick<BreakPorts, 'store' | 'holidays' | 'now' | 'letOthersRun'>,
): Promise<readonly Occurrence[]> {
  const { store, holidays, now, letOthersRun } = ports
  const at = now()
  const occurrences: Occurrence[] = []
  for (;;) {
    const due = await store.due(at, BATCH)
    if (due.length === 0) return occurrences
    occurrences.push(...(await store.moveOn(due.flatMap((kept) => movesOf(kept, at, holidays)))))
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
      breakId: kept.id,
      dueAt,
      ...(next === undefined ? {} : { next }),
      isMissed: isTooMany || !isNewest || now - dueAt > LATE,
    })
    dueAt = next
  }
  return moves
}
