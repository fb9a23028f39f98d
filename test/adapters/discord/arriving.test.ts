import { describe, expect, test } from 'vitest'
import { CHANNEL, type Channel, type User } from '../../fakes/discord/objects.ts'
import type { Fault } from '../../fakes/discord/serve.ts'
import { answered, ofLimber, openTown, read, titleOf, until, type Town } from './town.ts'

const SIGN = 'crushing chest pain since this morning'
const HELP = 'Please get help now'

const mention = ({ discord, ada, channel }: Town, words: string, who: User = ada, where: Channel = channel) =>
  discord.people.say(who, where, `<@${discord.bot.id}> ${words}`)

/** A town in which something goes wrong. */
async function troubled(): Promise<Town> {
  const town = await openTown({ knowsAgainFor: 60_000 })
  town.expectTrouble()
  return town
}

const first = (town: Town, channel: Channel | string) => until('words', () => ofLimber(town, channel)[0])

/** Too many requests, for so many seconds. */
const limited = (path: RegExp, seconds: number, times = 1): Fault => ({
  method: 'POST',
  path,
  times,
  status: 429,
  headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' },
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
})

const OPENING = /users\/@me\/channels$/
const STARTING = /threads$/

describe('a warning', () => {
  test('does not wait ten minutes until direct messages may be opened', async () => {
    const town = await troubled()
    town.discord.fail(limited(OPENING, 600, 2))
    const [one, other] = [mention(town, SIGN), mention(town, SIGN, town.ben)]
    for (const { id } of [one, other]) expect(titleOf(await first(town, id))).toBe(HELP)
    expect(read(ofLimber(town, one.id)[0])).not.toContain('since this morning')
  })

  test('is shown to nobody else where Discord is only slow', async () => {
    const town = await troubled()
    const { discord, ada } = town
    discord.fail(limited(OPENING, 2))
    const asked = mention(town, SIGN)
    expect(titleOf(await first(town, discord.direct(ada)))).toBe(HELP)
    expect(read(await first(town, asked.id))).toBe('I have answered you privately.')
    expect(ofLimber(town, asked.id)).toHaveLength(1)
  })

  test('does not wait until a thread may be made', async () => {
    const town = await troubled()
    town.discord.shut(town.ada)
    town.discord.fail(limited(STARTING, 5))
    mention(town, SIGN)
    expect(titleOf(await first(town, town.channel))).toBe(HELP)
  })

  test('is tried on every way again where none led anywhere, and what went wrong is told', async () => {
    const town = await troubled()
    const { discord, ada } = town
    // The library itself tries each four times.
    discord.fail({ method: 'POST', path: OPENING, status: 503, times: 4 })
    discord.fail({
      method: 'POST',
      path: /channels\/\d+\/(messages|messages\/\d+\/threads)$/,
      status: 503,
      times: 8,
    })
    const asked = mention(town, SIGN)
    expect(titleOf(await first(town, discord.direct(ada)))).toBe(HELP)
    expect(read(await first(town, asked.id))).toBe('I have answered you privately.')
    const problems = town.heard.filter(({ event }) => event === 'problem')
    expect(problems.length).toBeGreaterThan(2)
    expect(JSON.stringify(problems)).not.toContain('chest')
  })

  test('in direct messages is tried again as well', async () => {
    const town = await troubled()
    const { discord, ada } = town
    discord.fail(limited(/messages$/, 4))
    discord.people.say(ada, discord.direct(ada), SIGN)
    expect(titleOf(await first(town, discord.direct(ada)))).toBe(HELP)
  })

  test('that arrives nowhere keeps nobody from leaving', async () => {
    const town = await troubled()
    town.discord.fail({ method: 'POST', path: OPENING, status: 503, times: 1_000 })
    town.discord.fail({ method: 'POST', path: /channels/, status: 503, times: 1_000 })
    mention(town, SIGN)
    await until('a report', () => town.heard.filter(({ event }) => event === 'problem').length > 2)
    await town.messenger.stop()
  })

  test('where Discord took it without saying so comes once', async () => {
    const town = await troubled()
    const { discord, ada } = town
    discord.fail({ method: 'POST', path: /messages$/, status: 502, isDone: true, times: 2 })
    discord.people.say(ada, discord.direct(ada), SIGN)
    await first(town, discord.direct(ada))
    await town.messenger.stop()
    expect(ofLimber(town, discord.direct(ada)).map(titleOf)).toEqual([HELP])
  })
})

