import { standing } from '../migrate.ts'
import { MIGRATIONS } from '../migrations.ts'
import { fit } from './fits.ts'
import { FORMAT, rowLine, VERSION, type Value } from './format.ts'
import type { Line } from './lines.ts'
import { damaged, noExport, otherStep, unknownVersion } from './problem.ts'
import { KEPT_TABLES, type Table } from './tables.ts'

/** What a line after the first one is: the row of a table, or the end. */
export type Said =
  | {
      readonly is: 'row'
      readonly name: string
      readonly table: Table
      readonly row: Readonly<Record<string, Value>>
    }
  | { readonly is: 'end' }

/** Throws an `ImportProblem` unless a line is the first one of an export that this Limber can take in. */
export function insistOnFirst({ bytes }: Line): void {
  const text = bytes.toString('utf8')
  const said = objectIn(text)
  if (said?.format !== FORMAT || typeof said.version !== 'number') throw noExport(text)
  if (said.version !== VERSION) throw unknownVersion(said.version)
  const { step: number, name } = said
  if (typeof number !== 'number' || typeof name !== 'string')
    throw damaged(1, 'it does not say which step it stands at')
  const last = MIGRATIONS.at(-1)
  if (number === last?.number && name === last.name) return
  throw otherStep(standing([{ number, name }]).is === 'newer' ? 'newer' : 'older')
}

/** What a line says; throws an `ImportProblem` where Limber would not have written it so. */
export function readLine({ bytes, number }: Line): Said {
  const text = decoded(bytes)
  const said = text === undefined ? undefined : objectIn(text)
  if (said === undefined) throw damaged(number, 'it is no JSON')
  const [name, ...more] = Object.keys(said)
  if (name === undefined || more.length > 0) throw damaged(number, 'it is no row')
  if (name === 'end') return { is: 'end' }
  const table = KEPT_TABLES.get(name)
  if (table === undefined) throw damaged(number, 'it is of a table that this Limber does not know')
  const columns = said[name]
  if (typeof columns !== 'object' || columns === null) throw damaged(number, 'it is no row')
  const fitting = fit(table, columns)
  if ('why' in fitting) throw damaged(number, fitting.why)
  // Whatever else stands in it, such as a column that is there twice, would be lost without a word.
  if (rowLine(name, fitting.row) !== text) throw damaged(number, 'it is not written as Limber writes it')
  return { is: 'row', name, table, row: fitting.row }
}

/** Nothing where the bytes are no text. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
