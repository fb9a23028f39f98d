import fc from 'fast-check'
import { toText } from '../../../../adapters/database/text.ts'
import type { Value } from '../../../../adapters/database/transfer/format.ts'
import { KEPT_TABLES, type Column } from '../../../../adapters/database/transfer/tables.ts'

/** The rows of each table that is kept. */
export type Rows = ReadonlyMap<string, readonly Readonly<Record<string, Value>>[]>

const text = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }))
  .map(toText)

function valueOf({ holds, orNothing }: Column): fc.Arbitrary<Value> {
  return orNothing ? fc.option(somethingOf(holds), { nil: null }) : somethingOf(holds)
}

function somethingOf(holds: Column['holds']): fc.Arbitrary<Value> {
  if (typeof holds !== 'string') return fc.constantFrom(...holds)
  switch (holds) {
    case 'text':
      return text
    case 'json':
      return fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value))
    case 'number':
      return fc.maxSafeInteger()
    case 'small':
      return fc.integer({ min: -32_767, max: 32_767 })
    case 'flag':
      return fc.constantFrom(0, 1)
  }
}

/** What has to be there once gets a number of its own; what belongs to something belongs to one of those. */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  place: ['id', 'channel'],
  break: ['id'],
  occurrence: ['id', 'whom'],
  answer: ['person'],
  parting: ['id'],
  choice: ['id'],
  departure: ['workspace'],
  spared: ['person'],
  near_miss: ['id', 'gist'],
}
const BELONGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  break: { place_id: 'place' },
  occurrence: { break_id: 'break', place_id: 'place' },
  answer: { occurrence_id: 'occurrence' },
  parting: { place_id: 'place' },
}

/** Whatever the columns allow. */
export const anyRows: fc.Arbitrary<Rows> = fc
  .tuple(
    ...[...KEPT_TABLES.values()].map(({ columns }) =>
      fc.array(
        fc.record(
          Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column)])),
        ),
        { minLength: 1, maxLength: 6 },
      ),
    ),
  )
  .map((all) => {
    const rows = new Map<string, readonly Readonly<Record<string, Value>>[]>()
    for (const [at, name] of [...KEPT_TABLES.keys()].entries()) {
      const made = (all[at] ?? []).map((row, index) => {
        const once = (ONCE[name] ?? []).map((column) => [column, `${row[column]}${index}`])
        const belongs = Object.entries(BELONGS[name] ?? {}).map(([column, table]) => {
          const others = rows.get(table) ?? []
          return [column, others[index % others.length]?.id]
        })
        const number = name === 'break' ? [['number', index]] : []
        return { ...row, ...Object.fromEntries([...once, ...belongs, ...number]) }
      })
      rows.set(name, made)
    }
    return rows
  })
