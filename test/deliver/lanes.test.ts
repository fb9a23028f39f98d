import { describe, expect, test } from 'vitest'
import type { Happening } from '../fakes/memory-chat.ts'
import { messagesWith, TEAM } from '../adapters/database/drafts.ts'
import { createWorld, MINUTE, SECOND, START, type World } from './world.ts'

const inChannel = (channel: string) => ({ ...TEAM, channel })
const ON_DISCORD = { ...TEAM, platform: 'discord' }

async function addMany(world: World, count: number, place = TEAM): Promise<void> {
  for (let index = 0; index < count; index++) {
    await world.addBreak({ place: { ...place, channel: `${place.channel}-${index}` } })
  }
}

describe('platforms do not wait for each other', () => {
  test('one that takes nothing for a minute keeps only its own waiting', async () => {
    const world = await createWorld()
    await addMany(world, 5)
    await addMany(world, 5, ON_DISCORD)
    const busy: Happening = { is: 'busy', wait: MINUTE, scope: 'platform' }
    const discord = world.chat({
      platform: 'discord',
      happens: () => (world.clock.now() < START + 30 * SECOND ? busy : 'posted'),
    })
    const slack = world.chat()
    const process = world.process([slack, discord])
    await world.pass(5 * SECOND, process)
    expect([slack.seen().length, discord.seen().length]).toEqual([5, 0])
    const askedAtFirst = discord.asked().length
    await world.pass(50 * SECOND, process)
    // While the platform is held, nobody asks it for anything.
    expect(discord.asked()).toHaveLength(askedAtFirst)
    await world.pass(MINUTE, process)
    expect(discord.seen()).toHaveLength(5)
  })

  test('what one process was told counts for all', async () => {
    const world = await createWorld()
    await addMany(world, 1)
    const first = world.chat({ happens: () => ({ is: 'busy', wait: MINUTE, scope: 'platform' }) })
    await world.pass(SECOND, world.process([first], { owner: 'first' }))
    await addMany(world, 1, inChannel('other'))
    const second = world.chat()
    const process = world.process([second], { owner: 'second' })
    await world.pass(40 * SECOND, process)
    expect(second.asked()).toEqual([])
    await world.pass(MINUTE, process)
    expect(second.seen()).toHaveLength(2)
  })

  test('one workspace that is busy does not keep another waiting', async () => {
    const world = await createWorld()
    await world.addBreak()
    await world.addBreak({ place: { ...TEAM, workspace: 'T2' } })
    const chat = world.chat({
      happens: ({ place }, before) =>
        place.workspace === 'T1' && before === 0
          ? { is: 'busy', wait: 30 * SECOND, scope: 'workspace' }
          : 'posted',
    })
    const process = world.process([chat])
    await world.pass(2 * SECOND, process)
    expect(chat.seen().map(({ place }) => place.workspace)).toEqual(['T2'])
    await world.pass(MINUTE, process)
    expect(chat.seen().map(({ place }) => place.workspace)).toEqual(['T2', 'T1'])
  })
})

describe('the pace of a platform', () => {
  test('no more requests a second than it takes, shared by the processes that are alive', async () => {
    const world = await createWorld()
    await addMany(world, 60)
    const chat = world.chat({ pace: { perSecond: 10, atOnce: 4 } })
    const processes = [world.process([chat], { owner: 'a' }), world.process([chat], { owner: 'b' })]
    for (const one of processes) await one.tick()
    // Each has heard of the other from its next sign of life on.
    await world.pass(6 * SECOND, ...processes)
    const before = chat.seen().length
    await world.pass(2 * SECOND, ...processes)
    expect(chat.seen().length - before).toBeLessThanOrEqual(32)
    await world.pass(10 * SECOND, ...processes)
    expect(chat.seen()).toHaveLength(60)
  })

  test('messages to one place keep their distance', async () => {
    const world = await createWorld()
    for (let index = 0; index < 4; index++) await world.addBreak()
    const chat = world.chat({ pace: { perPlace: 3 * SECOND } })
    const process = world.process([chat])
    const seen: number[] = []
    for (let second = 0; second < 12; second++) {
      await world.pass(0, process)
      seen.push(chat.seen().length)
    }
    expect(seen.at(-1)).toBe(4)
    for (const [index, count] of seen.entries())
      expect(count).toBeLessThanOrEqual(1 + Math.floor(index / 3) + 1)
  })
})

