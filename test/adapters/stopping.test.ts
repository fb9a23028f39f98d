import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { serveDiscord } from '../fakes/discord/serve.ts'
import { BY_A_SHELL, startBot } from './bot-process.ts'

/** A Discord with a server, for a bot in a process of its own. */
async function discord() {
  const served = await serveDiscord()
  onTestFinished(() => served.close())
  const ada = served.person('ada')
  const channel = served.channel(served.guild('Stretchers'), 'general')
  const env = { DISCORD_TOKEN: served.token, DISCORD_API_URL: served.apiUrl }
  return { served, ada, channel, env }
}

const posts = (served: Awaited<ReturnType<typeof serveDiscord>>) =>
  served.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))

test('what a platform never answers keeps a bot that is stopped no longer than what it does answer', async () => {
  const { served, ada, env } = await discord()
  const bot = startBot(env)
  await bot.says('Discord: connected.')
  const { promise: never, resolve: letGo } = Promise.withResolvers<void>()
  onTestFinished(() => letGo())
  served.hold({ method: 'POST', path: /messages$/, until: never })
  served.people.say(ada, served.direct(ada), 'cat-cow')
  while (posts(served).length === 0) await sleep(10)
  expect(await bot.stop()).toBe(0)
  expect(bot.output()).toContain('Limber has stopped.')
  // The library would have tried three times more, fifteen seconds each.
  expect(posts(served)).toHaveLength(1)
})

test.skipIf(process.platform === 'win32')(
  'a supervisor that tells every process of a group stops a bot as one that tells it once',
  async () => {
    const { env } = await discord()
    const bot = startBot(env)
    await bot.says('Discord: connected.')
    expect(await bot.stop(2)).toBe(0)
    expect(bot.output()).toContain('Limber has stopped.')
  },
)

test.skipIf(process.platform === 'win32')(
  'a bot that npm has started is not left alone where npm is stopped',
  async () => {
    const { env } = await discord()
    const bot = startBot({ ...env, npm_lifecycle_event: 'start' }, BY_A_SHELL)
    await bot.says('Discord: connected.')
    // The shell ends at once; its outputs are closed by whoever wrote to them last.
    await bot.stop()
    expect(bot.output()).toContain('Limber has stopped.')
  },
)
