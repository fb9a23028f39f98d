import { describe, expect, onTestFinished, test } from 'vitest'
import { realClock } from '../../../adapters/clock/clock.ts'
import { createClient } from '../../../adapters/discord/connection/client.ts'
import { connect, end } from '../../../adapters/discord/connection/connection.ts'
import { channelPlace } from '../../../adapters/discord/places.ts'
import { NotAccepted } from '../../../adapters/messenger/messenger.ts'
import type { Reception } from '../../../adapters/messenger/reception.ts'
import { serveDiscord, type ServedDiscord } from '../../fakes/discord/serve.ts'
import { alone } from './alone.ts'
import { answered, ofLimber, openTown, titleOf, until, type Town } from './town.ts'

describe('a start', () => {
  test('with a token that Discord does not know says what to do', async () => {
    const { messenger } = await alone({}, { token: 'another.token' })
    const why = await messenger.start().catch((mistake: unknown) => mistake)
    expect(why).toBeInstanceOf(NotAccepted)
    expect((why as Error).message).toContain('DISCORD_TOKEN')
    expect((why as Error).message).not.toContain('another.token')
  })

  test('with a token that only the gateway refuses says the same', async () => {
    const { discord, messenger } = await alone()
    discord.gateway.turnAway(4004)
    const why = await messenger.start().catch((mistake: unknown) => mistake)
    expect(why).toBeInstanceOf(NotAccepted)
    expect((why as Error).message).toContain('DISCORD_TOKEN')
  })

  test('without an intent that is needed names them', async () => {
    const { messenger } = await alone({ refusedIntents: 1 << 9 })
    const why = await messenger.start().catch((mistake: unknown) => mistake)
    expect(why).toBeInstanceOf(NotAccepted)
    expect((why as Error).message).toContain('Guilds, GuildMessages, DirectMessages')
  })

  test.each<readonly [string, (discord: ServedDiscord) => void]>([
    [
      'answers nothing but errors',
      (discord) => discord.fail({ method: 'GET', path: /gateway/, status: 502, times: 8 }),
    ],
    [
      'says nothing sensible',
      (discord) => discord.fail({ method: 'GET', path: /gateway/, status: 404, times: 2 }),
    ],
  ])('is tried again, each time later, where Discord %s', async (_, happens) => {
    const { discord, messenger, heard, waits } = await alone()
    happens(discord)
    await messenger.start()
    expect(waits).toEqual([1_000, 2_000])
    expect(heard.map((event) => event.event === 'connection' && event.is)).toEqual(['down', 'up'])
  })

  test('waits as long as whatever stands before Discord says', async () => {
    const { discord, messenger, waits } = await alone()
    discord.fail({
      method: 'GET',
      path: /gateway/,
      status: 429,
      headers: { 'retry-after': '1800' },
      body: 'error code: 1015',
    })
    await messenger.start()
    expect(waits).toEqual([30 * 60_000])
  })

  test('where nobody is there can be stopped', async () => {
    const { discord, messenger } = await alone()
    await discord.close()
    const starting = messenger.start()
    await messenger.stop()
    await starting
  })

  test('is one connection, whatever the gateway said first', async () => {
    const { discord, messenger } = await alone()
    discord.gateway.refuse(503)
    const starting = messenger.start()
    await realClock().wait(50)
    discord.gateway.refuse()
    await starting
    await realClock().wait(1_500)
    expect(discord.gateway.counts()).toMatchObject({ identified: 1, open: 1 })
  })
})

test('a start that looks for a prompt knows what it may read only once it is connected', async () => {
  const { discord, messenger } = await alone({ knowsAgainFor: 0 })
  const guild = discord.guild('Stretch Co')
  const channel = discord.channel(guild, 'general')
  discord.change(discord.bot, channel, { deny: ['readHistory'] })
  const place = channelPlace(guild.id, channel.id)
  const document = [{ type: 'title', text: 'Time for a stretch' }] as const
  const sent = await messenger.chat.send({ delivery: 'd', place, dueAt: 0, document }, 60_000)
  expect(sent.is).toBe('posted')
  expect((await messenger.chat.find('d', place, 60_000, 60_000)).is).toBe('unknown')
  await messenger.start()
  expect((await messenger.chat.find('d', place, 60_000, 60_000)).is).toBe('unreadable')
})

