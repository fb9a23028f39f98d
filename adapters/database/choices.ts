import type { Kysely } from 'kysely'
import type { ChoiceStore } from '../messenger/buttons.ts'
import { countOf } from './count.ts'
import { inGroups } from './grouped.ts'
import type { Schema } from './schema.ts'
import { toText } from './text.ts'

/** What buttons do that do not hold it themselves. */
export type KeptChoices = ChoiceStore & {
  /** How many are kept that were made for a person. */
  countOf(person: string): Promise<number>
}

/** The same, in the table `choice`. */
export function createChoices(db: Kysely<Schema>): KeptChoices {
  return {
    async keep(choices, until) {
      // The same twice in one statement is refused by PostgreSQL.
      const once = new Map(choices.map((choice) => [JSON.stringify([choice.id, choice.person]), choice]))
      for (const group of inGroups([...once.values()])) {
        await db
          .insertInto('choice')
          .values(
            group.map(({ id, run, person, place }) => ({
              id: toText(id),
              person: toText(person),
              place: toText(place),
              run: JSON.stringify(run),
              until,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['id', 'person']).doUpdateSet(({ eb, ref }) => ({
              until: eb
                .case()
                .when(ref('choice.until'), '>', ref('excluded.until'))
                .then(ref('choice.until'))
                .else(ref('excluded.until'))
                .end(),
            })),
          )
          .execute()
      }
    },

    async read(id) {
      const row = await db
        .selectFrom('choice')
        .select('run')
        .where('id', '=', toText(id))
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : JSON.parse(row.run)
    },

    countOf: (person) => countOf(db.selectFrom('choice').where('person', '=', toText(person))),
  }
}
