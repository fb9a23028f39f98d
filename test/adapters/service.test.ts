import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { realClock } from '../../adapters/clock/clock.ts'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { openData } from '../../adapters/database/open.ts'
import { startService, type ServiceEvent } from '../../adapters/service.ts'
import { createBot } from '../../src/bot.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { createMemoryChat } from '../fakes/memory-chat.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { draftOf, TEAM } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'

test('a service posts what is due by the real clock, and another one goes on where it stopped', async () => {
  const data = await openData(freshFolder(), 'bot')
  onTestFinished(() => data.close())
  const clock = realClock()
  const breaks: BreakPorts = {
    store: data.store,
    deliveries: data.store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    checkCron: () => [],
    now: () => clock.now(),
    tzdata: 'test',
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  }
  const chat = createMemoryChat({ now: () => clock.now() })
  const heard: ServiceEvent[] = []
  const serve = () =>
    startService({
      bot: createBot(KNOWLEDGE, { breaks }),
      breaks,
      workspaces: data.workspaces,
      chats: [chat],
      clock: sharedClock(clock, data.store),
      hear: (event) => heard.push(event),
    })
  const due = async (channel: string) => {
    const nextDue = clock.now()
    await data.store.add(draftOf({ place: { ...TEAM, channel }, nextDue, createdAt: nextDue }))
  }

  await due('first')
  const first = serve()
  onTestFinished(() => first.stop())
  while (chat.seen().length < 1) await sleep(50)
  await first.stop()
  await due('second')
  await sleep(1_500)
  expect(chat.seen()).toHaveLength(1)
  const second = serve()
  onTestFinished(() => second.stop())
  while (chat.seen().length < 2) await sleep(50)
  await second.stop()

  expect(chat.seen().map(({ place }) => place.channel)).toEqual(['first', 'second'])
  expect(chat.asked().map((one) => one.do)).toEqual(['send', 'send'])
  expect(heard.filter(({ event }) => event === 'posted')).toHaveLength(2)
  expect(heard.filter(({ event }) => event === 'trouble')).toEqual([])
})
