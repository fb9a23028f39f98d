import type { DatabaseSync } from 'node:sqlite'
import { standing, type Step } from './migrate.ts'
import { openReader } from './node-sqlite.ts'
import { corrupt, foreign, newer } from './problem.ts'

/** Stands in the head of the file ("Limb"), so that Limber and `file` know whose database it is. */
export const APPLICATION = 0x4c696d62

/** What a file holds: nothing yet, or a database of an older or of this Limber. */
export type Found = 'nothing' | 'older' | 'current'

/**
 * Looks at a database without changing it. Throws where it is damaged, another program's or a newer Limber's.
 * `isThorough` goes through every page of it.
 */
export function inspect(folder: string, path: string, isThorough: boolean): Found {
  const database = openReader(path)
  try {
    if (Number(single(database, 'pragma application_id')) !== APPLICATION) {
      if (single(database, 'select count(*) from sqlite_schema') === 0) return 'nothing'
      throw foreign(folder, path)
    }
    if (isThorough && single(database, 'pragma quick_check(1)') !== 'ok') throw corrupt(folder, path)
    const known = standing(stepsOf(database))
    if (known.is === 'newer') throw newer(folder, path, known.unknown[0]?.name ?? '')
    return known.is
  } finally {
    database.close()
  }
}

function stepsOf(database: DatabaseSync): readonly Step[] {
  const hasSteps = single(database, "select count(*) from sqlite_schema where name = 'migration'") === 1
  if (!hasSteps) return []
  return database
    .prepare('select number, name from migration order by number')
    .all()
    .map(({ number, name }) => ({ number: Number(number), name: String(name) }))
}

function single(database: DatabaseSync, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0]
}