const direct = (town: Town) => ofLimber(town, town.discord.direct(town.ada))

const AGAIN = ['up', 'down', 'up']

describe('a connection that is lost', () => {
  test.each<readonly [string, (town: Town) => void, 'resumed' | 'identified', readonly string[]]>([
    ['because Discord asks for another', ({ discord }) => discord.gateway.reconnect(), 'resumed', AGAIN],
    ['without a word', ({ discord }) => discord.gateway.drop(), 'resumed', AGAIN],
    ['because of an error of Discord', ({ discord }) => discord.gateway.close(4000), 'resumed', AGAIN],
    ['because its session is over', ({ discord }) => discord.gateway.invalidate(), 'identified', AGAIN],
    ['only in name, and goes on', ({ discord }) => discord.gateway.invalidate(true), 'resumed', ['up']],
  ])('%s is made again', async (_, happens, how, expected) => {
    const town = await openTown()
    const { discord, ada, heard } = town
    const before = discord.gateway.counts()[how]
    happens(town)
    await until(
      'it is made',
      () => discord.gateway.counts()[how] > before && discord.gateway.counts().open === 1,
    )
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    await until('an answer', () => direct(town)[0])
    const told = () => heard.map((event) => event.event === 'connection' && event.is)
    await until('a report', () => told().length === expected.length)
    expect(told()).toEqual(expected)
  })

  test('loses nothing of what was said meanwhile, and answers nothing twice', async () => {
    const town = await openTown()
    const { discord, ada } = town
    discord.people.say(ada, discord.direct(ada), 'my neck is stiff')
    await until('an answer', () => direct(town)[0])
    discord.gateway.drop()
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    const [, second] = await until('a second answer', () => direct(town).length > 1 && direct(town))
    expect(titleOf(second)).toBe('Cat-cow')
    await answered(discord.people.slash({ who: ada, in: town.channel }, 'limber help'))
    expect(direct(town)).toHaveLength(2)
  })

  test('is made again also where the token was refused once meanwhile', async () => {
    const town = await openTown()
    town.expectTrouble()
    const { discord, ada, heard } = town
    discord.fail({
      method: 'POST',
      path: /messages$/,
      status: 401,
      body: { code: 0, message: '401: Unauthorized' },
    })
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    await until('a report', () => heard.some(({ event }) => event === 'problem'))
    discord.people.say(ada, discord.direct(ada), 'my neck is stiff')
    await until('an answer', () => direct(town)[0])
    discord.gateway.invalidate()
    await until('another connection', () => discord.gateway.counts().identified === 2)
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    const [, again] = await until('an answer', () => direct(town).length > 1 && direct(town))
    expect(titleOf(again)).toBe('Cat-cow')
  })

  test('and not let in again is reported, and tried again', async () => {
    const { discord, messenger, heard, waits } = await alone()
    await messenger.start()
    discord.gateway.turnAway(4004)
    discord.gateway.close(4004)
    await until(
      'two reports',
      () =>
        heard.filter((event) => event.event === 'connection' && event.is === 'refused').length > 0 &&
        waits.length > 1,
    )
    discord.gateway.turnAway()
    await until(
      'another connection',
      () => heard.at(-1)?.event === 'connection' && discord.gateway.counts().open === 1,
    )
    expect(heard.filter((event) => event.event === 'connection').map(({ is }) => is)).toEqual([
      'up',
      'refused',
      'up',
    ])
    expect(waits.every((ms) => ms === 5 * 60_000)).toBe(true)
  })
})

