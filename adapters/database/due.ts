import { sql } from 'kysely'

/**
 * That an occurrence is due, for whoever finds it by something else, as by its id. So written, the index of all that is
 * due is no way to find it: a server that has only counted in quiet hours takes that index for empty, and would go
 * through a whole peak of it for every single row.
 */
export const IS_DUE = sql<boolean>`occurrence.state || '' = 'due'`
