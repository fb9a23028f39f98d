import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Gathers what is handed over in one turn of the event loop, and while the group before is being written, so that many
 * share one commit: a slow disk does some hundred commits a second. Whoever hands something over gets what became of it,
 * in the order of the items, or hears of the failure of all in its group.
 */
export function grouped<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let gathered: Item[] = []
  let group: Promise<readonly Result[]> | undefined

  let before: Promise<unknown> = Promise.resolve()

  async function writeGathered(): Promise<readonly Result[]> {
    await nextTurn()
    await before.catch(() => {})
    const items = gathered
    gathered = []
    group = undefined
    const written = write(items)
    before = written
    return written
  }

  return async (item) => {
    const index = gathered.push(item) - 1
    group ??= writeGathered()
    return (await group)[index] as Result
  }
}

/** So many rows go into one transaction: enough to share its commit, few enough not to keep others waiting. */
export const GROUP = 200

/** Cuts a list into groups. */
export function inGroups<Item>(items: readonly Item[], size: number = GROUP): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  )
}
