import type { Claim, DeliveryStore } from '../../src/deliver/ports.ts'
import { timed } from './report.ts'

/** So many are claimed at once, for so many ms. */
export const CLAIMED = 50
export const LEASE = 30_000

const TURN = {
  exercise: 'cat-cow',
  aim: 'arch',
  why: 'Today we arch the back.',
  easier: false,
  opening: 1,
} as const

/** What was delivered, and how long each step took, in ms. */
export type Delivered = {
  readonly ids: readonly string[]
  readonly claims: readonly number[]
  readonly begins: readonly number[]
  readonly settles: readonly number[]
}

/** Claims, begins and settles group after group, on each platform in turn, until nothing is left. */
export async function deliverAll(store: DeliveryStore, owner: string, now: number): Promise<Delivered> {
  const ids: string[] = []
  const claims: number[] = []
  const begins: number[] = []
  const settles: number[] = []
  let open = ['slack', 'discord']
  while (open.length > 0) {
    for (const platform of open) {
      let group: readonly Claim[] = []
      claims.push(
        await timed(async () => {
          group = await store.claim({ platform, owner, now, most: CLAIMED, lease: LEASE })
        }),
      )
      if (group.length === 0) {
        open = open.filter((one) => one !== platform)
        continue
      }
      const begun: boolean[] = []
      begins.push(
        await timed(async () => {
          begun.push(
            ...(await Promise.all(
              group.map(({ id }) => store.begin(id, owner, { at: now, lease: LEASE, turn: TURN })),
            )),
          )
        }),
      )
      const mine = group.filter((_, index) => begun[index])
      settles.push(await timed(() => Promise.all(mine.map(({ id }) => settle(store, id, owner, now)))))
      ids.push(...mine.map(({ id }) => id))
    }
  }
  return { ids, claims, begins, settles }
}

function settle(store: DeliveryStore, id: string, owner: string, now: number): Promise<boolean> {
  const shown = { exercise: TURN.exercise, opening: TURN.opening, at: now }
  return store.settle(
    id,
    { state: 'posted', message: `message ${id}`, shown, closesAt: now + 1_500_000 },
    owner,
  )
}
