import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openData } from '../../../adapters/database/open.ts'
import { storeTrouble } from '../../../adapters/database/problem.ts'
import { draftOf } from './drafts.ts'
import { freshFolder } from './fresh-folder.ts'

test('a full disk is said, and loses nothing that was there', async () => {
  const data = await openData(freshFolder(), 'bot')
  onTestFinished(() => data.close())
  const kept = await data.store.add(draftOf())
  // SQLite may not grow the file any more, which it reports like a full disk.
  await sql`pragma max_page_count = 1`.execute(data.db)
  const many = Array.from({ length: 200 }, () => draftOf())
  const trouble = await data.store.addAll(many).catch(storeTrouble)
  expect(trouble).toBe('the data could not be read or written, because the disk is full.')
  expect(await data.store.breaksIn(kept.place)).toEqual([kept])
  await sql`pragma max_page_count = 1000000`.execute(data.db)
  expect((await data.store.add(draftOf())).number).toBe(2)
})

test('what is no trouble of the database is not taken for one', () => {
  expect(() => storeTrouble(new TypeError('a mistake in the program'))).toThrow('a mistake in the program')
})
