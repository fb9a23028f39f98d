import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeOver, type Data } from '../../../../adapters/database/open.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { connectTo } from '../../../../adapters/database/postgres/pool.ts'
import type { Schema } from '../../../../adapters/database/schema.ts'
import { makeHistory, makeMany } from '../../../bench/many-breaks.ts'
import { LEASE, T, TURN, wish } from '../deliveries.ts'
import { TEAM } from '../drafts.ts'
import { describePostgres } from './describe-postgres.ts'
import { byGivenClock } from './emptied.ts'

/** A part of how the server goes about a query. */
type Step = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly Step[]
}

type Store = Data['store']

const MANY = { stored: 6_000, due: 600, places: 3_000, now: T }
const PLACE = { ...TEAM, workspace: 'T4', channel: 'C4' }

/** What is asked often, or of a great many rows, with the index that finds it. */
const ASKED: readonly (readonly [
  string,
  string,
  (store: Store, id: string, breakId: string) => Promise<unknown>,
])[] = [
  ['what breaks are due, each tick', 'break_due', (store) => store.moveDue(T, 9, () => [])],
  [
    'what the same breaks were due for before',
    'occurrence_once',
    (store) => store.moveDue(T + 90 * 3_600_000, 9, () => [{ dueAt: T + 1, isMissed: false }]),
  ],
  ['when the next one is due', 'break_due', (store) => store.earliest()],
  ['what is to be delivered', 'occurrence_run', (store) => store.claim(wish({ most: 5 }))],
  [
    'that a request is about to leave',
    'occurrence_pkey',
    (store, id) => store.begin(id, 'one', { at: T, lease: LEASE, turn: TURN }),
  ],
  ['that it was posted', 'occurrence_pkey', (store, id) => store.settle(id, { state: 'posted' }, 'one')],
  ['that it failed', 'occurrence_pkey', (store, id) => store.settle(id, { state: 'failed', why: '' }, 'one')],
  ['that it is put off', 'occurrence_pkey', (store, id) => store.postpone(id, 'one', T, true, T)],
  ['which messages are to be edited', 'occurrence_edit', (store) => store.claimEdits(wish({ most: 5 }))],
  ['what a place was shown', 'occurrence_shown', (store) => store.shownIn(PLACE, 9)],
  ['the last prompt of a place', 'occurrence_shown', (store) => store.lastPrompt(PLACE)],
  ['what a break showed last', 'occurrence_once', (store, _, breakId) => store.lastShownBy(breakId)],
  ['a prompt', 'occurrence_pkey', (store, id) => store.prompt(id)],
  ['what somebody says', 'occurrence_pkey', (store, id) => store.answer(id, 'ada', 'done', T, T)],
  ['what somebody puts off no more', 'occurrence_whom', (store) => store.giveUpPutOff('ada')],
  ['why nothing came to somebody', 'occurrence_whom', (store) => store.whyNotAlone('ada', T)],
  ['how many took part', 'occurrence_once', (store, _, breakId) => store.counts(breakId, T, T)],
  ['the days of a person', 'answer_person', (store) => store.daysOf('U7', T - 9e9)],
  ['how many answers a person gave', 'answer_person', (store) => store.answersOf('U7')],
  ['the breaks of a place', 'place_once', (store) => store.breaksIn(PLACE)],
  ['the breaks of a workspace', 'place_workspace', (store) => store.breaksAcross('slack', 'T4', 9)],
  ['the breaks of a person', 'break_owner', (store) => store.breaksOf('U7')],
  ['that a break stops', 'occurrence_once', (store, _, breakId) => store.stop(breakId, 'archived', T)],
  [
    'what is old, of deliveries',
    'occurrence_age',
    (store) => store.prune({ now: T, answers: 0, deliveries: 0 }),
  ],
  ['what is old, of answers', 'answer_age', (store) => store.prune({ now: T, answers: 0, deliveries: 0 })],
  [
    'what stands open of a break that is removed',
    'occurrence_once',
    (store, _, breakId) => store.remove(breakId),
  ],
]

/** These alone are to go through what is due, by whose it is or when it comes. */
const GOES_THROUGH_WHAT_IS_DUE = ['what is to be delivered']

describePostgres('where the server has counted in quiet hours, and a peak has come', (database) => {
  let db: Kysely<Schema>
  let id = ''
  let breakId = ''
  const heard: CompiledQuery[] = []

  beforeAll(async () => {
    const data = await openPostgres(database().url, 'bot', byGivenClock())
    for (const table of ['occurrence', 'break', 'place', 'answer'] as const) {
      await sql`alter table ${sql.table(table)} set (autovacuum_enabled = off)`.execute(data.db)
    }
    await makeMany(data.db, MANY)
    await makeHistory(data.db, MANY)
    await data.store.moveDue(T, MANY.due, () => [{ dueAt: T, next: T + 1, isMissed: false }])
    const [claim] = await data.store.claim(wish({ most: 1 }))
    id = claim?.id ?? ''
    breakId = claim?.kept.id ?? ''
    await data.close()
    db = new Kysely<Schema>({
      dialect: new PostgresDialect({
        pool: await connectTo(database().url, { most: 2, patience: 60_000, isReader: false }),
      }),
      log: ({ query }) => void heard.push(query as CompiledQuery),
    })
  })
  afterAll(() => db.destroy())

  /** How the server goes about whatever a store is asked. */
  async function stepsOf(ask: (store: Store) => Promise<unknown>): Promise<readonly Step[]> {
    heard.length = 0
    await ask(storeOver(db, byGivenClock()))
    const queries = heard.filter((query) => /^\s*(select|insert|update|delete|with)/i.test(query.sql))
    const steps: Step[] = []
    for (const query of queries) {
      const explained = CompiledQuery.raw(`explain (format json) ${query.sql}`, [...query.parameters])
      const { rows } = await db.executeQuery<{ 'QUERY PLAN': readonly { readonly Plan: Step }[] }>(explained)
      steps.push(...all(rows[0]?.['QUERY PLAN'][0]?.Plan))
    }
    return steps
  }

  test.each(ASKED)('%s: found by %s', async (what, index, ask) => {
    const steps = await stepsOf((store) => ask(store, id, breakId))
    const scanned = steps
      .filter((step) => step['Node Type'] === 'Seq Scan')
      .map((step) => step['Relation Name'])
    // Once a night it is looked which places are empty, and that goes through them.
    const tables = ['occurrence', 'break', 'answer', ...(what.startsWith('what is old') ? [] : ['place'])]
    expect(scanned.filter((table) => tables.includes(table ?? ''))).toEqual([])
    const indexes = new Set(steps.flatMap((step) => step['Index Name'] ?? []))
    expect([...indexes]).toContain(index)
    expect(indexes.has('occurrence_run')).toBe(GOES_THROUGH_WHAT_IS_DUE.includes(what))
  })
})

function all(step: Step | undefined): readonly Step[] {
  return step === undefined ? [] : [step, ...(step.Plans ?? []).flatMap(all)]
}
