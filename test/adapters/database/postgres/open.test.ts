import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DataProblem } from '../../../../adapters/database/data-problem.ts'
import { migrate } from '../../../../adapters/database/migrate.ts'
import { MIGRATIONS } from '../../../../adapters/database/migrations.ts'
import { openInMemory } from '../../../../adapters/database/open.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { TABLES } from '../../../../adapters/database/schema.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { describePostgres } from './describe-postgres.ts'
import { onDatabase, ownDatabase } from './own-database.ts'

const STEPS = MIGRATIONS.map(({ number }) => number)

async function freshDatabase(options?: string): Promise<string> {
  const { url, drop } = await ownDatabase(options)
  onTestFinished(drop)
  return url
}

async function open(...given: Parameters<typeof openPostgres>) {
  const data = await openPostgres(...given)
  onTestFinished(data.close)
  return data
}

async function whyNot(...given: Parameters<typeof openPostgres>): Promise<string> {
  const result = await open(...given).catch((error: unknown) => error)
  if (!(result instanceof DataProblem))
    throw new Error('It was opened, or failed otherwise.', { cause: result })
  return result.trouble
}

describePostgres('opening', (database) => {
  test('a bot makes all tables, and finds everything there the next time', async () => {
    const { url } = database()
    const first = await openPostgres(url, 'bot')
    const added = await first.store.add(draftOf())
    await first.close()
    const { store, db } = await open(url, 'bot')
    expect(await store.breaksIn(TEAM)).toEqual([added])
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    expect(tables.toSorted()).toEqual(TABLES.toSorted())
  })

  test('its tables have the columns that they have in SQLite', async () => {
    const [here, there] = [await open(database().url, 'bot'), await openInMemory()]
    onTestFinished(there.close)
    const columns = async ({ introspection }: typeof here.db) =>
      (await introspection.getTables()).map((table) => [
        table.name,
        table.columns.map(({ name, hasDefaultValue }) => ({ name, hasDefaultValue })),
      ])
    const byName = (a: readonly unknown[], b: readonly unknown[]) => String(a[0]).localeCompare(String(b[0]))
    expect((await columns(here.db)).toSorted(byName)).toEqual((await columns(there.db)).toSorted(byName))
  })

  test('closing can be repeated', async () => {
    const { close } = await openPostgres(database().url, 'bot')
    await close()
    await close()
  })

  test('closing waits for what was begun', async () => {
    const { store, close } = await openPostgres(database().url, 'bot')
    // Nobody waits for them, and there are more than there are connections so far.
    const adding = Array.from({ length: 5 }, () => store.add(draftOf()))
    await new Promise(setImmediate)
    await close()
    expect((await Promise.all(adding)).map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1])
  })

  test('several processes that start at once take each step once', async () => {
    const url = await freshDatabase()
    const bots = Array.from({ length: 4 }, () => startOpener(url))
    for (const bot of bots) await bot.says()
    for (const bot of bots) bot.go()
    expect(await Promise.all(bots.map((bot) => bot.says()))).toEqual(bots.map(() => JSON.stringify(STEPS)))
    expect(await onDatabase(url, 'select number from migration order by number')).toEqual(
      STEPS.map((number) => ({ number })),
    )
  })

  test('one that looks while another one makes the tables takes them for no strangers', async () => {
    const url = await freshDatabase()
    const stages = await Promise.all(Array.from({ length: 12 }, () => open(url, 'bot').then(() => 'opened')))
    expect(new Set(stages)).toEqual(new Set(['opened']))
  })

  test('a step that fails leaves nothing behind, and those before it stand', async () => {
    const { db } = await open(await freshDatabase(), 'bot')
    const failing = {
      number: STEPS.length + 1,
      name: 'fails',
      async up({ schema }: typeof db) {
        await schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('The power is gone.')
      },
    }
    await expect(migrate(db, () => 42, [...MIGRATIONS, failing])).rejects.toThrow('The power is gone.')
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    expect(tables.toSorted()).toEqual(TABLES.toSorted())
  })

  describe('is refused', () => {
    test('where a newer Limber has written', async () => {
      const url = await freshDatabase()
      await (await openPostgres(url, 'bot')).close()
      await onDatabase(url, `insert into migration values (99, 'moods', 1)`)
      expect(await whyNot(url, 'bot')).toBe('newer')
      expect(await whyNot(url, 'reader')).toBe('newer')
    })

    test.each([
      ['a table of that name', 'create table "break" (id integer)'],
      ['a view of that name', 'create view hold as select 1 as x'],
      ['a list of steps that is not ours', 'create table migration (id integer, name text, at bigint)'],
    ])('where another program has %s, which stays as it is', async (_, made) => {
      const url = await freshDatabase()
      await onDatabase(url, made)
      const all = `select relname from pg_class where relnamespace = 'public'::regnamespace`
      const before = await onDatabase(url, all)
      expect(await whyNot(url, 'bot')).toBe('foreign')
      expect(await onDatabase(url, all)).toEqual(before)
    })

    test('where its letters are not all that people write', async () => {
      const url = await freshDatabase(`encoding 'LATIN1' locale 'C' template template0`)
      expect(await whyNot(url, 'bot')).toBe('encoding')
    })

    test('where there is no schema for tables', async () => {
      const url = await freshDatabase()
      await onDatabase(url, 'drop schema public')
      expect(await whyNot(url, 'bot')).toBe('no schema')
    })

    test('to those beside a bot, where none has run yet or an older one has', async () => {
      const url = await freshDatabase()
      expect(await whyNot(url, 'reader')).toBe('empty')
      const { db } = await open(url, 'bot')
      await db.deleteFrom('migration').where('number', '>', 1).execute()
      expect(await whyNot(url, 'keeper')).toBe('older')
    })
  })

  test('another program may have its own tables in another schema', async () => {
    const url = await freshDatabase()
    await onDatabase(url, 'create schema other', 'create table other."break" (id integer)')
    const { store } = await open(url, 'bot')
    expect(await store.breaksIn(TEAM)).toEqual([])
  })

  test('readers change nothing', async () => {
    await (await openPostgres(database().url, 'bot')).close()
    const { store } = await open(database().url, 'reader')
    await expect(store.add(draftOf())).rejects.toMatchObject({ trouble: 'read-only' })
  })
})

/** A bot in a process of its own. */
function startOpener(url: string) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('opener.ts', import.meta.url))], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  const lines = createInterface(child.stdout)
  const said = lines[Symbol.asyncIterator]()
  return {
    go: () => child.stdin.write('go\n'),
    says: async () =>
      ((await Promise.race([said.next(), once(child, 'exit')])) as IteratorResult<string>).value,
  }
}
