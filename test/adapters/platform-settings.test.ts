import { describe, expect, test } from 'vitest'
import { PLATFORM_SETTINGS, readPlatforms } from '../../adapters/platform-settings.ts'

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1' }

describe('what is set for platforms', () => {
  test.each([
    ['nothing', {}, {}],
    [
      'Slack over a socket',
      { ...BOT, SLACK_APP_TOKEN: 'xapp-1' },
      { slack: { botToken: 'xoxb-1', appToken: 'xapp-1' } },
    ],
    [
      'Slack over HTTP',
      { ...BOT, SLACK_SIGNING_SECRET: 's', PORT: '3000' },
      { slack: { botToken: 'xoxb-1', signingSecret: 's', port: 3000 } },
    ],
    [
      'Slack over HTTP, for a proxy beside it',
      { ...BOT, SLACK_SIGNING_SECRET: 's', PORT: '3000', HOST: '127.0.0.1' },
      { slack: { botToken: 'xoxb-1', signingSecret: 's', port: 3000, host: '127.0.0.1' } },
    ],
    [
      'Slack over a socket, since only a port is set besides',
      { ...BOT, SLACK_APP_TOKEN: 'xapp-1', PORT: '80' },
      { slack: { botToken: 'xoxb-1', appToken: 'xapp-1' } },
    ],
    [
      'Slack elsewhere',
      { ...BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'https://slack-gov.com/api' },
      { slack: { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: 'https://slack-gov.com/api/' } },
    ],
    ['Discord', { DISCORD_TOKEN: 'a.b.c' }, { discord: { token: 'a.b.c' } }],
    [
      'Discord elsewhere',
      { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:1/api/' },
      { discord: { token: 'a.b.c', apiUrl: 'http://127.0.0.1:1/api' } },
    ],
    ['a port of which nobody asks', { PORT: 'http' }, {}],
  ])('%s', (_, env, platforms) => {
    expect(readPlatforms(env)).toEqual({ platforms })
  })
})

describe('what is wrong is said, all at once and without a secret', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, readonly RegExp[]]>([
    ['no app token', BOT, [/^SLACK_APP_TOKEN is missing: make/]],
    ['no bot token', { SLACK_APP_TOKEN: 'xapp-1' }, [/^SLACK_BOT_TOKEN is missing: copy/]],
    [
      'both tokens in each other’s place',
      { SLACK_BOT_TOKEN: 'xapp-secret', SLACK_APP_TOKEN: 'xoxb-secret' },
      [/^SLACK_BOT_TOKEN is not the right token/, /^SLACK_APP_TOKEN is not the right token/],
    ],
    [
      'what the README writes in place of a secret',
      { SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: 'xapp-...', DISCORD_TOKEN: '…' },
      [
        /^SLACK_BOT_TOKEN is not the right token/,
        /^SLACK_APP_TOKEN is not the right token/,
        /^DISCORD_TOKEN is not the token of a bot/,
      ],
    ],
    [
      'quotes that belong to a text',
      { ...BOT, SLACK_SIGNING_SECRET: '“secret”', PORT: '3000', DISCORD_TOKEN: "'a.b.secret'" },
      [/^SLACK_SIGNING_SECRET is not the right one/, /^DISCORD_TOKEN is not the token of a bot/],
    ],
    ['no port', { ...BOT, SLACK_SIGNING_SECRET: 'secret' }, [/^PORT is missing/]],
    [
      'no port that there is',
      { ...BOT, SLACK_SIGNING_SECRET: 'secret', PORT: '99999' },
      [/^PORT is no port/],
    ],
    ['a number for a token', { DISCORD_TOKEN: '123456789' }, [/^DISCORD_TOKEN is not the token of a bot/]],
    ['no address', { DISCORD_API_URL: 'discord.com' }, [/^DISCORD_API_URL is no address/]],
  ])('%s', (_, env, expected) => {
    const reading = readPlatforms(env)
    const problems = 'problems' in reading ? reading.problems : []
    expect(problems).toHaveLength(expected.length)
    problems.forEach((problem, index) => {
      expect(problem).toMatch(expected[index] ?? /never/)
      expect(problem).not.toContain('secret')
    })
  })
})

test('every setting has a name of its own', () => {
  expect(new Set(PLATFORM_SETTINGS.map(({ name }) => name)).size).toBe(PLATFORM_SETTINGS.length)
})
