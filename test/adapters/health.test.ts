import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { LEAST_ROOM, ofDatabase, ofDeliveries, ofHeart, TOO_LONG } from '../../adapters/cli/health-work.ts'
import { ALIVE_WITHIN } from '../../adapters/database/health.ts'
import { openData, type Data } from '../../adapters/database/open.ts'
import { openPostgres } from '../../adapters/database/postgres/open.ts'
import { TERMINAL } from '../../adapters/terminal/place.ts'
import { draftOf, TEAM } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'
import { describePostgres } from './database/postgres/describe-postgres.ts'
import { ownDatabase } from './database/postgres/own-database.ts'
import { manualClock } from './manual-clock.ts'
import { limber } from './world.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const NOON = Date.UTC(2027, 2, 26, 12)

/** What `limber health` says at noon. */
async function health(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const { code, output, errors } = await limber(['health', ...args], { env, clock: manualClock(NOON) })
  expect(errors).toBe('')
  return { code, says: output.trimEnd().split('\n').map(withoutRoom) }
}

/** How much is free is another one on each machine. */
const withoutRoom = (line: string) => line.replace(/and [\d.]+ \w+ are free/, 'and # are free')

const OK = {
  database: 'database    ok: it can be read and written, and # are free.',
  heartbeat: 'heartbeat   ok: a bot was heard of 3 seconds ago.',
  deliveries: 'deliveries  ok: nothing waits to be posted.',
}

async function folderWith(use: (data: Data) => Promise<void>): Promise<{ readonly LIMBER_DATA: string }> {
  const folder = join(freshFolder(), 'data')
  const data = await openData(folder, 'bot')
  await use(data)
  await data.close()
  return { LIMBER_DATA: folder }
}

const beats = (data: Data, ago = 3 * SECOND) =>
  data.store.beat('bot', ['slack'], NOON - ago, ALIVE_WITHIN).then(() => {})

/** A delivery that was ready so long before noon. */
async function waits({ store }: Data, ago: number, platform = 'slack'): Promise<void> {
  await store.add(draftOf({ place: { ...TEAM, platform }, nextDue: NOON - ago }))
  await store.moveDue(NOON - ago, 9, () => [{ dueAt: NOON - ago, isMissed: false }])
}

describe('limber health', () => {
  test('is well where a bot runs and nothing waits', async () => {
    expect(await health(await folderWith(beats))).toEqual({ code: 0, says: Object.values(OK) })
  })

  test('looks beside a running bot', async () => {
    const folder = join(freshFolder(), 'data')
    const bot = await openData(folder, 'bot')
    onTestFinished(() => bot.close())
    await beats(bot)
    expect((await health({ LIMBER_DATA: folder })).code).toBe(0)
  })

  test('says so where no bot runs: none ever did, or it has left', async () => {
    const says = [OK.database, 'heartbeat   wrong: no bot runs: start it.', OK.deliveries]
    expect(await health(await folderWith(async () => {}))).toEqual({ code: 1, says })
    const left = await folderWith(async (data) => {
      await beats(data)
      await data.store.leave('bot', NOON)
    })
    expect(await health(left)).toEqual({ code: 1, says })
  })

  test('takes no conversation at a terminal for a bot', async () => {
    const env = await folderWith(async (data) => {
      await data.store.beat('a terminal', ['terminal'], NOON, ALIVE_WITHIN)
    })
    expect((await health(env)).says[1]).toBe('heartbeat   wrong: no bot runs: start it.')
  })

  test('says so where a bot was not heard of for too long', async () => {
    expect(await health(await folderWith((data) => beats(data, 12 * MINUTE)))).toEqual({
      code: 1,
      says: [
        OK.database,
        'heartbeat   wrong: a bot was heard of last 12 minutes ago: see why it has stopped, and start it again.',
        OK.deliveries,
      ],
    })
  })

  test('is not led astray by one of a clock that was set back since', async () => {
    const env = await folderWith(async (data) => {
      await data.store.beat('of another time', ['slack'], NOON + 5 * HOUR, ALIVE_WITHIN)
      await beats(data)
      await data.store.beat('long gone', ['slack'], NOON - 5 * HOUR, ALIVE_WITHIN)
    })
    expect(await health(env)).toEqual({ code: 0, says: Object.values(OK) })
  })

  const claiming = { platform: 'slack', owner: 'bot', now: NOON, most: 9, lease: 30_000 } as const

  test.each<readonly [string, (data: Data) => Promise<void>, number, string]>([
    [
      'what has just become due',
      (data) => waits(data, 2 * MINUTE),
      0,
      'deliveries  ok: what waits to be posted has waited for 2 minutes at most.',
    ],
    [
      'what should have been posted long ago',
      (data) => waits(data, 12 * MINUTE),
      1,
      'deliveries  wrong: something has waited for 12 minutes to be posted on slack: see in the log of the bot what keeps it from that platform.',
    ],
    [
      'the longest of several',
      async (data) => {
        await waits(data, 6 * MINUTE, 'slack')
        await waits(data, 2 * HOUR, 'discord')
        await waits(data, MINUTE, 'discord')
      },
      1,
      'deliveries  wrong: something has waited for 2 hours to be posted on discord: see in the log of the bot what keeps it from that platform.',
    ],
    ['what is due later', (data) => waits(data, -MINUTE), 0, OK.deliveries],
    [
      'what somebody holds',
      async (data) => {
        await waits(data, 12 * MINUTE)
        await data.store.claim(claiming)
      },
      0,
      OK.deliveries,
    ],
    [
      'what was settled',
      async (data) => {
        await waits(data, 12 * MINUTE)
        const [claim] = await data.store.claim(claiming)
        await data.store.settle(claim?.id ?? '', { state: 'missed', why: 'it is too late for it' }, 'bot')
      },
      0,
      OK.deliveries,
    ],
    [
      'what waits for a conversation at the terminal, which nobody has to have',
      (data) => waits(data, 2 * HOUR, TERMINAL.platform),
      0,
      OK.deliveries,
    ],
  ])('counts %s as it should', async (_, put, code, says) => {
    const env = await folderWith(async (data) => {
      await beats(data)
      await put(data)
    })
    expect(await health(env)).toEqual({ code, says: [OK.database, OK.heartbeat, says] })
  })

  test('says what is wrong with a database that cannot be used, and knows nothing else', async () => {
    const folder = join(freshFolder(), 'none')
    expect(await health({ LIMBER_DATA: folder })).toEqual({
      code: 1,
      says: [
        `database    wrong: Nothing is stored yet in the data folder "${folder}", because no bot has run on it: start one first, or name its folder in LIMBER_DATA.`,
        'heartbeat   unknown: the database cannot be asked.',
        'deliveries  unknown: the database cannot be asked.',
      ],
    })
  })

  test('is there for machines as well', async () => {
    const env = await folderWith(async (data) => {
      await beats(data)
      await waits(data, 12 * MINUTE)
    })
    const { code, says } = await health(env, ['--json'])
    expect([code, JSON.parse(says.join(''))]).toEqual([
      1,
      {
        isHealthy: false,
        database: { is: 'ok', says: 'it can be read and written, and # are free.' },
        heartbeat: { is: 'ok', says: 'a bot was heard of 3 seconds ago.', seconds: 3 },
        deliveries: {
          is: 'wrong',
          says: 'something has waited for 12 minutes to be posted on slack: see in the log of the bot what keeps it from that platform.',
          seconds: 720,
        },
      },
    ])
  })

  test('asked for anything else, or with settings that are not right, ends with 2', async () => {
    expect(await limber(['health', '--loud'])).toEqual({
      code: 2,
      output: '',
      errors: 'Nothing but --json can be asked for.\nUsage: limber health [--json]\n',
    })
    expect((await limber(['health'], { env: { LIMBER_BREAK_RIGHTS: 'nobody' } })).code).toBe(2)
  })
})

