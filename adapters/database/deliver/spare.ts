import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Schema } from '../schema.ts'
import { toText } from '../text.ts'

/** Whom no stretch is sent for a while. */
export function sparing(db: Kysely<Schema>): Pick<DeliveryStore, 'spare' | 'isSpared'> {
  return {
    async spare(person, until) {
      if (until === undefined) {
        await db.deleteFrom('spared').where('person', '=', toText(person)).execute()
        return
      }
      await db
        .insertInto('spared')
        .values({ person: toText(person), until })
        .onConflict((conflict) =>
          conflict.column('person').doUpdateSet(({ ref }) => ({ until: ref('excluded.until') })),
        )
        .execute()
    },

    async isSpared(person, now) {
      const row = await db
        .selectFrom('spared')
        .select('until')
        .where('person', '=', toText(person))
        .where('until', '>', now)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