describe('a place that takes nothing any more', () => {
  test('stops the break, tells its owner once, and leaves other breaks alone', async () => {
    const world = await createWorld()
    const stopped = await world.addBreak({ place: inChannel('archived') })
    await world.addBreak()
    const chat = world.chat({
      happens: ({ place }) =>
        place.channel === 'archived' ? { is: 'refused', why: 'the channel is archived' } : 'posted',
    })
    await world.pass(2 * MINUTE, world.process([chat]))
    expect(chat.seen().map(({ place, document }) => [place, document])).toEqual([
      [TEAM, [{ type: 'title', text: 'plan' }]],
      [messagesWith('ada'), [{ type: 'title', text: 'stopped' }]],
    ])
    const [kept] = await world.store.breaksIn(inChannel('archived'))
    const { nextDue: _, ...rest } = stopped
    expect(kept).toEqual({ ...rest, stopped: 'the channel is archived', revision: 2 })
  })

  test('an owner whose direct messages are closed is not told, and nothing goes round in circles', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ happens: () => ({ is: 'refused', why: 'I may not write there' }) })
    await world.pass(2 * MINUTE, world.process([chat]))
    expect(chat.asked()).toHaveLength(2)
    expect(await world.states()).toEqual([
      'plan: failed: I may not write there',
      'stopped: failed: I may not write there',
    ])
  })
})

describe('what comes too late', () => {
  test('by more than half an hour is recorded, and not posted', async () => {
    const world = await createWorld()
    await world.addBreak({ nextDue: START - 31 * MINUTE })
    await world.addBreak({ nextDue: START - 29 * MINUTE, place: inChannel('in time') })
    const chat = world.chat()
    await world.pass(SECOND, world.process([chat]))
    expect(chat.seen().map(({ place }) => place.channel)).toEqual(['in time'])
    expect(await world.states()).toEqual(['plan: missed', 'plan: posted'])
  })

  test('because the platform took nothing for so long', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ happens: () => ({ is: 'busy', wait: 10 * MINUTE, scope: 'place' }) })
    await world.pass(45 * MINUTE, world.process([chat]))
    expect(await world.states()).toEqual(['plan: missed: it came too late'])
  })
})

describe('stopping', () => {
  test('finishes what is under way, gives back what is not begun, and takes nothing more', async () => {
    const world = await createWorld()
    await addMany(world, 10)
    const chat = world.chat({ pace: { perSecond: 1, atOnce: 10 } })
    const leaving = world.process([chat], { owner: 'leaving' })
    await leaving.tick()
    await world.pass(3 * SECOND, leaving)
    const stopping = leaving.stop()
    for (let second = 0; second < 30; second++) await world.pass(0)
    await stopping
    const posted = chat.seen().length
    expect(posted).toBeLessThan(10)
    await leaving.tick()
    expect(chat.seen()).toHaveLength(posted)
    // Nobody has to wait for the lease of a process that left.
    await world.pass(20 * SECOND, world.process([chat], { owner: 'next' }))
    expect(chat.seen()).toHaveLength(10)
    expect(chat.asked().every((one) => one.do === 'send')).toBe(true)
  })
})

describe('the message of a prompt', () => {
  test('is edited when somebody answers, and closed when its window is over, also after a restart', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    const before = world.process([chat], { owner: 'before' })
    await world.pass(SECOND, before)
    const prompt = await world.store.lastPrompt(TEAM)
    const now = world.clock.now()
    for (const person of ['ada', 'bob', 'eve', 'ada']) {
      await world.store.answer(prompt?.id ?? '', person, 'done', now, now + 2 * SECOND)
    }
    await world.pass(5 * SECOND, before)
    const titles = () => chat.seen().map(({ document, edits }) => [document[0], edits])
    expect(titles()).toEqual([[{ type: 'title', text: '3 so far' }, 1]])
    await before.stop()
    await world.pass(26 * MINUTE, world.process([chat], { owner: 'after' }))
    expect(titles()).toEqual([[{ type: 'title', text: 'over' }, 2]])
    expect(await world.store.next()).toBeUndefined()
  })

  test('that is gone is not edited again', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ edits: () => ({ is: 'refused', why: 'the message is gone' }) })
    await world.pass(27 * MINUTE, world.process([chat]))
    expect(chat.asked().map((one) => one.do)).toEqual(['send', 'edit'])
  })
})
