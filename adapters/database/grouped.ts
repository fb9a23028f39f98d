import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Gathers what is handed over in one turn of the event loop, so that many share one commit: a slow disk does some
 * hundred commits a second. Whoever hands something over waits until it is written, and hears of its failure.
 */
export function grouped<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let gathered: Item[] = []
  let group: Promise<void> | undefined

  async function writeGathered(): Promise<void> {
    await nextTurn()
    const items = gathered
    gathered = []
    group = undefined
    await write(items)
  }

  return (item) => {
    gathered.push(item)
    group ??= writeGathered()
    return group
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
