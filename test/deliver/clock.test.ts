import { describe, expect, test } from 'vitest'
import type { Chat } from '../../src/deliver/chat.ts'
import type { Delivery } from '../../src/deliver/delivery.ts'
import { WINDOW } from '../../src/deliver/timing.ts'
import type { Happening, MemoryChat } from '../fakes/memory-chat.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { every, WORKDAYS } from '../breaks/calendar.ts'
import { standstillAt, type Point } from './standstill.ts'
import { createWorld, MINUTE, SECOND, START, type World } from './world.ts'

const HOUR = 60 * MINUTE

/** Every half an hour from START on, until seven hours later. */
const HALF_HOURLY = { days: WORKDAYS, times: every(30, '10:30-17:30'), zone: 'UTC' } as const

/** "11:00" → that time on the day of START. */
const at = (clock: string) => Temporal.Instant.from(`2026-11-23T${clock}Z`).epochMilliseconds
const clockOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString().slice(11, 16)

/** A world with a break every half an hour, and a process; `posted` says when what was due came really. */
async function createTeam(happens: (before: number) => Happening = () => 'posted') {
  const world = await createWorld()
  await world.addBreak({ cadence: HALF_HOURLY })
  const posted: string[] = []
  const chat = world.chat({
    happens({ dueAt }, before) {
      const due = clockOf(dueAt)
      const real = clockOf(world.clock.now())
      posted.push(due === real ? due : `${due} at ${real}`)
      return happens(before)
    },
  })
  return { world, chat, posted, process: world.process([chat]) }
}

/** What the clock was found to have done, in minutes. */
const stepsHeard = ({ heard }: World) =>
  heard.flatMap((one) => (one.event === 'clock' ? [Math.round(one.by / MINUTE)] : []))

const count = (states: readonly string[], state: string) =>
  states.filter((one) => one.startsWith(`plan: ${state}`)).length

describe('a clock that goes forward', () => {
  test.each<readonly [string, number, readonly string[], number]>([
    ['to a time at which it comes', 3 * HOUR, ['10:30', '13:30 at 10:31'], 5],
    ['to a quarter of an hour after one', 165 * MINUTE, ['10:30', '13:00 at 10:31'], 4],
    ['to the next time', 30 * MINUTE, ['10:30', '11:00 at 10:31'], 0],
    ['to long after the last one of the day', 10 * HOUR, ['10:30'], 14],
    ['to the day after, before the first one', 22 * HOUR, ['10:30'], 14],
  ])('%s brings the newest at most, and the others are recorded', async (_, by, posted, missed) => {
    const team = await createTeam()
    await team.world.pass(MINUTE, team.process)
    team.world.step(by)
    await team.world.pass(MINUTE, team.process)
    expect(team.posted).toEqual(posted)
    expect(count(await team.world.states(), 'missed')).toBe(missed)
    expect(stepsHeard(team.world)).toEqual([by / MINUTE])
  })

  test('goes on from there', async () => {
    const team = await createTeam()
    await team.world.pass(MINUTE, team.process)
    team.world.step(3 * HOUR)
    await team.world.passIn(10 * SECOND, 61 * MINUTE, team.process)
    expect(team.posted).toEqual(['10:30', '13:30 at 10:31', '14:00 at 11:00', '14:30 at 11:30'])
  })
})

