import type { Kysely } from 'kysely'
import type { Place } from '../../src/place.ts'
import type { KeptWorkspaces, Workspace } from '../messenger/workspaces.ts'
import { again } from './again.ts'
import { countOf } from './count.ts'
import type { Engine } from './engine.ts'
import { departureIs, toRow, toWorkspace } from './departure.ts'
import { placeIs } from './place.ts'
import { placesOf, removeWorkspace } from './remove-workspace.ts'
import type { Schema } from './schema.ts'
import { fromText, toText } from './text.ts'

/** From where Limber was removed, in the table `departure`, and what becomes of what is kept then. */
export function createWorkspaces(db: Kysely<Schema>, engine: Engine): KeptWorkspaces {
  /** Gives how many breaks that were; nothing where it is not to be removed, which is looked at once more. */
  async function removeRows(
    workspace: Workspace,
    isMeant: (removing: Kysely<Schema>) => Promise<boolean> = async () => true,
  ): Promise<number | undefined> {
    return again(() =>
      db.transaction().execute(async (removing) => {
        await engine.inTurn(removing)
        if (!(await isMeant(removing))) return undefined
        const breaks = await removeWorkspace(removing, workspace)
        await engine.oweWipe(removing)
        return breaks
      }),
    )
  }

  return {
    async left(workspace, at) {
      await db
        .insertInto('departure')
        .values({ ...toRow(workspace), at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async back(workspace) {
      await db.deleteFrom('departure').where(departureIs(workspace)).execute()
    },

    async channelsOf({ platform, workspace }) {
      const rows = await db
        .selectFrom('place')
        .select('channel')
        .where('workspace', '=', toText(workspace))
        .where('platform', '=', toText(platform))
        .where('is_direct', '=', 0)
        .orderBy('channel')
        .execute()
      return rows.map(({ channel }) => fromText(channel))
    },

    async moved({ platform, workspace }, from, to) {
      const place = (channel: string): Place => ({ platform, workspace, channel, isDirect: false })
      const taken = db
        .selectFrom('place as goal')
        .select('goal.id')
        .where(placeIs('goal', place(to)))
      await again(() =>
        db
          .updateTable('place')
          .set({ channel: toText(to) })
          .where(placeIs('place', place(from)))
          .where(({ not, exists }) => not(exists(taken)))
          .execute(),
      )
    },

    countBreaks: (workspace) =>
      countOf(db.selectFrom('break').where('place_id', 'in', placesOf(db, workspace).select('place.id'))),

    async remove(workspace) {
      const breaks = (await removeRows(workspace)) ?? 0
      return { breaks, wiped: await engine.wipe(db) }
    },

    async removeDeparted(before, platform) {
      const left = await db
        .selectFrom('departure')
        .selectAll()
        .where('at', '<', before)
        .$if(platform !== undefined, (rows) => rows.where('platform', '=', toText(platform ?? '')))
        .execute()
      let removed = 0
      for (const workspace of left.map(toWorkspace)) {
        // Limber may have come back this moment, or another process been faster.
        const isLeft = async (removing: Kysely<Schema>) => {
          const row = await removing
            .deleteFrom('departure')
            .where(departureIs(workspace))
            .where('at', '<', before)
            .returning('at')
            .executeTakeFirst()
          return row !== undefined
        }
        if ((await removeRows(workspace, isLeft)) !== undefined) removed++
      }
      if (removed > 0) await engine.wipe(db)
      return removed
    },
  }
}
