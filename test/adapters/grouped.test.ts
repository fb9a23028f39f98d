import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { grouped, inGroups } from '../../adapters/database/grouped.ts'

/** A writer that is done when it is told to, and notes its groups. */
function slowWriter() {
  const groups: (readonly number[])[] = []
  const finish: (() => void)[] = []
  const add = grouped<number, string>(async (items) => {
    groups.push(items)
    await new Promise<void>((resolve) => finish.push(resolve))
    if (items.includes(13)) throw new Error('no 13')
    return items.map((item) => `written ${item}`)
  })
  return { add, groups, finish: () => finish.shift()?.() }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn()
}

test('what comes in one turn, and while the group before is written, shares a commit', async () => {
  const { add, groups, finish } = slowWriter()
  const first = [add(1), add(2)]
  await turns()
  const second = [add(3)]
  await turns()
  second.push(add(4))
  await turns()
  expect(groups).toEqual([[1, 2]])
  finish()
  await turns()
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ])
  finish()
  expect(await Promise.all([...first, ...second])).toEqual([1, 2, 3, 4].map((item) => `written ${item}`))
})

test('a group that fails fails for all in it, and the next one is written', async () => {
  const { add, finish } = slowWriter()
  const failing = Promise.allSettled([add(1), add(13)])
  await turns()
  const next = add(2)
  finish()
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await turns()
  finish()
  expect(await next).toBe('written 2')
})

test.each([
  [[], 2, []],
  [[1, 2, 3], 2, [[1, 2], [3]]],
  [[1, 2], 2, [[1, 2]]],
])('%j in groups of %i', (items, size, groups) => {
  expect(inGroups(items, size)).toEqual(groups)
})
