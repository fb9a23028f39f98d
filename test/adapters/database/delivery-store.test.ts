import { expect, onTestFinished, test } from 'vitest'
import { openInMemory } from '../../../adapters/database/open.ts'
import { T } from './deliveries.ts'
import { describeDeliveries } from './delivery-contract.ts'
import { draftOf } from './drafts.ts'
import { makeInFolder } from './in-folder.ts'

describeDeliveries('deliveries in memory', openInMemory)
describeDeliveries('deliveries in a folder', makeInFolder)

test('while much that is old is removed, others have their turn', async () => {
  const { store, close } = await openInMemory()
  onTestFinished(close)
  await store.addAll(Array.from({ length: 1_050 }, () => draftOf({ nextDue: T })))
  await store.moveDue(T, 1_050, () => [{ dueAt: T, isMissed: true }])
  const order: string[] = []
  const note = (what: string) => () => order.push(what)
  const pruned = store.prune({ now: 0, answers: 0, deliveries: T + 1 })
  await Promise.all([pruned.then(note('removed')), store.add(draftOf()).then(note('served'))])
  expect([order, await pruned]).toEqual([['served', 'removed'], 1_050])
})