/** A reception that answers only when the test lets it. */
function gated() {
  const gate = Promise.withResolvers<void>()
  const asked: number[] = []
  const through = (reception: Reception): Reception => ({
    ...reception,
    async answer(heard) {
      asked.push(asked.length)
      await gate.promise
      return reception.answer(heard)
    },
  })
  return { through, asked, open: () => gate.resolve() }
}

describe('whoever leaves', () => {
  test('answers what is under way, and takes nothing new', async () => {
    const { through, asked, open } = gated()
    const town = await openTown({ through })
    const { discord, ada, messenger } = town
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    await until('a question', () => asked.length === 1)
    const stopping = messenger.stop()
    discord.people.say(ada, discord.direct(ada), 'my neck is stiff')
    open()
    await stopping
    expect(direct(town).map(titleOf)).toEqual(['Cat-cow'])
    expect(asked).toHaveLength(1)
    expect(discord.gateway.counts().open).toBe(0)
  })

  test('waits for nothing without end', async () => {
    const { through, asked } = gated()
    const town = await openTown({ through })
    const { discord, ada, messenger } = town
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    await until('a question', () => asked.length === 1)
    await messenger.stop()
    expect(discord.gateway.counts().open).toBe(0)
  })

  test('waits not for a Discord that does not say goodbye', async () => {
    const { discord, messenger } = await openTown()
    discord.gateway.stall()
    await messenger.stop()
  })

  test('does not come back, where a connection was just about to be made again', async () => {
    const { discord, messenger } = await openTown()
    discord.gateway.drop()
    await until('the end of it', () => discord.gateway.counts().open === 0)
    await messenger.stop()
    await realClock().wait(1_000)
    expect(discord.gateway.counts()).toMatchObject({ identified: 1, resumed: 0, open: 0 })
  })

  test('may do so twice, and before it came', async () => {
    const { messenger } = await alone()
    await Promise.all([messenger.stop(), messenger.stop()])
    await messenger.start()
  })
})

test('a flood is answered for a while, then not, and a warning sign always', async () => {
  const town = await openTown()
  const { discord, ada } = town
  const where = discord.direct(ada)
  for (let at = 0; at < 40; at++) discord.people.say(ada, where, 'cat-cow')
  discord.people.say(ada, where, 'I have chest pain and cannot breathe')
  // A warning may overtake what was asked before it.
  const titles = await until('help, and all else', () => {
    const all = direct(town).map(titleOf)
    return all.includes('Please get help now') && all.length === 22 && all
  })
  expect(titles.filter((title) => title === 'Cat-cow')).toHaveLength(20)
  expect(titles.filter((title) => title === 'One after the other, please')).toHaveLength(1)
  const command = discord.people.slash({ who: ada, in: town.channel }, 'stretch', { what: 'cat-cow' })
  await until('a silent acknowledgement', () => command.said.length > 0 && command.answer === undefined)
})

test('an idle bot keeps next to nothing of what it heard', async () => {
  const discord = await serveDiscord()
  const guild = discord.guild('Stretch Co')
  const channel = discord.channel(guild, 'general')
  const client = createClient(discord.apiUrl)
  onTestFinished(async () => {
    await end(client)
    await discord.close()
  })
  await connect(client, discord.token, new AbortController().signal)
  let heard = 0
  client.on('messageCreate', () => void heard++)
  for (let at = 0; at < 600; at++) {
    const somebody = discord.person(`person ${at}`)
    discord.join(somebody, guild)
    discord.people.say(somebody, channel, 'good morning')
  }
  await until('all of it', () => heard === 600)
  const [known] = client.guilds.cache.values()
  const kept = client.channels.cache.get(channel.id)
  expect(known?.members.cache.size).toBeLessThanOrEqual(11)
  expect(known?.members.me?.id).toBe(discord.bot.id)
  expect(client.users.cache.size).toBeLessThanOrEqual(501)
  expect(kept?.isTextBased() === true && kept.messages.cache.size).toBe(0)
})
