import { DataProblem } from '../data-problem.ts'
import { standing } from '../migrate.ts'
import type { Found } from './look.ts'

/** Why a database on a server cannot be used although it can be reached. */
export type UnfitTrouble =
  | 'old server'
  | 'encoding'
  | 'standby'
  | 'no schema'
  | 'may not create'
  /** Another program's tables have the names of Limber's. */
  | 'foreign'
  | 'newer'
  /** For those who stand beside a bot: no bot ever ran on it, or it has to be brought up to date first. */
  | 'empty'
  | 'older'

/** A database on a server that Limber cannot or must not use as it is. */
export class UnfitDatabase extends DataProblem {
  override readonly name = 'UnfitDatabase'
  override readonly trouble: UnfitTrouble

  constructor(trouble: UnfitTrouble, why: string, remedy: string) {
    super(`Limber cannot use the database that DATABASE_URL names, because ${why}: ${remedy}.`)
    this.trouble = trouble
  }
}

/** Who uses a database: a bot; who only reads beside it; or who settles rows beside it, and leaves the tables as they are. */
export type As = 'bot' | 'reader' | 'keeper'

/** How far a database is. */
export type Stage = 'nothing' | 'older' | 'current'

/** The oldest PostgreSQL that has all that is asked of it. */
const OLDEST = 12

/** How far a database is; throws an `UnfitDatabase` where it cannot be used by a bot, or by those beside one. */
export function insistOnFit(found: Found, as: As): Stage {
  insistOnServer(found, as)
  const stage = stageOf(found)
  if (as === 'bot') insistOnRights(found, stage)
  else if (stage !== 'current') throw notReady(stage)
  return stage
}

function insistOnServer({ version, encoding, isStandby }: Found, as: As): void {
  const major = Math.floor(version / 10_000)
  if (major < OLDEST) {
    throw new UnfitDatabase(
      'old server',
      `it stands on PostgreSQL ${major}, and Limber needs ${OLDEST} or newer`,
      'bring the server up to date, or name another one',
    )
  }
  if (encoding !== 'UTF8') {
    throw new UnfitDatabase(
      'encoding',
      `its encoding is ${encoding}, which cannot hold everything that people write`,
      'name a database with the encoding UTF8',
    )
  }
  if (isStandby && as !== 'reader') {
    throw new UnfitDatabase('standby', 'it is a standby, which can only be read', 'name the primary server')
  }
}

function stageOf({ tables, steps }: Found): Stage {
  const others = steps === undefined ? tables : tables.filter((name) => name !== 'migration')
  if (steps === undefined || steps.length === 0) {
    if (others.length === 0) return 'nothing'
    throw new UnfitDatabase(
      'foreign',
      `it holds tables of another program under names that Limber uses (${others.join(', ')})`,
      'name another database, or give Limber a schema of its own',
    )
  }
  const known = standing(steps)
  if (known.is !== 'newer') return known.is
  throw new UnfitDatabase(
    'newer',
    `a newer Limber has written it (this one does not know its step "${known.unknown[0]?.name}")`,
    'start the newer Limber, or name another database',
  )
}

function insistOnRights({ schema, mayCreate }: Found, stage: Stage): void {
  if (schema === null) {
    throw new UnfitDatabase(
      'no schema',
      'there is no schema in it for tables',
      'make one, and name it in the "search_path" of the role',
    )
  }
  if (stage !== 'current' && !mayCreate) {
    throw new UnfitDatabase(
      'may not create',
      `the role in DATABASE_URL may not make tables in the schema "${schema}"`,
      'grant it the right to ("grant create on schema …"), or name another role',
    )
  }
}

function notReady(stage: 'nothing' | 'older'): UnfitDatabase {
  return stage === 'nothing'
    ? new UnfitDatabase(
        'empty',
        'nothing is stored in it yet',
        'start a bot on it first, or name another one',
      )
    : new UnfitDatabase(
        'older',
        'an older Limber has written it',
        'start the bot once, which brings it up to date',
      )
}