describe('a clock that was ahead and is set back', () => {
  test.each([
    ['three hours', 3 * HOUR, '13:30'],
    ['an hour', HOUR, '11:30'],
  ])(
    'by %s: what was missed in what is to come again comes at its time, and nothing twice',
    async (_, by, early) => {
      const team = await createTeam()
      await team.world.pass(MINUTE, team.process)
      team.world.step(by)
      await team.world.pass(MINUTE, team.process)
      team.world.step(-by)
      await team.world.passIn(10 * SECOND, at('14:01') - team.world.clock.now(), team.process)
      const times = ['11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00']
      // What came too early is not posted again.
      expect(team.posted).toEqual(['10:30', `${early} at 10:31`, ...times.filter((time) => time !== early)])
      expect(stepsHeard(team.world)).toEqual([by / MINUTE, -by / MINUTE])
      expect(count(await team.world.states(), 'missed')).toBe(0)
    },
  )

  test('while the store could not be written: as soon as it can', async () => {
    const { world, chat, posted } = await createTeam()
    let isAway = false
    const store: World['store'] = {
      ...world.store,
      async free(now, lease) {
        if (isAway) throw new Error('away')
        return world.store.free(now, lease)
      },
    }
    const process = world.process([chat], { store })
    await world.pass(MINUTE, process)
    world.step(3 * HOUR)
    await world.pass(MINUTE, process)
    world.step(-3 * HOUR)
    isAway = true
    await expect(process.tick()).rejects.toThrow('away')
    isAway = false
    await world.passIn(10 * SECOND, 60 * MINUTE, process)
    expect(posted).toEqual(['10:30', '13:30 at 10:31', '11:00', '11:30'])
  })

  test.each<readonly [string, Point]>([
    ['before the breaks come sooner again', 'before change'],
    ['before it is forgotten that they were missed', 'before forgetMissed'],
    ['after that', 'after forgetMissed'],
  ])('and the process dies %s: the next one makes it right', async (_, point) => {
    const { world, chat, posted } = await createTeam()
    const dying = standstillAt(point, { store: world.store, chat })
    const process = world.process([dying.chat], { owner: 'dying', store: dying.store })
    await world.pass(MINUTE, process)
    world.step(3 * HOUR)
    await world.pass(MINUTE, process)
    world.step(-3 * HOUR)
    void process.tick()
    await dying.stands
    await world.passIn(10 * SECOND, 60 * MINUTE, world.process([chat], { owner: 'next' }))
    expect(posted).toEqual(['10:30', '13:30 at 10:31', '11:00', '11:30'])
  })

  test('lets what somebody put off come at its time', async () => {
    const team = await createTeam()
    await team.world.pass(MINUTE, team.process)
    const prompt = await team.world.store.lastPrompt(TEAM)
    await team.world.store.putOff(prompt?.id ?? '', 'ada', at('10:50'))
    team.world.step(3 * HOUR)
    await team.world.pass(MINUTE, team.process)
    expect(await team.world.states()).toContain('later: missed: it came too late')
    team.world.step(-3 * HOUR)
    await team.world.pass(at('10:51') - team.world.clock.now(), team.process)
    expect(team.posted).toEqual(['10:30', '13:30 at 10:31', '10:50'])
  })

  test('holds nothing that a process claimed and left when it died', async () => {
    const { world, chat, posted, process } = await createTeam()
    await world.pass(MINUTE, process)
    world.step(3 * HOUR)
    await world.store.moveDue(world.now(), 9, () => [{ dueAt: at('13:30'), isMissed: false }])
    const wish = { platform: 'slack', owner: 'dead', now: world.now(), most: 9, lease: 30 * SECOND }
    expect(await world.store.claim(wish)).toHaveLength(1)
    await world.pass(0, process)
    world.step(-3 * HOUR)
    await world.passIn(10 * SECOND, at('13:31') - world.clock.now(), process)
    expect(posted).toEqual(['10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30'])
    expect(chat.seen()).toHaveLength(7)
  })

  test('keeps no platform waiting that took nothing for a minute', async () => {
    let isBusy = false
    const team = await createTeam(() => (isBusy ? { is: 'busy', wait: MINUTE, scope: 'platform' } : 'posted'))
    await team.world.pass(MINUTE, team.process)
    team.world.step(3 * HOUR)
    isBusy = true
    await team.world.pass(35 * SECOND, team.process)
    isBusy = false
    team.world.step(-3 * HOUR)
    await team.world.passIn(10 * SECOND, at('11:01') - team.world.clock.now(), team.process)
    expect(team.posted).toEqual(['10:30', '13:30 at 10:31', '11:00'])
  })

  test('closes no prompt hours too late because it was just being edited', async () => {
    const { world, chat, process } = await createTeam()
    await world.pass(MINUTE, process)
    const now = world.now()
    const prompt = await world.store.lastPrompt(TEAM)
    world.step(3 * HOUR)
    await world.store.answer(prompt?.id ?? '', 'ada', 'done', now, now)
    // By somebody who died of it.
    const wish = { platform: 'slack', owner: 'dead', now: world.now(), most: 9, lease: 30 * SECOND }
    expect(await world.store.claimEdits(wish)).toHaveLength(1)
    await world.pass(0, process)
    world.step(-3 * HOUR)
    await world.pass(MINUTE, process)
    expect(chat.seen()[0]?.document).toEqual([{ type: 'title', text: '1 so far' }])
  })
})

