import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE } from '../../../adapters/database/folder.ts'
import { openWriter, overSqlite } from '../../../adapters/database/node-sqlite.ts'
import { openData } from '../../../adapters/database/open.ts'
import { storeTrouble } from '../../../adapters/database/problem.ts'
import { createBot } from '../../../src/bot.ts'
import type { BreakPorts } from '../../../src/breaks/ports.ts'
import { createMemoryChat } from '../../fakes/memory-chat.ts'
import { KNOWLEDGE } from '../../knowledge.ts'
import { draftOf, TEAM } from './drafts.ts'
import { freshFolder } from './fresh-folder.ts'

const NOW = Date.UTC(2026, 10, 23, 10, 30)

/** A bot on a folder that another program can lock: in this very process, so that who waits for it must not stand still. */
async function createLockable(whenAsked: () => void = () => {}) {
  const folder = freshFolder()
  const data = await openData(folder, 'bot')
  onTestFinished(() => data.close())
  const other = new DatabaseSync(join(folder, DATABASE))
  onTestFinished(() => other.close())
  const breaks: BreakPorts = {
    store: data.store,
    deliveries: data.store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    checkCron: () => [],
    now: () => NOW,
    tzdata: 'test',
    letOthersRun: nextTurn,
  }
  const bot = createBot(KNOWLEDGE, { breaks })
  const chat = createMemoryChat({
    now: () => NOW,
    pace: { perSecond: Infinity },
    happens() {
      whenAsked()
      return 'posted'
    },
  })
  const delivery = bot.deliver({
    chats: [chat],
    owner: 'test',
    date: () => NOW,
    passed: () => NOW,
    agree: async () => {},
    wait: async () => {},
    random: () => 0.5,
    hear: () => {},
    trouble: storeTrouble,
  })
  await data.store.add(draftOf({ nextDue: NOW, createdAt: NOW }))
  return { data, bot, chat, delivery, other }
}

function stateOf(reader: DatabaseSync): unknown {
  return reader.prepare('select state from occurrence').get()?.state
}

test('while another program writes, questions are answered, and breaks come when it is done', async () => {
  const { bot, chat, delivery, other } = await createLockable()
  other.exec('begin immediate')
  const ticked = delivery.tick()
  for (let turn = 0; turn < 20; turn++) {
    await nextTurn()
    const { understanding } = await bot.ask({ text: 'what helps upper back stiffness' })
    expect(understanding.kind).toBe('answer')
  }
  expect(chat.asked()).toEqual([])
  other.exec('commit')
  await ticked
  await delivery.idle()
  expect(chat.seen()).toHaveLength(1)
})

test('a command waits its turn, and loses nothing', async () => {
  const { data, bot, other } = await createLockable()
  other.exec('begin immediate')
  const speaker = { person: 'ada', place: TEAM, at: NOW }
  const added = bot.run(
    { command: 'breaks', text: 'confirm add weekdays at 11:30' },
    { speaker, zone: 'UTC' },
  )
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  other.exec('commit')
  await added
  expect((await data.store.breaksIn(TEAM)).map(({ number }) => number)).toEqual([1, 2])
})

test('what was posted while another program writes is written down after it', async () => {
  const { chat, delivery, other } = await createLockable(() => other.exec('begin immediate'))
  await delivery.tick()
  while (chat.seen().length === 0) await nextTurn()
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  expect(stateOf(other)).toBe('due')
  other.exec('commit')
  await delivery.idle()
  expect([stateOf(other), chat.asked().length]).toEqual(['posted', 1])
})

test('whoever waits too long hears why', async () => {
  const folder = freshFolder()
  await (await openData(folder, 'bot')).close()
  const path = join(folder, DATABASE)
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  const db = overSqlite(openWriter(path), 50)
  onTestFinished(() => db.destroy())
  other.exec('begin immediate')
  const trouble = await db.deleteFrom('spared').execute().catch(storeTrouble)
  expect(trouble).toBe('the data could not be read or written, because another program keeps it locked.')
  other.exec('commit')
  await db.deleteFrom('spared').execute()
})
