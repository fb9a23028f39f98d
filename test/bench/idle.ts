import { spawn, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serveDiscord } from '../fakes/discord/serve.ts'
import { serveSlack } from '../fakes/slack/slack.ts'
import { TOKENS } from '../fakes/slack/workspace.ts'

const LAUNCHER = fileURLToPath(new URL('../../adapters/limber.js', import.meta.url))
/** So long it has nothing to do before it is looked at, in ms. */
const IDLE = 30_000
/** Longer than it takes to connect, in ms. */
const CONNECTS_WITHIN = 60_000

/** How many MB of memory `limber start` holds that is connected to both platforms and idle. */
export async function measureIdle(): Promise<number> {
  const slack = await serveSlack()
  const discord = await serveDiscord()
  discord.guild('Team')
  const data = await mkdtemp(join(tmpdir(), 'limber-idle-'))
  const bot = spawn(process.execPath, [LAUNCHER, 'start'], {
    env: {
      ...process.env,
      LIMBER_DATA: data,
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: `${slack.url}/`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: 'ignore',
  })
  try {
    const until = performance.now() + CONNECTS_WITHIN
    while (slack.sockets.count() === 0 || discord.gateway.counts().open === 0) {
      if (bot.exitCode !== null) throw new Error(`It ended with ${bot.exitCode} and did not connect.`)
      if (performance.now() > until) throw new Error('It did not connect.')
      await sleep(50)
    }
    await sleep(IDLE)
    const said = execFileSync('ps', ['-o', 'rss=', '-p', String(bot.pid)], { encoding: 'utf8' })
    return (Number(said) * 1_024) / 1_000_000
  } finally {
    if (bot.exitCode === null && bot.kill('SIGTERM')) await once(bot, 'exit')
    await slack.close()
    await discord.close()
    await rm(data, { recursive: true, force: true })
  }
}
