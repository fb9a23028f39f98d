import { sql, type Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { fromText, toText } from './text.ts'

/** A process that was not heard of for so long, in ms, is not alive. */
export const ALIVE_WITHIN = 30_000

/** What tells whether a bot does its work. */
export type Vitals = {
  /** When a process that delivers was heard of, in ms since 1970: the time nearest to now; nothing where none ever was, or all have left. */
  readonly heardAt?: number
  /** Since when the longest of the deliveries that are ready waits, in ms since 1970, for each platform where one does. */
  readonly waiting: readonly { readonly platform: string; readonly since: number }[]
  /** The time by which they wait, in ms since 1970: where many processes share a database, that of its clock. */
  readonly now: number
}

/** Looks at what is stored; `now` is in ms since 1970, and some platforms do not count. */
export async function vitalsOf(
  db: Kysely<Schema>,
  engine: Engine,
  now: number,
  besides: readonly string[] = [],
): Promise<Vitals> {
  const at = await engine.clock(db, now)
  // The latest may be one of a clock that was set back since.
  const heard = await db
    .selectFrom('process')
    .select('seen_at')
    .$if(besides.length > 0, (heard) => heard.where('platform', 'not in', besides.map(toText)))
    .orderBy(sql`abs(seen_at - cast(${at} as bigint))`)
    .limit(1)
    .executeTakeFirst()
  const waiting = await db
    .selectFrom('occurrence')
    // What is attempted in vain is put off again and again, and has waited since it fell due.
    .select(({ fn }) => [
      'platform',
      fn.min(sql<number>`case when tries > 0 then due_at else run_at end`).as('since'),
    ])
    .where('state', '=', sql.lit('due'))
    .where(({ eb, or, and }) =>
      or([eb('run_at', '<=', at), and([eb('tries', '>', 0), eb('kind', 'in', ['plan', 'later'])])]),
    )
    .groupBy('platform')
    .orderBy('platform')
    .execute()
  return {
    ...(heard === undefined ? {} : { heardAt: heard.seen_at }),
    waiting: waiting
      .map(({ platform, since }) => ({ platform: fromText(platform), since: Number(since) }))
      .filter(({ platform }) => !besides.includes(platform)),
    now: at,
  }
}