describe('an answer that is lost while the clock is wrong', () => {
  const lostFirst = (before: number): Happening => (before === 0 ? 'answer lost' : 'posted')
  const sends = (chat: MemoryChat) => chat.asked().filter((one) => one.do === 'send').length

  test.each([
    ['by three hours', 3 * HOUR],
    ['by a minute', MINUTE],
    ['by less than what is noticed', 50 * SECOND],
  ])('and is set back %s: a look finds the message where it stands', async (_, by) => {
    const world = await createWorld()
    world.step(by)
    await world.addBreak({ nextDue: world.now() })
    const chat = world.chat({ happens: (_, before) => lostFirst(before) })
    const process = world.process([chat])
    await world.pass(5 * SECOND, process)
    world.step(-by)
    await world.pass(3 * MINUTE, process)
    expect([chat.seen().length, sends(chat), await world.states()]).toEqual([1, 1, ['plan: posted']])
  })

  test('and is put right while nobody runs: the next process finds it', async () => {
    const world = await createWorld()
    world.step(3 * HOUR)
    await world.addBreak({ nextDue: world.now() })
    const chat = world.chat({ happens: (_, before) => lostFirst(before) })
    await world.pass(5 * SECOND, world.process([chat], { owner: 'before' }))
    world.step(-3 * HOUR)
    await world.pass(3 * MINUTE, world.process([chat], { owner: 'after' }))
    expect([chat.seen().length, sends(chat), await world.states()]).toEqual([1, 1, ['plan: posted']])
  })

  test('long after it was wrong: what is found stood there from when it was due, and stays open as long as it says', async () => {
    const world = await createWorld()
    const chat = world.chat({ happens: (_, before) => lostFirst(before) })
    const process = world.process([chat])
    await world.pass(MINUTE, process)
    world.step(3 * HOUR)
    await world.pass(MINUTE, process)
    const due = world.now()
    await world.addBreak({ nextDue: due })
    await world.pass(2 * MINUTE, process)
    const prompt = await world.store.lastPrompt(TEAM)
    expect([prompt?.shownAt, prompt?.closesAt]).toEqual([due, due + WINDOW])
  })

  test('where a platform knows a message again for a short while: nobody counts on that', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ knowsAgainFor: 2 * MINUTE })
    const next = world.process([chat], { owner: 'next' })
    await world.pass(0, next)
    expect(sends(chat)).toBe(1)
    await world.addBreak({ nextDue: world.now() })
    const dead = standstillAt('after send', { store: world.store, chat })
    await world.pass(0, world.process([dead.chat], { owner: 'dead', store: dead.store }))
    await dead.stands
    // Longer than the platform remembers, and by the date a moment.
    await world.pass(3 * MINUTE)
    world.step(-150 * SECOND)
    await world.pass(MINUTE, next)
    expect([chat.seen().length, sends(chat), await world.states()]).toEqual([
      2,
      2,
      ['plan: posted', 'plan: posted'],
    ])
  })
})

describe('a small step, as a clock that is kept right makes', () => {
  test.each([-59, -30, -5, 5, 30, 59])('of %i seconds changes nothing', async (seconds) => {
    const team = await createTeam()
    await team.world.pass(MINUTE, team.process)
    team.world.step(seconds * SECOND)
    await team.world.pass(31 * MINUTE, team.process)
    expect(team.chat.seen()).toHaveLength(2)
    expect(await team.world.states()).toEqual(['plan: posted', 'plan: posted'])
    expect(team.world.heard.map(({ event }) => event)).toEqual(['posted', 'posted'])
  })
})

