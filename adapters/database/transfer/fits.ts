import type { Column, Table } from './tables.ts'
import type { Value } from './format.ts'

/** A row with its columns in the order of its table, or why it is none. */
export type Fitting = { readonly row: Readonly<Record<string, Value>> } | { readonly why: string }

/** Whether what a line says is a row of a table, as every database takes it. */
export function fit({ columns }: Table, said: object): Fitting {
  if (Object.keys(said).some((name) => !Object.hasOwn(columns, name)))
    return { why: 'it has a column that its table has not' }
  const row: Record<string, Value> = {}
  for (const [name, column] of Object.entries(columns)) {
    if (!Object.hasOwn(said, name)) return { why: `it lacks the column "${name}"` }
    const value: unknown = said[name as keyof typeof said]
    if (!holds(column, value)) return { why: `its column "${name}" holds something that cannot stand there` }
    row[name] = value
  }
  return { row }
}

function holds({ holds, orNothing }: Column, value: unknown): value is Value {
  if (value === null) return orNothing
  if (typeof holds !== 'string') return holds.some((word) => word === value)
  switch (holds) {
    case 'text':
      return isText(value)
    case 'json':
      return isText(value) && isJson(value)
    case 'number':
      return Number.isSafeInteger(value)
    case 'small':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= LARGEST_SMALL
    case 'flag':
      return value === 0 || value === 1
  }
}

/** What two bytes hold, leaving out the one that is only below zero. */
const LARGEST_SMALL = 2 ** 15 - 1

/** PostgreSQL takes no NUL, and half of a surrogate pair is nothing in UTF-8. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
