import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createBreakStore } from '../../../adapters/database/break-store.ts'
import { DATABASE } from '../../../adapters/database/folder.ts'
import { openReader } from '../../../adapters/database/node-sqlite.ts'
import { openData, type Data } from '../../../adapters/database/open.ts'
import { sqliteEngine } from '../../../adapters/database/sqlite-engine.ts'
import { isWipeOwed } from '../../../adapters/database/wipe.ts'
import { whatHolds } from './bytes.ts'
import { newPosted, T, wish } from './deliveries.ts'
import { draftOf, messagesWith } from './drafts.ts'
import { freshFolder } from './fresh-folder.ts'

const PERSON = 'U-PLANTED-PERSON'
const OWN_WORDS = ['planted-exercise', 'planted-condition', 'planted-shown', 'planted-reason']
const NEEDLES = [PERSON, ...OWN_WORDS]

/** A bot with 300 breaks, a third of them the person's own, in pages between those of others. */
async function botWithPerson(folder: string): Promise<Data> {
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  await data.store.addAll(
    Array.from({ length: 300 }, (_, index) => {
      if (index % 3 === 0) return draftOf({ owner: 'somebody else' })
      if (index % 3 === 1) return draftOf({ owner: PERSON })
      const choosing = {
        ...draftOf().choosing,
        conditions: ['planted-condition'],
        without: ['planted-exercise'],
      }
      return draftOf({ owner: PERSON, place: messagesWith(PERSON), choosing })
    }),
  )
  await data.store.moveDue(1_000, 300, () => [{ dueAt: 1_000, next: 2_000, isMissed: false }])
  const claims = await data.store.claim(wish({ now: 1_000, most: 300 }))
  const own = claims.filter(({ place }) => place.isDirect)
  for (const [index, { id }] of own.entries()) {
    if (index % 2) await data.store.settle(id, { state: 'failed', why: 'planted-reason' }, 'one')
    else {
      const shown = { exercise: 'planted-shown', opening: 1, at: index }
      await data.store.settle(id, { state: 'posted', shown }, 'one')
    }
  }
  // Removed before, and not by the person: only traces of it may be left in the pages.
  for (const { id } of (await data.store.breaksIn(messagesWith(PERSON))).slice(0, 20)) {
    await data.store.remove(id)
  }
  return data
}

test('what is searched for is there before', async () => {
  const folder = freshFolder()
  await botWithPerson(folder)
  expect(new Set(whatHolds(folder, NEEDLES).map((found) => found.split(' holds ')[1]))).toEqual(
    new Set(NEEDLES),
  )
})

test('afterwards no file holds the person, while the bot runs and after it', async () => {
  const folder = freshFolder()
  const data = await botWithPerson(folder)
  expect(await data.store.forget(PERSON)).toEqual({ removed: 80, released: 100, wiped: 'at once' })
  expect(whatHolds(folder, NEEDLES)).toEqual([])
  await data.store.add(draftOf({ owner: 'somebody else' }))
  expect(whatHolds(folder, NEEDLES)).toEqual([])
  await data.close()
  expect(whatHolds(folder, NEEDLES)).toEqual([])
})

test('also of somebody whose breaks are all removed already', async () => {
  const folder = freshFolder()
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  const own = await data.store.add(draftOf({ place: messagesWith(PERSON), owner: PERSON }))
  await data.store.remove(own.id)
  expect(whatHolds(folder, [PERSON])).not.toEqual([])
  expect(await data.store.forget(PERSON)).toEqual({ removed: 0, released: 0, wiped: 'at once' })
  expect(whatHolds(folder, [PERSON])).toEqual([])
})

test('nor where a message stands that was still to be closed', async () => {
  const folder = freshFolder()
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  const { id, kept } = await newPosted(data.store, T, { place: messagesWith(PERSON), owner: PERSON })
  await data.store.remove(kept.id)
  expect(whatHolds(folder, [id])).not.toEqual([])
  await data.store.forget(PERSON)
  expect(whatHolds(folder, [id, PERSON])).toEqual([])
})

test('what took room before gives it back', async () => {
  const folder = freshFolder()
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  await data.store.addAll(Array.from({ length: 500 }, () => draftOf({ place: messagesWith(PERSON) })))
  await data.store.forget(PERSON)
  const { rows } = await sql`pragma freelist_count`.execute(data.db)
  expect(rows).toEqual([{ freelist_count: 0 }])
})

test('a reader that has the file open, and read it before, does not keep anything', async () => {
  const folder = freshFolder()
  const data = await botWithPerson(folder)
  const reader = await openData(folder, 'reader')
  onTestFinished(() => reader.close())
  expect(await reader.store.breaksOf(PERSON)).toHaveLength(180)
  await data.store.forget(PERSON)
  expect(whatHolds(folder, NEEDLES)).toEqual([])
  expect(await reader.store.breaksOf(PERSON)).toEqual([])
})

test('a reader in the middle of reading is waited for', async () => {
  const folder = freshFolder()
  const data = await botWithPerson(folder)
  const reading = openReader(join(folder, DATABASE))
  onTestFinished(() => reading.close())
  reading.exec('begin; select * from break')
  let isForgotten = false
  const forgetting = data.store.forget(PERSON).then(() => {
    isForgotten = true
  })
  // Others are served meanwhile.
  for (let turn = 0; turn < 5; turn++) await data.store.add(draftOf({ owner: 'somebody else' }))
  expect(isForgotten).toBe(false)
  reading.exec('commit')
  await forgetting
  expect(whatHolds(folder, NEEDLES)).toEqual([])
})

test('where a reader does not end, it is said; the next start wipes what is left', async () => {
  const folder = freshFolder()
  const data = await botWithPerson(folder)
  const impatient = createBreakStore(data.db, sqliteEngine(0))
  const reading = openReader(join(folder, DATABASE))
  onTestFinished(() => {
    if (reading.isOpen) reading.close()
  })
  reading.exec('begin; select * from break')
  expect((await impatient.forget(PERSON)).wiped).toBe('when nobody reads')
  expect(await data.store.breaksOf(PERSON)).toEqual([])
  expect(whatHolds(folder, [PERSON])).not.toEqual([])
  expect(await isWipeOwed(data.db)).toBe(true)

  await data.close()
  const stillReading = await openData(folder, 'bot')
  expect(await isWipeOwed(stillReading.db)).toBe(true)
  await stillReading.close()

  reading.close()
  const again = await openData(folder, 'bot')
  onTestFinished(() => again.close())
  expect(await isWipeOwed(again.db)).toBe(false)
  expect(whatHolds(folder, NEEDLES)).toEqual([])
})

test('asking again wipes what the first time could not', async () => {
  const folder = freshFolder()
  const data = await botWithPerson(folder)
  const reading = openReader(join(folder, DATABASE))
  onTestFinished(() => reading.close())
  reading.exec('begin; select * from break')
  const impatient = createBreakStore(data.db, sqliteEngine(0))
  expect((await impatient.forget(PERSON)).wiped).toBe('when nobody reads')
  reading.exec('commit')
  expect(await data.store.forget(PERSON)).toEqual({ removed: 0, released: 0, wiped: 'at once' })
  expect(whatHolds(folder, NEEDLES)).toEqual([])
})
