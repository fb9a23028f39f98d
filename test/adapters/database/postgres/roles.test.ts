import { randomUUID } from 'node:crypto'
import { beforeAll, afterAll, expect, test } from 'vitest'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { describePostgres } from './describe-postgres.ts'
import { onDatabase } from './own-database.ts'

describePostgres('a role of a database', (database) => {
  const role = `limber_test_${randomUUID().replaceAll('-', '')}`
  const asRole = () => Object.assign(new URL(database().url), { username: role, password: 'x' }).href
  beforeAll(() =>
    onDatabase(
      database().url,
      `create role ${role} login password 'x'`,
      'revoke create on schema public from public',
    ),
  )
  afterAll(() => onDatabase(database().url, `drop owned by ${role}`, `drop role ${role}`))

  test('that may make no tables is told so', async () => {
    await expect(openPostgres(asRole(), 'bot')).rejects.toMatchObject({
      name: 'UnfitDatabase',
      trouble: 'may not create',
    })
  })

  test('that may use those that are there needs no more', async () => {
    await (await openPostgres(database().url, 'bot')).close()
    await expect(openPostgres(asRole(), 'bot')).rejects.toMatchObject({ trouble: 'denied' })
    await onDatabase(
      database().url,
      `grant select, insert, update, delete on all tables in schema public to ${role}`,
    )
    const { store, close } = await openPostgres(asRole(), 'bot')
    const added = await store.add(draftOf())
    expect(await store.breaksIn(TEAM)).toEqual([added])
    expect(await store.forget('ada')).toMatchObject({ released: 1, wiped: 'in time' })
    await close()
  })

  test('that may not even connect is told so', async () => {
    const name = new URL(database().url).pathname.slice(1)
    await onDatabase(database().url, `revoke connect on database ${name} from public`)
    await expect(openPostgres(asRole(), 'bot')).rejects.toMatchObject({ trouble: 'denied' })
  })
})