describe('a step while a request is under way', () => {
  /** Posts at once and answers five seconds later. */
  function slow(world: World, chat: Chat): Chat {
    return {
      ...chat,
      async send(message, within) {
        const sent = await chat.send(message, within)
        await world.clock.wait(5 * SECOND)
        return sent
      },
    }
  }

  test.each([3 * HOUR, MINUTE, 30 * SECOND, -30 * SECOND, -MINUTE, -3 * HOUR])(
    'of %i ms: it is posted once, and by whoever asked',
    async (by) => {
      const { world, chat } = await createTeam()
      const process = world.process([slow(world, chat)])
      await world.pass(2 * SECOND, process)
      expect(chat.asked().map((one) => one.do)).toEqual(['send'])
      world.step(by)
      await world.pass(10 * SECOND, process)
      const [first] = await world.states()
      expect(first).toBe('plan: posted')
      const [asked] = chat.asked()
      expect(chat.asked().filter((one) => one.do === 'find')).toEqual([])
      expect(
        chat.seen().filter(({ delivery }) => asked?.do === 'send' && delivery === asked.delivery),
      ).toHaveLength(1)
    },
  )

  test.each([15 * MINUTE, MINUTE, 59 * SECOND, 30 * SECOND])(
    'of %i ms: what is still on its way is waited for before anybody looks',
    async (by) => {
      const world = await createWorld()
      await world.addBreak()
      const chat = world.chat({ happens: (_, before) => (before === 0 ? 'arrives later' : 'posted') })
      const process = world.process([chat])
      await world.pass(2 * SECOND, process)
      world.step(by)
      await world.pass(5 * SECOND, process)
      expect(chat.asked().map((one) => one.do)).toEqual(['send'])
      chat.letArrive()
      await world.pass(MINUTE, process)
      expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    },
  )

  test('of the clock by which the store tells leases: whoever takes over waits for the request', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    const arrivesLate: Chat = {
      ...chat,
      async send(message, within) {
        await world.clock.wait(5 * SECOND)
        return chat.send(message, within)
      },
    }
    const jumped: World['store'] = {
      ...world.store,
      claim: (wish) => world.store.claim({ ...wish, now: wish.now + HOUR }),
      postpone: (id, owner, until, ...more) => world.store.postpone(id, owner, until + HOUR, ...more),
    }
    const asking = world.process([arrivesLate], { owner: 'asking' })
    const taking = world.process([chat], { owner: 'taking over', store: jumped })
    await world.pass(2 * SECOND, asking)
    await world.pass(MINUTE, asking, taking)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
  })
})

test('a machine that slept between writing down and asking does not ask: somebody else may have it by now', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat()
  const sleeping = standstillAt('after begin', { store: world.store, chat })
  await world.pass(0, world.process([sleeping.chat], { store: sleeping.store }))
  await sleeping.stands
  // No time passes for whoever counts what passes while awake.
  world.step(10 * MINUTE)
  sleeping.goOn()
  await world.pass(0)
  expect(chat.asked()).toEqual([])
  await world.pass(SECOND, world.process([chat], { owner: 'awake' }))
  expect([chat.asked().map((one) => one.do), await world.states()]).toEqual([['send'], ['plan: posted']])
})

describe('a step while no process runs', () => {
  const restarted = (world: World, chat: Chat): Delivery => world.process([chat], { owner: 'after' })

  test('forwards is an outage: the newest is posted at most, and the others are recorded', async () => {
    const { world, chat, posted, process } = await createTeam()
    await world.pass(MINUTE, process)
    await process.stop()
    world.step(3 * HOUR)
    await world.pass(MINUTE, restarted(world, chat))
    expect(posted).toEqual(['10:30', '13:30 at 10:31'])
    expect(count(await world.states(), 'missed')).toBe(5)
  })

  test('back: what was missed in what is to come again comes at its time, and nothing twice', async () => {
    const { world, chat, posted, process } = await createTeam()
    await world.pass(MINUTE, process)
    world.step(3 * HOUR)
    await world.pass(MINUTE, process)
    await process.stop()
    world.step(-3 * HOUR)
    await world.passIn(10 * SECOND, at('14:01') - world.clock.now(), restarted(world, chat))
    const times = ['11:00', '11:30', '12:00', '12:30', '13:00', '14:00']
    expect(posted).toEqual(['10:30', '13:30 at 10:31', ...times])
  })

  test('back: what was held then, and is due now, comes when a lease is over', async () => {
    const { world, chat } = await createTeam()
    await world.store.moveDue(world.now(), 9, () => [{ dueAt: START, isMissed: false, next: at('11:00') }])
    world.step(3 * HOUR)
    const wish = { platform: 'slack', owner: 'killed', now: world.now(), most: 9, lease: 30 * SECOND }
    expect(await world.store.claim(wish)).toHaveLength(1)
    world.step(-3 * HOUR)
    await world.pass(31 * SECOND, restarted(world, chat))
    expect(chat.seen()).toHaveLength(1)
  })
})
