import { sql, type Kysely } from 'kysely'

/** At the time of a step the tables were others than today's, which `Schema` describes. */
type AnyTables = Kysely<any>

/** One step forward. What was released is never edited: what has to change gets a further step. */
export type Migration = {
  /** Counts from 1, without a gap. */
  readonly number: number
  readonly name: string
  readonly up: (db: AnyTables) => Promise<void>
}

async function breaks({ schema }: AnyTables): Promise<void> {
  await schema
    .createTable('place')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('is_direct', 'smallint', (column) => column.notNull())
    .addColumn('last_number', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('place_once')
    .unique()
    .on('place')
    .columns(['channel', 'workspace', 'platform', 'is_direct'])
    .execute()

  await schema
    .createTable('break')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('place_id', 'text', (column) => column.notNull().references('place.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('cadence', 'text', (column) => column.notNull())
    .addColumn('choosing', 'text', (column) => column.notNull())
    .addColumn('days_off', 'text', (column) => column.notNull())
    .addColumn('next_due', 'bigint')
    .addColumn('tzdata', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('break_number').unique().on('break').columns(['place_id', 'number']).execute()
  await schema
    .createIndex('break_due')
    .on('break')
    .columns(['next_due', 'created_at'])
    .where(sql.ref('next_due'), 'is not', null)
    .execute()
  await schema
    .createIndex('break_owner')
    .on('break')
    .column('owner')
    .where(sql.ref('owner'), 'is not', null)
    .execute()

  await schema
    .createTable('occurrence')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('break_id', 'text', (column) => column.notNull().references('break.id').onDelete('cascade'))
    .addColumn('place_id', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('exercise', 'text')
    .addColumn('opening', 'smallint')
    .addColumn('shown_at', 'bigint')
    .addColumn('why', 'text')
    .execute()
  // An index and no constraint of the table, because SQLite can exchange an index later.
  await schema
    .createIndex('occurrence_once')
    .unique()
    .on('occurrence')
    .columns(['break_id', 'due_at'])
    .execute()
  await schema
    .createIndex('occurrence_waiting')
    .on('occurrence')
    .columns(['due_at', 'id'])
    .where(sql.ref('state'), '=', 'due')
    .execute()
  await schema
    .createIndex('occurrence_shown')
    .on('occurrence')
    .columns(['place_id', 'shown_at'])
    .where(sql.ref('shown_at'), 'is not', null)
    .execute()
}

async function nearMisses({ schema }: AnyTables): Promise<void> {
  await schema
    .createTable('near_miss')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('wording', 'text', (column) => column.notNull())
    .addColumn('gist', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('times', 'bigint', (column) => column.notNull())
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('near_miss_gist').unique().on('near_miss').column('gist').execute()
  await schema.createIndex('near_miss_age').on('near_miss').column('last_at').execute()
}

/** What was posted before counts as posted without a message; what was due is due once more, in its place. */
async function deliveries(db: AnyTables): Promise<void> {
  const { schema } = db
  await schema.alterTable('break').addColumn('stopped', 'text').execute()
  await schema
    .alterTable('break')
    .addColumn('has_week', 'smallint', (column) => column.notNull().defaultTo(0))
    .execute()

  const added: readonly (readonly [string, 'text' | 'bigint' | 'smallint', string | number | null])[] = [
    ['platform', 'text', ''],
    ['kind', 'text', 'plan'],
    ['whom', 'text', ''],
    ['origin_id', 'text', null],
    ['run_at', 'bigint', 0],
    ['lease_owner', 'text', null],
    ['tries', 'smallint', 0],
    ['tried_at', 'bigint', null],
    ['turn', 'text', null],
    ['message', 'text', null],
    ['closes_at', 'bigint', null],
    ['edit_at', 'bigint', null],
  ]
  // SQLite adds one column at a time.
  for (const [name, type, usual] of added) {
    await schema
      .alterTable('occurrence')
      .addColumn(name, type, (column) => (usual === null ? column : column.notNull().defaultTo(usual)))
      .execute()
  }
  await db
    .updateTable('occurrence')
    .set(({ ref, selectFrom }) => ({
      run_at: ref('due_at'),
      platform: selectFrom('place').select('platform').whereRef('place.id', '=', 'occurrence.place_id'),
    }))
    .execute()

  await schema.dropIndex('occurrence_once').execute()
  await schema
    .createIndex('occurrence_once')
    .unique()
    .on('occurrence')
    .columns(['break_id', 'due_at', 'kind', 'whom'])
    .execute()
  await schema.dropIndex('occurrence_waiting').execute()
  await schema
    .createIndex('occurrence_run')
    .on('occurrence')
    .columns(['platform', 'run_at', 'id'])
    .where(sql.ref('state'), '=', sql.lit('due'))
    .execute()
  await schema
    .createIndex('occurrence_edit')
    .on('occurrence')
    .columns(['platform', 'edit_at'])
    .where(sql.ref('edit_at'), 'is not', null)
    .execute()
  await schema
    .createIndex('occurrence_age')
    .on('occurrence')
    .column('due_at')
    .where(sql.ref('state'), '!=', sql.lit('due'))
    .execute()
  await schema
    .createIndex('occurrence_whom')
    .on('occurrence')
    .column('whom')
    .where(sql.ref('whom'), '!=', sql.lit(''))
    .execute()

  await schema
    .createTable('answer')
    .addColumn('occurrence_id', 'text', (column) =>
      column.notNull().references('occurrence.id').onDelete('cascade'),
    )
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('said', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_once', ['occurrence_id', 'person'])
    .execute()
  await schema.createIndex('answer_age').on('answer').column('at').execute()
  await schema.createIndex('answer_person').on('answer').columns(['person', 'at']).execute()
  await schema
    .createTable('hold')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('spared')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('process')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute()
}

/** Where messages stand whose break is gone. They belong to their place: with it nothing is known of them any more. */
async function partings({ schema }: AnyTables): Promise<void> {
  await schema
    .createTable('parting')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('place_id', 'text', (column) => column.notNull().references('place.id').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('edit_at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('parting_edit').on('parting').columns(['platform', 'edit_at']).execute()
  await schema.createIndex('parting_place').on('parting').column('place_id').execute()
}

/** A sign of life is for a platform. */
async function processes({ schema }: AnyTables): Promise<void> {
  await schema.dropTable('process').execute()
  await schema
    .createTable('process')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('process_once', ['id', 'platform'])
    .execute()
}

/** What is said while a message is edited is shown by an edit after that one. */
async function editsAgain({ schema }: AnyTables): Promise<void> {
  await schema.alterTable('occurrence').addColumn('edit_again', 'bigint').execute()
}

/** What buttons do that do not hold it themselves, and from where Limber was removed. */
async function workspaces({ schema }: AnyTables): Promise<void> {
  await schema
    .createTable('choice')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('choice_once', ['id', 'person'])
    .execute()
  await schema.createIndex('choice_person').on('choice').column('person').execute()
  await schema.createIndex('choice_age').on('choice').column('until').execute()
  await schema
    .createTable('departure')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channels', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('departure_once', ['platform', 'workspace', 'channels'])
    .execute()
  await schema.createIndex('place_workspace').on('place').columns(['workspace', 'platform']).execute()
}

/**
 * Buttons go with the workspace of their channel. Of those before it is not known whose they were, where that is not
 * said: they have expired, since whoever is forgotten shall find none of theirs.
 */
async function buttons(db: AnyTables): Promise<void> {
  await db.deleteFrom('choice').where('person', '=', '').execute()
  await db.schema
    .alterTable('choice')
    .addColumn('place', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}

/** Every step that leads from an empty database to today's. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'breaks', up: breaks },
  { number: 2, name: 'near misses', up: nearMisses },
  { number: 3, name: 'deliveries', up: deliveries },
  { number: 4, name: 'partings', up: partings },
  { number: 5, name: 'processes', up: processes },
  { number: 6, name: 'edits again', up: editsAgain },
  { number: 7, name: 'workspaces', up: workspaces },
  { number: 8, name: 'buttons', up: buttons },
]
