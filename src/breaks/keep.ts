import type { Break, BreakDraft } from './break.ts'
import { nextDue, pauseAt } from './days-off.ts'
import { LATE } from './due.ts'
import { knowsZone } from './moment.ts'
import type { BreakPlan } from './plan.ts'
import type { BreakPorts } from './ports.ts'

/** So many breaks a place can have: what nobody can look over nobody looks after. */
export const MOST_BREAKS = 10

/**
 * Stores a break, due for the first time after now; the very same one is not stored twice, since a button may be pressed
 * twice. Nothing where the place has as many as it can.
 */
export async function addBreak(ports: BreakPorts, plan: BreakPlan): Promise<Break | undefined> {
  const { store, now } = ports
  const same = (await store.breaksIn(plan.place)).find((kept) => isSame(kept, plan))
  return same ?? store.addWithin({ ...reckoned(ports, plan), createdAt: now() }, MOST_BREAKS)
}

function isSame(kept: Break, plan: BreakPlan): boolean {
  const parts = ({ owner, cadence, choosing, daysOff }: BreakPlan) =>
    JSON.stringify([owner, cadence, choosing, daysOff])
  return parts(kept) === parts(plan)
}

/** Somebody else may change a break at the same moment: then it is read again, and so often at most. */
const MOST_TRIES = 5

/** A break after a change, or why it was not changed: it is gone, or others change it all the time. */
export type Changed = Break | 'gone' | 'busy'

/** Changes a break and reckons when it comes next. */
export async function changeBreak(
  ports: BreakPorts,
  before: Break,
  edit: (before: Break) => Break,
): Promise<Changed> {
  let current: Break | undefined = before
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    if (current === undefined) return 'gone'
    const changed: Break = stillDue(ports, current, reckoned(ports, edit(current)))
    if (await ports.store.change(changed)) return { ...changed, revision: changed.revision + 1 }
    current = (await ports.store.breaksIn(before.place)).find(({ id }) => id === before.id)
  }
  return 'busy'
}

/** Reckons anew what was reckoned by another edition of the time-zone database; gives how many breaks that were. */
export async function reckonAnew(ports: BreakPorts): Promise<number> {
  return reckonEach(ports, ports.store.all(ports.tzdata), (kept) => {
    // What is due already stays due: it is posted, or recorded as missed.
    if (kept.nextDue !== undefined && kept.nextDue <= ports.now()) return undefined
    const isMoved = reckoned(ports, kept).nextDue !== kept.nextDue
    // By the new edition it may just have been time; what was posted then is not posted again.
    const longAgo = isMoved ? Math.max(ports.now() - LATE, kept.createdAt) : Infinity
    return Math.min(ports.now(), longAgo)
  })
}

/**
 * After the clock was set back to an instant (ms since 1970): what was recorded as missed in what is the future again has
 * not been, and every break comes when it is due from then on. What was posted stays posted. Done once more where it
 * failed, it still is from that instant on. Gives how many breaks come at another time.
 */
export async function undoFuture(ports: BreakPorts, from: number = ports.now()): Promise<number> {
  const count = await reckonEach(ports, ports.store.all(), (kept) => {
    const { nextDue: due } = reckoned({ ...ports, now: () => from }, kept)
    return due !== undefined && due < (kept.nextDue ?? Infinity) ? from : undefined
  })
  // Only when the breaks bring it again: until then it is on record.
  await ports.deliveries.forgetMissed(from)
  return count
}

/** So many breaks are changed at once, so that they share a commit, and so many looked at before others have a turn. */
const AT_ONCE = 200
const A_TURN = 50

/**
 * Reckons breaks from an instant on (ms since 1970), those for which there is one, and gives how many that were; all
 * others stay as they are, and so does what is in a zone that this machine does not know.
 */
async function reckonEach(
  ports: BreakPorts,
  breaks: AsyncIterable<Break>,
  fromOf: (kept: Break) => number | undefined,
): Promise<number> {
  let count = 0
  let seen = 0
  let batch: { readonly kept: Break; readonly from: number }[] = []
  const change = async () => {
    const changing = batch.map(({ kept, from }) =>
      changeBreak({ ...ports, now: () => from }, kept, (same) => same),
    )
    batch = []
    const changed = await Promise.all(changing)
    count += changed.filter((one) => typeof one === 'object').length
  }
  for await (const kept of breaks) {
    if (++seen % A_TURN === 0) await ports.letOthersRun()
    const from = knowsZone(kept.cadence.zone) ? fromOf(kept) : undefined
    if (from === undefined) continue
    batch.push({ kept, from })
    if (batch.length === AT_ONCE) await change()
  }
  await change()
  return count
}

/** What is due already stays due through a change that leaves it its time: it is posted, or recorded as missed. */
function stillDue({ now, holidays }: BreakPorts, { nextDue: due }: Break, changed: Break): Break {
  if (due === undefined || due > now() || isStopped(changed)) return changed
  const isLeft = pauseAt(changed.daysOff, now()) === undefined && nextDue(changed, due - 1, holidays) === due
  return isLeft ? { ...changed, nextDue: due } : changed
}

function reckoned<Plan extends BreakPlan>(
  { now, holidays, tzdata }: BreakPorts,
  plan: Plan,
): Plan & Pick<BreakDraft, 'nextDue' | 'tzdata'> {
  const due = isStopped(plan) ? undefined : nextDue(plan, now(), holidays)
  const { nextDue: _, ...rest } = plan as Plan & { nextDue?: number }
  return { ...(rest as Plan), ...(due === undefined ? {} : { nextDue: due }), tzdata }
}

function isStopped(plan: Partial<Pick<Break, 'stopped'>>): boolean {
  return plan.stopped !== undefined
}
