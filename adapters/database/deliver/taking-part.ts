import { randomUUIDv7 } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { countOf } from '../count.ts'
import { UNIQUE, type Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'
import { isFor } from '../whom.ts'

type TakingPart = Pick<
  DeliveryStore,
  'counts' | 'daysOf' | 'answersOf' | 'aloneOf' | 'whyNotAlone' | 'enqueue'
>

/** Who took part: of a team only how many, of a person only for that person. */
export function takingPart(db: Kysely<Schema>): TakingPart {
  return {
    async counts(breakId, since, closedBy) {
      const rows = await db
        .selectFrom('occurrence')
        .leftJoin('answer', 'answer.occurrence_id', 'occurrence.id')
        .select(({ fn }) => [
          'occurrence.shown_at',
          'occurrence.exercise',
          fn.count('answer.person').as('answered'),
          // Who did it after its message had told its last number counts for themselves only: two numbers that differ by
          // one would tell of one person.
          fn
            .sum(sql<number>`case when answer.said = 'done' and answer.at <= closes_at then 1 else 0 end`)
            .as('done'),
        ])
        .where('occurrence.break_id', '=', breakId)
        .where('occurrence.kind', '=', sql.lit('plan'))
        .where('occurrence.state', '=', sql.lit('posted'))
        .where('occurrence.shown_at', '>=', since)
        .where('occurrence.closes_at', '<=', closedBy)
        .groupBy(['occurrence.id', 'occurrence.shown_at', 'occurrence.exercise'])
        .orderBy('occurrence.shown_at', 'desc')
        .execute()
      return rows.map(({ shown_at, exercise, done, answered }) => ({
        at: shown_at ?? 0,
        exercise: fromText(exercise ?? ''),
        done: Number(done),
        answered: Number(answered),
      }))
    },

    async daysOf(person, since) {
      const whose = toText(person)
      const rows = await db
        .selectFrom('occurrence')
        .innerJoin('break', 'break.id', 'occurrence.break_id')
        .leftJoin('answer', (join) =>
          join.onRef('answer.occurrence_id', '=', 'occurrence.id').on('answer.person', '=', whose),
        )
        .select(['occurrence.break_id', 'break.cadence', 'occurrence.shown_at', 'answer.said'])
        .where('occurrence.kind', '=', sql.lit('plan'))
        .where('occurrence.state', '=', sql.lit('posted'))
        .where('occurrence.shown_at', '>=', since)
        .where('occurrence.break_id', 'in', ({ selectFrom }) =>
          selectFrom('answer')
            .innerJoin('occurrence as one', 'one.id', 'answer.occurrence_id')
            .select('one.break_id')
            .where('answer.person', '=', whose)
            .where('answer.at', '>=', since),
        )
        .orderBy('occurrence.shown_at', 'desc')
        .execute()
      return rows.map(({ break_id, cadence, shown_at, said }) => ({
        breakId: break_id,
        zone: (JSON.parse(cadence) as { readonly zone: string }).zone,
        at: shown_at ?? 0,
        ...(said === null ? {} : { answered: said }),
      }))
    },

    answersOf: (person) => countOf(db.selectFrom('answer').where('person', '=', toText(person))),

    aloneOf: (person) => countOf(db.selectFrom('occurrence').where(isFor(toText(person)))),

    async whyNotAlone(person, since) {
      const last = await db
        .selectFrom('occurrence')
        .select(['state', 'why'])
        .where(isFor(toText(person)))
        .where('due_at', '>=', since)
        .where('state', 'in', ['posted', 'failed'])
        .orderBy('due_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last?.state === 'failed' && last.why !== null ? fromText(last.why) : undefined
    },

    async enqueue(breakId, kind, dueAt, runAt) {
      const id = randomUUIDv7()
      const row = await db
        .insertInto('occurrence')
        .columns(['id', 'break_id', 'place_id', 'platform', 'kind', 'due_at', 'run_at', 'state'])
        .expression(({ selectFrom }) =>
          selectFrom('break')
            .innerJoin('place', 'place.id', 'break.place_id')
            .select([
              sql<string>`cast(${id} as text)`.as('id'),
              'break.id as break_id',
              'break.place_id',
              'place.platform',
              sql<typeof kind>`cast(${kind} as text)`.as('kind'),
              sql<number>`cast(${dueAt} as bigint)`.as('due_at'),
              sql<number>`cast(${runAt} as bigint)`.as('run_at'),
              sql<'due'>`cast('due' as text)`.as('state'),
            ])
            .where('break.id', '=', breakId),
        )
        .onConflict((conflict) =>
          conflict
            .columns(UNIQUE.occurrence)
            .doUpdateSet(({ ref }) => ({ run_at: ref('excluded.run_at') }))
            .whereRef('excluded.run_at', '<', 'occurrence.run_at')
            .where('occurrence.state', '=', sql.lit('due'))
            .where('occurrence.tries', '=', 0)
            .where('occurrence.lease_owner', 'is', null),
        )
        .returning('id')
        .executeTakeFirst()
      return row?.id === id
    },
  }
}
