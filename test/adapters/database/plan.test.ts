import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../adapters/database/migrate.ts'
import { openWriter, overSqlite } from '../../../adapters/database/node-sqlite.ts'
import { storeOver, type Data } from '../../../adapters/database/open.ts'
import { sqliteEngine } from '../../../adapters/database/sqlite-engine.ts'
import { newPosted, T, wish } from './deliveries.ts'
import { draftOf, TEAM } from './drafts.ts'

/** A store, and how SQLite goes about whatever it is asked. */
async function watched() {
  const database = openWriter(':memory:')
  onTestFinished(() => database.close())
  const prepare = database.prepare.bind(database)
  const asked: string[] = []
  database.prepare = (text: string) => {
    asked.push(text)
    return prepare(text)
  }
  // Each with its own queries, which are prepared once.
  const newStore = () => storeOver(overSqlite(database), sqliteEngine())
  await migrate(overSqlite(database))
  return {
    store: newStore(),
    async stepsOf(work: (store: Store) => Promise<unknown>): Promise<readonly string[]> {
      asked.length = 0
      await work(newStore())
      return asked
        .filter((text) => /^\s*(select|insert|update|delete)/i.test(text))
        .flatMap((text) => prepare(`explain query plan ${text}`).all())
        .map(({ detail }) => String(detail))
    },
  }
}

type Store = Data['store']

const OLD = { now: T, answers: T, deliveries: T }
const BY_ID = 'sqlite_autoindex_occurrence_1 (id=?)'

/** What is asked often, or of a great many rows, with the index that finds it. */
const ASKED: readonly (readonly [
  string,
  string,
  (store: Store, id: string, breakId: string) => Promise<unknown>,
])[] = [
  ['what breaks are due, each tick', 'break_due', (store) => store.moveDue(T + 1, 9, () => [])],
  [
    'what the same breaks were due for before',
    'occurrence_once (break_id=? AND due_at>? AND due_at<?)',
    (store) => store.moveDue(T + 1, 9, () => [{ dueAt: T + 1, isMissed: false }]),
  ],
  ['when the next one is due', 'break_due', (store) => store.earliest()],
  ['what is to be delivered', 'occurrence_run (platform=? AND run_at<?)', (store) => store.claim(wish())],
  [
    'which messages are to be edited',
    'occurrence_edit (platform=? AND edit_at<?)',
    (store) => store.claimEdits(wish()),
  ],
  [
    'what stood open when its break was removed',
    'parting_edit (platform=? AND edit_at<?)',
    async (store, _, breakId) => {
      await store.remove(breakId)
      await store.claimPartings(wish())
    },
  ],
  [
    'what stands open of a break that is removed',
    'occurrence_once (break_id=?)',
    (store, _, breakId) => store.remove(breakId),
  ],
  [
    'what a place was shown',
    'occurrence_shown (place_id=? AND shown_at>?)',
    (store) => store.shownIn(TEAM, 9),
  ],
  [
    'the last prompt of a place',
    'occurrence_shown (place_id=? AND shown_at>?)',
    (store) => store.lastPrompt(TEAM),
  ],
  ['what a break showed last', 'occurrence_once', (store, _, breakId) => store.lastShownBy(breakId)],
  ['a prompt', BY_ID, (store, id) => store.prompt(id)],
  ['what somebody says', BY_ID, (store, id) => store.answer(id, 'ada', 'done', T, T)],
  ['what somebody puts off', 'occurrence_whom', (store, id) => store.putOff(id, 'ada', T)],
  ['how many took part', 'occurrence_once', (store, _, breakId) => store.counts(breakId, T, T)],
  ['the days of a person', 'answer_person (person=? AND at>?)', (store) => store.daysOf('ada', T)],
  ['how many answers a person gave', 'answer_person', (store) => store.answersOf('ada')],
  ['what happened in own breaks', 'occurrence_once', (store) => store.occurrencesOf('ada')],
  ['the breaks of a place', 'place_once', (store) => store.breaksIn(TEAM)],
  ['the breaks of a workspace', 'place_workspace', (store) => store.breaksAcross('slack', 'T1', 9)],
  ['the breaks of a person', 'break_owner', (store) => store.breaksOf('ada')],
  ['that a break stops', 'occurrence_once', (store, _, breakId) => store.stop(breakId, 'archived', T)],
  ['why nothing came to a person', 'occurrence_whom (whom=?', (store) => store.whyNotAlone('ada', T)],
  ['what came to a person alone', 'occurrence_whom (whom=?)', (store) => store.aloneOf('ada')],
  ['what is old, of deliveries', 'occurrence_age (due_at<?)', (store) => store.prune(OLD)],
  ['what is old, of what came to one alone', 'occurrence_whom (whom>?)', (store) => store.prune(OLD)],
  ['what is still to be closed in a place', 'parting_place (place_id=?)', (store) => store.prune(OLD)],
  ['what is old, of answers', 'answer_age (at<?)', (store) => store.prune(OLD)],
]

/** Few rows stand there, or are written in the query itself. */
const SMALL = /^SCAN (CONSTANT ROW|\d+ CONSTANT ROWS|moves|parting|hold|spared|process)\b/

test.each(ASKED)('%s: found by %s', async (_, index, ask) => {
  const { store, stepsOf } = await watched()
  const { id, kept } = await newPosted(store, T)
  await store.answer(id, 'ada', 'done', T, T)
  await store.addAll([draftOf({ nextDue: T + 1 }), draftOf({ nextDue: T + 2 })])
  await store.moveDue(T + 1, 9, (due) => [{ dueAt: due.nextDue ?? 0, next: T + 1, isMissed: false }])
  const steps = await stepsOf((asked) => ask(asked, id, kept.id))
  expect(steps.filter((step) => step.startsWith('SCAN') && !SMALL.test(step))).toEqual([])
  expect(steps.filter((step) => step.includes(` INDEX ${index}`))).not.toEqual([])
})

test('what is to be delivered comes in the order of its index', async () => {
  const { stepsOf } = await watched()
  const steps = await stepsOf((store) => store.claim(wish()))
  expect(steps).toEqual(['SEARCH occurrence USING COVERING INDEX occurrence_run (platform=? AND run_at<?)'])
})
