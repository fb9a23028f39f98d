import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../../adapters/database/migrations.ts'
import { insistOnFit, UnfitDatabase, type As } from '../../../../adapters/database/postgres/fit.ts'
import type { Found } from '../../../../adapters/database/postgres/look.ts'
import { TABLES } from '../../../../adapters/database/schema.ts'

/** A database that a bot of today has used. */
const CURRENT: Found = {
  version: 150018,
  encoding: 'UTF8',
  isStandby: false,
  schema: 'public',
  mayCreate: true,
  tables: TABLES,
  steps: MIGRATIONS,
}
const EMPTY: Partial<Found> = { tables: [], steps: undefined }
const FIRST_STEP: Partial<Found> = {
  tables: ['break', 'migration', 'occurrence', 'place'],
  steps: MIGRATIONS.slice(0, 1),
}

const fitFor = (as: As, found: Partial<Found>) => insistOnFit({ ...CURRENT, ...found }, as)

function whyNot(as: As, found: Partial<Found>): Pick<UnfitDatabase, 'trouble' | 'message'> {
  try {
    throw new Error(`It is fit, and ${fitFor(as, found)}.`)
  } catch (error) {
    if (!(error instanceof UnfitDatabase)) throw error
    return { trouble: error.trouble, message: error.message }
  }
}

describe('a database is fit', () => {
  test.each<[As, string, Partial<Found>, string]>([
    ['bot', 'that was used before', {}, 'current'],
    ['bot', 'that is empty', EMPTY, 'nothing'],
    ['bot', 'whose first start broke off', { tables: ['migration'], steps: [] }, 'nothing'],
    ['bot', 'of an older Limber', FIRST_STEP, 'older'],
    ['bot', 'on the oldest server', { version: 120000 }, 'current'],
    ['bot', 'where all tables are made, and it may make none', { mayCreate: false }, 'current'],
    ['reader', 'that was used before', {}, 'current'],
    ['reader', 'on a standby', { isStandby: true }, 'current'],
    ['keeper', 'that was used before, without the right to make tables', { mayCreate: false }, 'current'],
  ])('for a %s: one %s', (as, _, found, stage) => {
    expect(fitFor(as, found)).toBe(stage)
  })
})

describe('a database is refused', () => {
  test.each<[As, Partial<Found>, UnfitDatabase['trouble'], string]>([
    [
      'bot',
      { version: 110022 },
      'old server',
      'it stands on PostgreSQL 11, and Limber needs 12 or newer: bring the server up to date, or name another one.',
    ],
    [
      'bot',
      { version: 90624 },
      'old server',
      'it stands on PostgreSQL 9, and Limber needs 12 or newer: bring the server up to date, or name another one.',
    ],
    [
      'bot',
      { encoding: 'SQL_ASCII' },
      'encoding',
      'its encoding is SQL_ASCII, which cannot hold everything that people write: name a database with the encoding UTF8.',
    ],
    [
      'bot',
      { isStandby: true },
      'standby',
      'it is a standby, which can only be read: name the primary server.',
    ],
    [
      'keeper',
      { isStandby: true },
      'standby',
      'it is a standby, which can only be read: name the primary server.',
    ],
    [
      'bot',
      { ...EMPTY, schema: null, mayCreate: false },
      'no schema',
      'there is no schema in it for tables: make one, and name it in the "search_path" of the role.',
    ],
    [
      'bot',
      { ...EMPTY, mayCreate: false },
      'may not create',
      'the role in DATABASE_URL may not make tables in the schema "public": grant it the right to ("grant create on schema …"), or name another role.',
    ],
    [
      'bot',
      { ...FIRST_STEP, mayCreate: false },
      'may not create',
      'the role in DATABASE_URL may not make tables in the schema "public": grant it the right to ("grant create on schema …"), or name another role.',
    ],
    [
      'bot',
      { tables: ['break', 'place'], steps: undefined },
      'foreign',
      'it holds tables of another program under names that Limber uses (break, place): name another database, or give Limber a schema of its own.',
    ],
    [
      'reader',
      { tables: ['migration'], steps: undefined },
      'foreign',
      'it holds tables of another program under names that Limber uses (migration): name another database, or give Limber a schema of its own.',
    ],
    [
      'bot',
      { tables: ['hold', 'migration'], steps: [] },
      'foreign',
      'it holds tables of another program under names that Limber uses (hold): name another database, or give Limber a schema of its own.',
    ],
    [
      'bot',
      { steps: [...MIGRATIONS, { number: MIGRATIONS.length + 1, name: 'moods' }] },
      'newer',
      'a newer Limber has written it (this one does not know its step "moods"): start the newer Limber, or name another database.',
    ],
    ['keeper', EMPTY, 'empty', 'nothing is stored in it yet: start a bot on it first, or name another one.'],
    [
      'reader',
      FIRST_STEP,
      'older',
      'an older Limber has written it: start the bot once, which brings it up to date.',
    ],
  ])('to a %s: %j is %s', (as, found, trouble, sentence) => {
    expect(whyNot(as, found)).toEqual({
      trouble,
      message: `Limber cannot use the database that DATABASE_URL names, because ${sentence}`,
    })
  })
})