describe('an answer', () => {
  test('is not asked for where Discord shut Limber out, and a warning is', async () => {
    const town = await troubled()
    const { discord, ada, ben } = town
    discord.fail({
      method: 'POST',
      path: /messages$/,
      status: 429,
      headers: { 'retry-after': '3600' },
      body: 'error code: 1015',
    })
    const reports = () => town.heard.filter(({ event }) => event === 'problem').length
    discord.people.say(ada, discord.direct(ada), 'cat-cow')
    await until('a report', () => reports() === 1)
    discord.people.say(ben, discord.direct(ben), 'cat-cow')
    await until('another one', () => reports() === 2)
    discord.people.say(ben, discord.direct(ben), SIGN)
    expect(titleOf(await first(town, discord.direct(ben)))).toBe(HELP)
    const asked = discord
      .requests()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
    expect(asked.map(({ status }) => status)).toEqual([429, 200])
  })

  test('waits a little where Discord wants no more for now', async () => {
    const town = await openTown()
    town.discord.fail(limited(/messages$/, 1))
    const asked = mention(town, 'cat-cow')
    expect(titleOf(await first(town, asked.id))).toBe('Cat-cow')
  })

  test('that had to wait too long is reported instead', async () => {
    const town = await troubled()
    town.discord.fail(limited(/messages$/, 600))
    town.discord.people.say(town.ada, town.discord.direct(town.ada), 'cat-cow')
    await until('a report', () => town.heard.some(({ event }) => event === 'problem'))
  })

  test.each([
    ['cat-cow', 'Cat-cow'],
    [SIGN, HELP],
  ])('to "%s" needs no right to read what was said', async (words, title) => {
    const town = await openTown()
    const { discord, channel, guild, ada, bot } = { ...town, bot: town.discord.bot }
    discord.change(bot, channel, { deny: ['readHistory'] })
    discord.shut(ada)
    const thread = discord.channel(guild, 'a thread', { type: CHANNEL.thread, parent: channel.id })
    mention(town, words, ada, thread)
    expect(titleOf(await first(town, thread))).toBe(title)
    expect(ofLimber(town, thread)[0]?.message_reference).toBeUndefined()
  })
})

describe('a warning to what cannot be answered any more', () => {
  const EXPIRED: Fault = {
    method: 'POST',
    path: /callback$/,
    times: 10,
    status: 404,
    body: { code: 10062, message: 'Unknown interaction' },
  }

  test.each<readonly [string, (town: Town) => Promise<unknown>]>([
    [
      'a command',
      async ({ discord, ada, channel }) =>
        discord.people.slash({ who: ada, in: channel }, 'stretch', { what: SIGN }),
    ],
    [
      'the menu of a message',
      async ({ discord, ada, ben, channel }) =>
        discord.people.shortcut(
          { who: ada, in: channel },
          'Suggest a stretch',
          discord.people.say(ben, channel, SIGN),
        ),
    ],
    [
      'a form',
      async ({ discord, ada, channel }) => {
        const where = { who: ada, in: channel }
        const asked = discord.people.slash(where, 'breaks add')
        const form = await until('a form', () => asked.modal)
        discord.fail(EXPIRED)
        discord.people.submit(where, form, { when: SIGN })
      },
    ],
    [
      'a button',
      async ({ discord, ada, channel }) => {
        const where = { who: ada, in: channel }
        const card = await answered(discord.people.slash(where, 'stretch', { what: 'cat-cow' }))
        await answered(discord.people.slash(where, 'stretch', { what: SIGN }))
        discord.fail(EXPIRED)
        discord.people.press(where, card, 'Share')
      },
    ],
  ])('%s goes to the channel where direct messages are closed', async (what, ask) => {
    const town = await troubled()
    const { discord, ada, channel } = town
    discord.shut(ada)
    if (!/form|button/.test(what)) discord.fail(EXPIRED)
    await ask(town)
    const reply = await first(town, channel)
    expect(read(reply)).toMatch(/112|get help/i)
    expect(read(reply)).not.toContain('since this morning')
  })

  test('goes to no channel in which Limber is not', async () => {
    const town = await troubled()
    const { discord, ada, channel } = town
    discord.shut(ada)
    discord.fail(EXPIRED)
    const elsewhere = { ...channel, id: '77', guild_id: '78' }
    discord.people.slash({ who: ada, in: elsewhere, isOwnInstall: true }, 'stretch', { what: SIGN })
    await until('reports', () => town.heard.filter(({ event }) => event === 'problem').length > 1)
    expect(discord.requests().filter(({ path }) => path.includes('/77/'))).toEqual([])
  })
})
