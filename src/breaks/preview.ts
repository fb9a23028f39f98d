import type { Aim } from '../knowledge/model.ts'
import type { Break, Shown } from './break.ts'
import { upcoming, type Upcoming } from './days-off.ts'
import type { BreakPorts } from './ports.ts'
import { LOOKS_BACK, type Rotation } from './rotation.ts'
import type { Turn } from './turn.ts'

/** One time that a break would come, and what would be stretched then; nothing where it is skipped or nothing fits. */
export type PreviewRow = Upcoming & { readonly turn?: Turn }

/** What a preview needs of a break, stored or not. */
export type Previewed = Pick<Break, 'cadence' | 'daysOff' | 'choosing'>

/**
 * When a break will come after an instant (ms since 1970) and what it will show, as the rotation goes on from what was
 * shown so far (the newest first). The seed is the place's key.
 */
export function* preview(
  plan: Previewed,
  after: number,
  around: {
    readonly rotation: Rotation
    readonly holidays: BreakPorts['holidays']
    readonly shown: readonly Shown[]
    readonly seed: string
  },
): Generator<PreviewRow> {
  let shown = around.shown
  for (const time of upcoming(plan, after, around.holidays)) {
    const at = { instant: time.at, zone: plan.cadence.zone }
    const turn =
      time.skipped === undefined ? around.rotation.pick(plan.choosing, shown, at, around.seed) : undefined
    if (turn === undefined) yield time
    else {
      shown = [{ exercise: turn.exercise, opening: 0, at: time.at }, ...shown].slice(0, LOOKS_BACK)
      yield { ...time, turn }
    }
  }
}

/** How often each aim comes in a preview, the most frequent first. */
export function aimsIn(rows: readonly PreviewRow[]): readonly (readonly [Aim, number])[] {
  const groups = Map.groupBy(
    rows.flatMap(({ turn }) => turn ?? []),
    ({ aim }) => aim,
  )
  return [...groups].map(([aim, turns]) => [aim, turns.length] as const).toSorted((a, b) => b[1] - a[1])
}
