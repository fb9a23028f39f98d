import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../src/deliver/ports.ts'
import { living } from './deliver/alive.ts'
import { beginning, postponing } from './deliver/attempt.ts'
import { claiming } from './deliver/claim.ts'
import { puttingRight } from './deliver/clock-set.ts'
import { holding } from './deliver/hold.ts'
import { partings } from './deliver/parting.ts'
import { prompts } from './deliver/prompts.ts'
import { settling } from './deliver/settle.ts'
import { pruning } from './deliver/prune.ts'
import { puttingOff } from './deliver/put-off.ts'
import { sparing } from './deliver/spare.ts'
import { stopping } from './deliver/stop.ts'
import { takingPart } from './deliver/taking-part.ts'
import type { Engine } from './engine.ts'
import { PLACE_COLUMNS, toPlace } from './rows.ts'
import type { Schema } from './schema.ts'

/** Deliveries in a database, and what people answer to them. */
export function createDeliveryStore(db: Kysely<Schema>, engine: Engine): DeliveryStore {
  return {
    clock: async () => (engine.hasClock ? engine.clock(db, 0) : undefined),
    claim: claiming(db, engine),
    begin: beginning(db, engine),
    settle: settling(db),
    postpone: postponing(db, engine),
    stop: stopping(db),
    ...holding(db, engine),
    ...living(db, engine),
    ...puttingRight(db, engine),
    ...sparing(db),
    ...prompts(db, engine),
    ...partings(db, engine),
    ...puttingOff(db),
    ...takingPart(db),
    prune: pruning(db, engine),

    async isThere(id) {
      const row = await db.selectFrom('occurrence').select('id').where('id', '=', id).executeTakeFirst()
      return row !== undefined
    },

    async next() {
      const [posting, editing, parting] = [
        await db
          .selectFrom('occurrence')
          .select(({ fn }) => fn.min('run_at').as('at'))
          .where('state', '=', sql.lit('due'))
          .executeTakeFirst(),
        await db
          .selectFrom('occurrence')
          .select(({ fn }) => fn.min('edit_at').as('at'))
          .where('edit_at', 'is not', null)
          .executeTakeFirst(),
        await db
          .selectFrom('parting')
          .select(({ fn }) => fn.min('edit_at').as('at'))
          .executeTakeFirst(),
      ]
      const times = [posting?.at, editing?.at, parting?.at].filter((at) => at !== null && at !== undefined)
      return times.length === 0 ? undefined : Math.min(...times)
    },

    async waiting(most) {
      const rows = await db
        .selectFrom('occurrence')
        .innerJoin('place', 'place.id', 'occurrence.place_id')
        .select(['occurrence.id', 'occurrence.break_id', 'occurrence.due_at', ...PLACE_COLUMNS])
        .where('occurrence.state', '=', sql.lit('due'))
        .orderBy('occurrence.due_at')
        .orderBy('occurrence.id')
        .limit(most)
        .execute()
      return rows.map(({ id, break_id, due_at, ...place }) => ({
        id,
        breakId: break_id,
        place: toPlace(place),
        dueAt: due_at,
      }))
    },
  }
}
