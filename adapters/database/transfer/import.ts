import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { insistOnEmpty } from './empty.ts'
import { lastLine, type Counts, type Value } from './format.ts'
import { inserting } from './insert.ts'
import { linesOf } from './lines.ts'
import { contradicts, goesOn, nothing, notTheSum, notWhole } from './problem.ts'
import { insistOnFirst, readLine } from './said.ts'
import { KEPT_TABLES, type Table } from './tables.ts'

/**
 * Stores everything of an export in a database that is up to date and holds nothing, all or nothing of it, and gives how
 * many rows that are. Throws an `ImportProblem` where the export is not whole, or is not Limber's. `progress` hears of
 * how many rows were read so far.
 */
export async function importAll(
  db: Kysely<Schema>,
  engine: Engine,
  input: AsyncIterable<unknown>,
  progress: (rows: number) => void = () => {},
): Promise<Counts> {
  return db.transaction().execute(async (importing) => {
    await insistOnEmpty(importing, engine)
    const rows = inserting(importing)
    const hash = createHash('sha256')
    const order = inOrder()
    const counts = new Map<string, number>()
    let [last, hasEnd] = [0, false]
    for await (const line of linesOf(input)) {
      const { number, bytes } = line
      last = number
      if (hasEnd) throw goesOn(number)
      if (number === 1) {
        insistOnFirst(line)
        hash.update(bytes)
        continue
      }
      const said = readLine(line)
      if (said.is === 'end') {
        await rows.end()
        if (bytes.toString('utf8') !== lastLine(counts, hash.digest('hex'))) throw notTheSum(number)
        hasEnd = true
        continue
      }
      hash.update(bytes)
      const { name, table, row } = said
      order(number, name, table, row)
      await rows.add(name, { line: number, values: row })
      counts.set(name, (counts.get(name) ?? 0) + 1)
      progress(number - 1)
    }
    if (last === 0) throw nothing()
    if (!hasEnd) throw notWhole(last + 1)
    return counts
  })
}

/** Throws an `ImportProblem` for a row that does not come after the one before: nothing is there twice, then. */
function inOrder() {
  const names = [...KEPT_TABLES.keys()]
  let [before, keyBefore]: [string | undefined, readonly Buffer[]] = [undefined, []]
  return (line: number, name: string, { key }: Table, row: Readonly<Record<string, Value>>): void => {
    const keyNow = key.map((column) => Buffer.from(String(row[column])))
    if (before !== undefined && before !== name && names.indexOf(name) < names.indexOf(before))
      throw contradicts(line, name, 'its table came before')
    if (before === name && compare(keyBefore, keyNow) >= 0)
      throw contradicts(line, name, 'it is not in order, or there twice')
    before = name
    keyBefore = keyNow
  }
}

/** As both databases compare texts, byte by byte. */
function compare(one: readonly Buffer[], other: readonly Buffer[]): number {
  return (
    one.map((part, index) => Buffer.compare(part, other[index] ?? part)).find((order) => order !== 0) ?? 0
  )
}
