import { randomUUIDv7 } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { directPlace } from '../../../src/place.ts'
import { IS_DUE } from '../due.ts'
import { placeId } from '../place.ts'
import { UNIQUE, type Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { isFor } from '../whom.ts'
import { promptBy } from './posted.ts'
import { fromTurn } from './rows.ts'

/** What one person wants to see again later. */
export function puttingOff(db: Kysely<Schema>): Pick<DeliveryStore, 'putOff' | 'giveUpPutOff'> {
  return {
    async putOff(id, person, until) {
      await db.transaction().execute(async (putting) => {
        const prompt = await promptBy(putting, id)
        if (prompt === undefined) return
        // First, since it is one row for a person: whoever presses again meanwhile waits here, and for nothing else.
        const place = await placeId(putting, directPlace(prompt.kept.place, person))
        await withoutPutOff(putting, person).where('break_id', '=', prompt.kept.id).execute()
        await putting
          .insertInto('occurrence')
          .values({
            id: randomUUIDv7(),
            break_id: prompt.kept.id,
            place_id: place,
            platform: toText(prompt.kept.place.platform),
            kind: 'later',
            whom: toText(person),
            origin_id: prompt.origin ?? prompt.id,
            due_at: until,
            run_at: until,
            state: 'due',
            turn: fromTurn(prompt.turn),
          })
          .onConflict((conflict) => conflict.columns(UNIQUE.occurrence).doNothing())
          .execute()
      })
    },

    async giveUpPutOff(person) {
      await withoutPutOff(db, person).execute()
    },
  }
}

function withoutPutOff(db: Kysely<Schema>, person: string) {
  return (
    db
      .deleteFrom('occurrence')
      .where(isFor(toText(person)))
      .where('kind', '=', 'later')
      .where(IS_DUE)
      .where('lease_owner', 'is', null)
      // What may have been posted is settled by whoever attempted it.
      .where('tries', '=', 0)
  )
}
