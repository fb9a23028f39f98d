import { createBot } from '../../src/bot.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { capital } from '../../src/words/listed.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import type { Config } from '../config.ts'
import { createNearMissStore } from '../database/near-miss-store.ts'
import type { Data } from '../database/open.ts'
import { openLog } from '../log/open-log.ts'
import { createButtons } from '../messenger/buttons.ts'
import { connect } from '../messenger/connect.ts'
import { createReception } from '../messenger/reception.ts'
import { runMessengers } from '../messenger/running.ts'
import { departedForGood } from '../messenger/workspaces.ts'
import type { PlatformSettings } from '../platform-settings.ts'
import { startService } from '../service.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, FAILED } from './command.ts'
import type { DataPorts } from './data.ts'
import { interruptible } from './interruptible.ts'

/** What a running bot is made of. */
export type ServeWork = {
  readonly knowledge: Knowledge
  readonly config: Config
  readonly ports: DataPorts
  readonly clock: SharedClock
  readonly data: Data
  readonly platforms: PlatformSettings
}

/** Runs the bot on its platforms until it is asked to stop; a platform that does not accept it ends it with why. */
export async function serve(work: ServeWork, console: Console): Promise<number> {
  const { knowledge, config, ports, clock, data, platforms } = work
  const { breaks } = ports
  const { hear } = openLog(config, console)
  const bot = createBot(knowledge, ports)
  const wrong = (during: string, mistake: unknown, platform?: string) =>
    hear({ event: 'problem', ...(platform !== undefined && { platform }), during, mistake })
  const messengers = await connect(platforms, {
    knowledge,
    breaks,
    reception: createReception({
      bot,
      clock,
      country: config.whereabouts.country,
      wrong: (platform, mistake) => wrong('answering', mistake, platform),
    }),
    buttons: createButtons({
      store: data.choices,
      now: () => clock.now(),
      wrong: (mistake) => wrong('keeping a button', mistake),
    }),
    workspaces: data.workspaces,
    clock,
    hear,
  })

  return interruptible(console, async (signal) => {
    console.output.write(`Limber connects to ${sayPlatforms(platforms)}. Ctrl-C stops it.\n`)
    const companion = startService({
      bot,
      breaks,
      ...(config.nearMisses && { nearMisses: createNearMissStore(data.db) }),
      workspaces: data.workspaces,
      chats: messengers.map(({ chat }) => chat),
      clock,
      hear,
    })
    const ended = await runMessengers({
      messengers,
      companion,
      signal,
      connected: (platform) => console.output.write(`${capital(platform)}: connected.\n`),
      passed: () => clock.passed(),
      wait: (ms, ended) => clock.wait(ms, ended),
    })
    if (ended.is === 'refused') {
      console.errors.write(`${printable(ended.why.message)}\n`)
      // A token is refused where Limber was removed, and then no night comes for what is kept of that workspace.
      await data.workspaces.removeDeparted(departedForGood(clock.now()), ended.platform)
      return FAILED
    }
    hear({ event: 'stop', within: ended.within })
    console.output.write('Limber has stopped.\n')
    return DONE
  })
}

function sayPlatforms(platforms: PlatformSettings): string {
  return Object.keys(platforms).map(capital).join(' and ')
}
