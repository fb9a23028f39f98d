import type { Kysely, Selectable } from 'kysely'
import type { Claim, PostedPrompt, ShownTurn } from '../../../src/deliver/ports.ts'
import { BREAK_COLUMNS, toBreak, toPlace, type BreakRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { fromText } from '../text.ts'

/** Occurrences with their break, its place, and the place they go to, which is another one where they are for one person. */
export function withBreak(db: Kysely<Schema>) {
  return db
    .selectFrom('occurrence')
    .innerJoin('break', 'break.id', 'occurrence.break_id')
    .innerJoin('place', 'place.id', 'break.place_id')
    .innerJoin('place as goal', 'goal.id', 'occurrence.place_id')
}

/** The columns that every delivery is made of. */
export const DELIVERY_COLUMNS = [
  ...BREAK_COLUMNS,
  'occurrence.id as delivery',
  'occurrence.kind',
  'occurrence.origin_id',
  'occurrence.due_at',
  'occurrence.turn',
  'occurrence.tried_at',
  'occurrence.tries',
  'goal.platform as goal_platform',
  'goal.workspace as goal_workspace',
  'goal.channel as goal_channel',
  'goal.is_direct as goal_is_direct',
] as const

type Occurrence = Selectable<Schema['occurrence']>

type DeliveryRow = BreakRow &
  Pick<Occurrence, 'kind' | 'origin_id' | 'due_at' | 'turn' | 'tried_at' | 'tries'> & {
    readonly delivery: string
    readonly goal_platform: string
    readonly goal_workspace: string
    readonly goal_channel: string
    readonly goal_is_direct: number
  }

export function toClaim(row: DeliveryRow): Claim {
  return {
    ...toDelivery(row),
    ...(row.turn === null ? {} : { turn: toTurn(row.turn) }),
    ...(row.tried_at === null ? {} : { triedAt: row.tried_at }),
    tries: row.tries,
  }
}

function toDelivery(row: DeliveryRow) {
  return {
    id: row.delivery,
    kind: row.kind,
    kept: toBreak(row),
    place: toPlace({
      platform: row.goal_platform,
      workspace: row.goal_workspace,
      channel: row.goal_channel,
      is_direct: row.goal_is_direct,
    }),
    dueAt: row.due_at,
    ...(row.origin_id === null ? {} : { origin: row.origin_id }),
  }
}

/** What a prompt is made of besides. */
export const PROMPT_COLUMNS = [
  ...DELIVERY_COLUMNS,
  'occurrence.shown_at',
  'occurrence.message',
  'occurrence.closes_at',
] as const

type PromptRow = DeliveryRow &
  Pick<Occurrence, 'shown_at' | 'message' | 'closes_at'> & { readonly done: number | string | bigint | null }

/** Nothing where the row shows no exercise, or was not posted. */
export function toPrompt(row: PromptRow): PostedPrompt | undefined {
  const { turn, shown_at: shownAt, closes_at: closesAt, message } = row
  if (turn === null || shownAt === null) return undefined
  return {
    ...toDelivery(row),
    shownAt,
    turn: toTurn(turn),
    ...(message === null ? {} : { message: fromText(message) }),
    closesAt: closesAt ?? shownAt,
    done: Number(row.done),
  }
}

/** A turn as it stands in its column. */
export function fromTurn(turn: ShownTurn): string {
  return JSON.stringify(turn)
}

function toTurn(text: string): ShownTurn {
  return JSON.parse(text)
}
