import { describe, expect, onTestFinished, test } from 'vitest'
import { dataIn, type Data } from '../../adapters/database/open.ts'
import { overPostgres } from '../../adapters/database/postgres/open.ts'
import { isInDoubt, storeTrouble } from '../../adapters/database/problem.ts'
import { createBot } from '../../src/bot.ts'
import type { Delivery } from '../../src/deliver/delivery.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { describePostgres } from '../adapters/database/postgres/describe-postgres.ts'
import { byGivenClock, openEmptied } from '../adapters/database/postgres/emptied.ts'
import { serverAddress } from '../adapters/database/postgres/own-database.ts'
import { startRelay, type Relay } from '../fakes/relay.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { createWorld, MINUTE, SECOND, type World } from './world.ts'

/** So that what hangs is given up soon. */
const IMPATIENT = { most: 5, patience: 1_000, isReader: false }

/** As it stands in what is sent; settings are called so, too. */
const COMMIT = 'commit\0'

/** What is under way ends in one way, what begins then in another; which comes first nobody knows. */
const WHY = /^(?:the data could not be read or written|nobody knows whether the data were written), because /

describePostgres('a database server behind a network that fails', (database) => {
  /** A world over a store behind the network, and the data as they are seen past it. */
  async function behindRelay(): Promise<{ relay: Relay; data: Data; world: World }> {
    const past = await openEmptied(database().url, byGivenClock())
    const relay = await startRelay(serverAddress())
    const url = Object.assign(new URL(database().url), { hostname: '127.0.0.1', port: relay.port }).href
    const { db, close } = await overPostgres(url, IMPATIENT)
    const engine = byGivenClock()
    const data = { ...dataIn(db, engine), close }
    onTestFinished(async () => {
      await relay.close()
      await data.close()
      await past.close()
    })
    const world = await createWorld(past)
    return { relay, data, world }
  }

  /** Until the network is back for whoever uses it, who hears of the end of old connections a little later. */
  async function untilBack(process: Delivery): Promise<void> {
    while ((await process.tick().catch(() => 'away')) === 'away') await process.idle()
    await process.idle()
  }

  const enduring = (process: Delivery): Delivery => ({
    ...process,
    tick: () => process.tick().catch(() => {}),
  })

  describe('while it is lost', () => {
    test.each(['cut', 'stall'] as const)(
      '(%s) questions are answered, commands say what is wrong, and breaks come after it',
      async (how) => {
        const { relay, data, world } = await behindRelay()
        await world.addBreak()
        const breaks = { ...world.breaks, store: data.store, deliveries: data.store }
        const bot = createBot(KNOWLEDGE, { breaks })
        const chat = world.chat()
        const process = world.process([chat], { store: data.store })
        relay[how]()
        const ticked = process.tick().then(
          () => 'done',
          (error: unknown) => storeTrouble(error),
        )
        const asker = { speaker: { person: 'ada', place: TEAM, at: world.now() }, zone: 'UTC' }
        for (const text of ['what helps upper back stiffness', 'cat cow', 'I have chest pain', 'privacy']) {
          expect((await bot.ask({ ...asker, text })).document.length).toBeGreaterThan(0)
        }
        for (const text of ['list', 'pause', 'confirm add weekdays at 11:30', 'done', 'later 10']) {
          const said = await bot
            .run({ command: 'breaks', text }, { ...asker, speaker: { ...asker.speaker, person: 'bob' } })
            .then(
              () => 'done',
              (error: unknown) => storeTrouble(error),
            )
          expect(said).toMatch(WHY)
        }
        expect(await ticked).toMatch(WHY)
        expect(chat.asked()).toEqual([])
        relay.letThrough()
        await untilBack(process)
        expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
        expect(await world.store.breaksIn(TEAM)).toHaveLength(1)
      },
    )

    test('for longer than half an hour: what was due is recorded, and what comes then is posted', async () => {
      const { relay, data, world } = await behindRelay()
      await world.addBreak()
      const chat = world.chat()
      const process = world.process([chat], { store: data.store })
      relay.cut()
      await world.passIn(5 * MINUTE, 40 * MINUTE, enduring(process))
      relay.letThrough()
      await untilBack(process)
      expect([chat.seen().length, await world.states()]).toEqual([0, ['plan: missed']])
    })

    test('many deliveries of two processes are under way: each is posted once', async () => {
      const { relay, data, world } = await behindRelay()
      const many = 60
      for (let index = 0; index < many; index++) {
        await world.addBreak({ place: { ...TEAM, channel: `C${index}` } })
      }
      let sent = 0
      const chat = world.chat({
        pace: { perSecond: Infinity, atOnce: 10 },
        happens() {
          if (++sent % 12 === 0) relay.cut()
          return 'posted'
        },
      })
      const processes = ['one', 'two'].map((owner) =>
        enduring(world.process([chat], { owner, store: data.store })),
      )
      for (let round = 0; round < 60; round++) {
        await world.passIn(10 * SECOND, 0, ...processes)
        relay.letThrough()
      }
      expect(await world.states()).toEqual(Array(many).fill('plan: posted'))
      expect(chat.seen()).toHaveLength(many)
      expect(new Set(chat.seen().map(({ delivery }) => delivery)).size).toBe(many)
    })
  })

  describe('that loses a commit, or the answer to one', () => {
    const LOSSES = ['request', 'answer'] as const
    const CALLS = ['moveDue', 'claim', 'begin', 'settle'] as const

    /** A store that loses what one call of it commits. */
    function losing(
      store: World['store'],
      relay: Relay,
      call: (typeof CALLS)[number],
      what: 'request' | 'answer',
    ) {
      const lost = Promise.withResolvers<void>()
      let isDone = false
      const asked = (...given: readonly unknown[]) => {
        if (!isDone) {
          isDone = true
          void relay.lose(what, COMMIT).then(lost.resolve)
        }
        return (store[call] as (...given: readonly unknown[]) => Promise<unknown>)(...given)
      }
      return { store: { ...store, [call]: asked } as World['store'], lost: lost.promise }
    }

    test.each(CALLS.flatMap((call) => LOSSES.map((what) => [what, call] as const)))(
      'the %s of "%s": it is posted once',
      async (what, call) => {
        const { relay, data, world } = await behindRelay()
        await world.addBreak()
        const chat = world.chat()
        const { store, lost } = losing(data.store, relay, call, what)
        const process = enduring(world.process([chat], { store }))
        await process.tick()
        await process.idle()
        await lost
        relay.letThrough()
        await untilBack(process)
        await world.passIn(SECOND, 40 * SECOND, process)
        expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
        // Whoever knows that it was posted need not look.
        if (call === 'settle') expect(chat.asked().map((one) => one.do)).toEqual(['send'])
      },
    )

    test.each(LOSSES)('and the process dies of it (%s): the next one finds what was posted', async (what) => {
      const { relay, data, world } = await behindRelay()
      await world.addBreak()
      const chat = world.chat()
      const { store, lost } = losing(data.store, relay, 'settle', what)
      const dying = enduring(world.process([chat], { owner: 'dying', store }))
      await dying.tick()
      await dying.idle()
      await lost
      relay.letThrough()
      const next = world.process([chat], { owner: 'next' })
      await world.passIn(SECOND, 40 * SECOND, next)
      expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    })

    test.each([
      ['request', 0],
      ['answer', 1],
    ] as const)(
      'of a command (the %s): it is said to be in doubt, and to do it again does it once',
      async (what, stored) => {
        const { relay, data, world } = await behindRelay()
        const breaks = { ...world.breaks, store: data.store, deliveries: data.store }
        const bot = createBot(KNOWLEDGE, { breaks })
        const asker = { speaker: { person: 'ada', place: TEAM, at: world.now() }, zone: 'UTC' }
        const add = () => bot.run({ command: 'breaks', text: 'confirm add weekdays at 11:30' }, asker)
        const lost = relay.lose(what, COMMIT)
        const error = await add().catch((thrown: unknown) => thrown)
        await lost
        expect([isInDoubt(error), storeTrouble(error)]).toEqual([
          true,
          'nobody knows whether the data were written, because the connection to the database was lost.',
        ])
        expect(await world.store.breaksIn(TEAM)).toHaveLength(stored)
        relay.letThrough()
        while ((await add().catch(() => 'away')) === 'away');
        expect(await world.store.breaksIn(TEAM)).toHaveLength(1)
      },
    )
  })

  test('that is slow: everything comes all the same, once', async () => {
    const { relay, data, world } = await behindRelay()
    for (let index = 0; index < 5; index++) await world.addBreak()
    const chat = world.chat()
    const process = world.process([chat], { store: data.store })
    relay.slowDown(20)
    await world.pass(2 * SECOND, process)
    expect([chat.seen().length, await world.states()]).toEqual([5, Array(5).fill('plan: posted')])
  })
})
