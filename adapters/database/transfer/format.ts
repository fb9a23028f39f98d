import type { Step } from '../migrate.ts'
import { KEPT_TABLES } from './tables.ts'

// An export is lines of JSON. The first says what it is, each of the others is a row, and the last says how many rows
// there are of each table, and the SHA-256 of all lines before it:
//
//   {"format":"limber export","version":1,"step":8,"name":"buttons","at":"2027-03-26T09:30:00.000Z"}
//   {"place":{"id":"…","platform":"slack",…}}
//   {"end":{"rows":{"place":1,…},"sha256":"…"}}

/** By which an export is known. */
export const FORMAT = 'limber export'

/** The version of the lines; which columns there are is told by the step. */
export const VERSION = 1

/** What stands in a column. */
export type Value = string | number | null

/** So many rows there are of each table. */
export type Counts = ReadonlyMap<string, number>

/** The first line; `at` in ms since 1970. */
export function firstLine({ number, name }: Step, at: number): string {
  return line({ format: FORMAT, version: VERSION, step: number, name, at: new Date(at).toISOString() })
}

/** The line of a row, whose columns are in the order of their table. */
export function rowLine(table: string, row: Readonly<Record<string, Value>>): string {
  return line({ [table]: row })
}

/** The last line. */
export function lastLine(counts: Counts, sha256: string): string {
  const rows = Object.fromEntries([...KEPT_TABLES.keys()].map((table) => [table, counts.get(table) ?? 0]))
  return line({ end: { rows, sha256 } })
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