describe('what is found', () => {
  test.each<readonly [number | undefined, string, string]>([
    [LEAST_ROOM, 'ok', 'enough'],
    [LEAST_ROOM - 1, 'wrong', 'all but full'],
    [0, 'wrong', 'full'],
    [undefined, 'ok', 'nothing is known of the disk of a server'],
  ])('with %s bytes free is %s: %s', (room, is) => {
    expect(ofDatabase(room).is).toBe(is)
  })

  test.each<readonly [number, string, string]>([
    [0, 'ok', 'just now'],
    [ALIVE_WITHIN, 'ok', 'as long ago as it may be'],
    [ALIVE_WITHIN + 1, 'wrong', 'too long ago'],
    [-ALIVE_WITHIN, 'ok', 'clocks of machines differ a little'],
    [-ALIVE_WITHIN - 1, 'wrong', 'of a time that is still to come'],
  ])('with a bot heard of %s ms ago is %s: %s', (ago, is) => {
    expect(ofHeart({ heardAt: NOON - ago }, NOON).is).toBe(is)
  })

  test.each<readonly [number, string, string]>([
    [0, 'ok', 'due now'],
    [TOO_LONG, 'ok', 'as long as it may be'],
    [TOO_LONG + 1, 'wrong', 'too long'],
  ])('with a delivery that waits for %s ms is %s: %s', (span, is) => {
    const waiting = [{ platform: 'slack', since: NOON - span }]
    expect(ofDeliveries({ waiting, now: NOON }).is).toBe(is)
  })
})

describePostgres('limber health on a server', () => {
  test('finds the same, by the clock of the server', async () => {
    const { url, drop } = await ownDatabase()
    onTestFinished(drop)
    const data = await openPostgres(url, 'bot')
    const env = { DATABASE_URL: url }
    const unwell = await health(env)
    expect(unwell.says.slice(1)).toEqual(['heartbeat   wrong: no bot runs: start it.', OK.deliveries])
    await beats(data)
    expect(await health(env)).toEqual({
      code: 0,
      says: [
        'database    ok: it can be reached, and is up to date.',
        expect.stringMatching(/^heartbeat {3}ok: a bot was heard of \d+ seconds? ago\.$/),
        OK.deliveries,
      ],
    })
    const now = await data.engine.clock(data.db, 0)
    await data.store.add(draftOf({ nextDue: now - HOUR }))
    await data.store.moveDue(now, 9, () => [{ dueAt: now - HOUR, isMissed: false }])
    await data.close()
    const { code, says } = await health(env)
    expect([code, says[2]]).toEqual([
      1,
      'deliveries  wrong: something has waited for 1 hour to be posted on slack: see in the log of the bot what keeps it from that platform.',
    ])
  })

  test('says what is wrong with one that cannot be reached, without its password', async () => {
    const { code, says } = await health({ DATABASE_URL: 'postgres://limber:hush@127.0.0.1:9/limber' })
    expect(code).toBe(1)
    expect(says[0]).toMatch(
      /^database {4}wrong: Limber cannot use the database that DATABASE_URL names, because/,
    )
    expect(says.join()).not.toContain('hush')
  })
})
