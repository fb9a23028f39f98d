import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openData } from '../../adapters/database/open.ts'
import { serveDiscord, type DiscordWish } from '../fakes/discord/serve.ts'
import { serveSlack } from '../fakes/slack/slack.ts'
import { startBot as start } from './bot-process.ts'
import { draftOf } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/api'

async function discord(wish: DiscordWish = {}) {
  const served = await serveDiscord(wish)
  onTestFinished(() => served.close())
  const env = { DISCORD_TOKEN: served.token, DISCORD_API_URL: served.apiUrl }
  return { served, env }
}

async function slack() {
  const served = await serveSlack()
  onTestFinished(() => served.close())
  const { bot, app } = served.state.tokens
  return { served, env: { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: served.url } }
}

describe('a bot', () => {
  test('answers on both platforms, and leaves when it is asked to', async () => {
    const [one, other] = [await slack(), await discord()]
    const ada = other.served.person('ada')
    const guild = other.served.guild('Stretchers')
    const channel = other.served.channel(guild, 'general')
    other.served.join(ada, guild)
    const bot = start({ ...one.env, ...other.env })
    await Promise.all([bot.says('Slack: connected.'), bot.says('Discord: connected.')])

    await one.served.command('UADA', 'CTEAM', '/stretch cat-cow')
    while (one.served.ephemerals('UADA').length === 0) await sleep(10)
    const asked = other.served.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    while (asked.answer === undefined) await sleep(10)

    expect(await bot.stop()).toBe(0)
    expect(bot.output()).toContain('Limber has stopped.')
    expect(one.served.ephemerals('UADA').map(({ text }) => text.split('\n')[0])).toEqual(['Cat-cow'])
    expect([...one.served.violations(), ...other.served.violations()]).toEqual([])
  })

  test('is on one platform while the other cannot be reached', async () => {
    const one = await slack()
    const bot = start({ ...one.env, DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: NOWHERE })
    await bot.says('Slack: connected.')
    await one.served.command('UADA', 'CTEAM', '/stretch cat-cow')
    while (one.served.ephemerals('UADA').length === 0) await sleep(10)
    expect(await bot.stop()).toBe(0)
    expect(bot.output()).not.toContain('Discord: connected.')
  })

  test('waits for platforms that cannot be reached, and can be asked to stop meanwhile', async () => {
    const bot = start({
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: NOWHERE,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: NOWHERE,
      LIMBER_LOG: 'text',
    })
    await Promise.all([bot.says('platform="slack" is="down"'), bot.says('platform="discord" is="down"')])
    expect(await bot.stop()).toBe(0)
  })
})

describe('a token that is not accepted ends the start with what to do', () => {
  test('in Slack, the one of the bot', async () => {
    const { env } = await slack()
    const bot = start({ ...env, SLACK_BOT_TOKEN: 'xoxb-of-another-app' })
    expect(await bot.ended).toBe(1)
    expect(bot.output()).toMatch(/SLACK_BOT_TOKEN/)
    expect(bot.output()).not.toContain('of-another-app')
  })

  test('in Slack, the one of the app', async () => {
    const { env } = await slack()
    const bot = start({ ...env, SLACK_APP_TOKEN: 'xapp-of-another-app' })
    expect(await bot.ended).toBe(1)
    expect(bot.output()).toMatch(/SLACK_APP_TOKEN/)
  })

  test('in Discord, also where Slack accepts its own', async () => {
    const [one, other] = [await slack(), await discord()]
    const bot = start({ ...one.env, ...other.env, DISCORD_TOKEN: 'of.another.app' })
    expect(await bot.ended).toBe(1)
    expect(bot.output()).toMatch(/DISCORD_TOKEN/)
    expect(bot.output()).not.toContain('of.another.app')
  })

  test('and what was stored is there for the next one', async () => {
    const folder = join(freshFolder(), 'data')
    const { env } = await slack()
    await start({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong', LIMBER_DATA: folder }).ended
    await (await openData(folder, 'bot')).close()
  })

  test.each([
    ['not of a workspace from which Limber was removed more than 30 days ago', 31, 0],
    ['also of one from which Limber was removed lately', 29, 1],
  ])('%s', async (_, days, left) => {
    const folder = join(freshFolder(), 'data')
    const place = { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false }
    const before = await openData(folder, 'bot')
    await before.store.add(draftOf({ place }))
    await before.workspaces.left(place, Date.now() - days * 24 * 60 * 60_000)
    await before.close()
    const { env } = await slack()
    await start({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong', LIMBER_DATA: folder }).ended
    const after = await openData(folder, 'bot')
    expect(await after.store.breaksIn(place)).toHaveLength(left)
    await after.close()
  })
})
