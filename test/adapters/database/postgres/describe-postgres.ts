import { afterAll, beforeAll, describe } from 'vitest'
import { ownDatabase, TEST_SERVER, type OwnDatabase } from './own-database.ts'

const WHY_NOT = 'TEST_DATABASE_URL is not set: it names a PostgreSQL server on which tests may make databases'

if (TEST_SERVER === undefined) console.warn(`No test of PostgreSQL runs here, because ${WHY_NOT}.`)

/** Tests that need a PostgreSQL server, with a database of their own; skipped, saying why, where there is none. */
export function describePostgres(name: string, body: (database: () => OwnDatabase) => void): void {
  const isThere = TEST_SERVER !== undefined
  describe.skipIf(!isThere)(isThere ? name : `${name} (${WHY_NOT})`, () => {
    let database: OwnDatabase | undefined
    beforeAll(async () => {
      database = await ownDatabase()
    })
    afterAll(() => database?.drop())
    body(() => {
      if (database === undefined) throw new Error('There is no database yet.')
      return database
    })
  })
}
