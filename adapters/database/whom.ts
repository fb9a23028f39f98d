import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * That an occurrence is for one person alone, as a person stands in a column. Empty is nobody, whatever people are
 * called; said so, the index of what is for one person is found.
 */
export function isFor(person: string): Expression<SqlBool> {
  const { and, eb } = expressionBuilder<Schema, 'occurrence'>()
  return and([eb('occurrence.whom', '=', person), eb('occurrence.whom', '!=', sql.lit(''))])
}
