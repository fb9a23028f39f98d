import { sql, type Expression, type Kysely, type SqlBool, type Transaction } from 'kysely'
import type { Workspace } from '../messenger/workspaces.ts'
import { departureIs } from './departure.ts'
import { inGroups } from './grouped.ts'
import type { Schema } from './schema.ts'
import { fromText, toText } from './text.ts'

/** The places of a workspace; where several share one, its channels alone, since direct messages belong to none of them. */
export function placesOf(db: Kysely<Schema>, { platform, workspace, channels }: Workspace) {
  return db
    .selectFrom('place')
    .where('place.platform', '=', toText(platform))
    .where('place.workspace', '=', toText(workspace))
    .$if(channels !== undefined, (places) =>
      places.where('place.is_direct', '=', 0).where(beginsWith('place.channel', channels ?? '')),
    )
}

/**
 * Removes a workspace from the tables, and gives how many breaks that were. People belong to it where they are named
 * after it; an answer of theirs elsewhere goes with them.
 */
export async function removeWorkspace(removing: Transaction<Schema>, workspace: Workspace): Promise<number> {
  // Whoever adds a break to one of them holds its row, and is waited for; who comes later makes the place anew.
  const places = await removing
    .updateTable('place')
    .set(({ ref }) => ({ last_number: ref('last_number') }))
    .where('id', 'in', placesOf(removing, workspace).select('place.id'))
    .returning('id')
    .execute()
  let breaks = 0
  for (const group of inGroups(places.map(({ id }) => id))) {
    // With a break goes what happened in it, and with a place what was still to be closed there.
    const { numDeletedRows } = await removing
      .deleteFrom('break')
      .where('place_id', 'in', group)
      .executeTakeFirstOrThrow()
    breaks += Number(numDeletedRows)
    await removing.deleteFrom('place').where('id', 'in', group).execute()
  }
  if (workspace.channels === undefined) await removePeople(removing, workspace)
  await removeButtons(removing, workspace)
  await removeHolds(removing, workspace)
  await removing.deleteFrom('departure').where(departureIs(workspace)).execute()
  return breaks
}

async function removePeople(
  removing: Transaction<Schema>,
  { platform, workspace }: Workspace,
): Promise<void> {
  const people = beginsWith('person', `${platform}/${workspace}/`)
  await removing.deleteFrom('answer').where(people).execute()
  await removing.deleteFrom('spared').where(people).execute()
  await removing.deleteFrom('choice').where(people).execute()
}

/** Whoever asked for them in one of its channels may belong to no workspace. */
async function removeButtons(
  removing: Transaction<Schema>,
  { platform, workspace, channels = '' }: Workspace,
): Promise<void> {
  const place = `${platform}/${workspace}/${channels}`
  await removing.deleteFrom('choice').where(beginsWith('place', place)).execute()
}

/** What holds a part of it back names it; what it holds besides is asked of the platform once more. */
async function removeHolds(removing: Transaction<Schema>, workspace: Workspace): Promise<void> {
  const rows = await removing.selectFrom('hold').select('scope').execute()
  const named = rows.map(({ scope }) => scope).filter((scope) => isOf(fromText(scope), workspace))
  if (named.length > 0) await removing.deleteFrom('hold').where('scope', 'in', named).execute()
}

function isOf(scope: string, { platform, workspace, channels = '' }: Workspace): boolean {
  const names = namesIn(scope)
  const [first, second, channel = ''] = names
  if (first !== platform || second !== workspace) return false
  return channels === '' || channel.startsWith(channels)
}

/** The names of a platform, a workspace and a channel, as far as a scope says them. */
function namesIn(scope: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(scope)
    return Array.isArray(names) ? names.map(String) : []
  } catch {
    return []
  }
}

/** Compared sign by sign: in a pattern some signs mean others, and SQLite takes small letters for large ones. */
function beginsWith(column: string, beginning: string): Expression<SqlBool> {
  const text = toText(beginning)
  return sql<SqlBool>`substr(${sql.ref(column)}, 1, ${sql.lit([...text].length)}) = ${text}`
}
