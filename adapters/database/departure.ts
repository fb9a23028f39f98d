import { expressionBuilder, type Expression, type Selectable, type SqlBool } from 'kysely'
import type { Workspace } from '../messenger/workspaces.ts'
import type { Schema } from './schema.ts'
import { fromText, toText } from './text.ts'

type Row = Omit<Selectable<Schema['departure']>, 'at'>

export function toRow({ platform, workspace, channels = '' }: Workspace): Row {
  return { platform: toText(platform), workspace: toText(workspace), channels: toText(channels) }
}

export function toWorkspace({ platform, workspace, channels }: Row): Workspace {
  return {
    platform: fromText(platform),
    workspace: fromText(workspace),
    ...(channels === '' ? {} : { channels: fromText(channels) }),
  }
}

/** That a row is the one of this workspace. */
export function departureIs(workspace: Workspace): Expression<SqlBool> {
  const { and, eb } = expressionBuilder<Schema, 'departure'>()
  const row = toRow(workspace)
  return and([
    eb('departure.platform', '=', row.platform),
    eb('departure.workspace', '=', row.workspace),
    eb('departure.channels', '=', row.channels),
  ])
}
