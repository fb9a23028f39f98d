import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { sharedClock } from '../../../adapters/clock/shared-clock.ts'
import type { Clock } from '../../../adapters/clock/clock.ts'
import { realClock } from '../../../adapters/clock/clock.ts'
import { openInMemory, type Data } from '../../../adapters/database/open.ts'

import { createButtons } from '../../../adapters/messenger/buttons.ts'
import type { MessengerEvent } from '../../../adapters/messenger/messenger.ts'
import { createReception, type Reception } from '../../../adapters/messenger/reception.ts'
import type { SlackSettings } from '../../../adapters/platform-settings.ts'
import { createSlack, type Slack } from '../../../adapters/slack/slack.ts'
import { deliveryPorts } from '../../../adapters/delivery-ports.ts'
import { createBot } from '../../../src/bot.ts'
import type { BreakPorts } from '../../../src/breaks/ports.ts'
import { createSuggest } from '../../../src/suggest/suggest.ts'
import { HOLIDAYS } from '../../breaks/team.ts'
import { serveSlack, type ServedSlack } from '../../fakes/slack/slack.ts'
import type { SlackWish } from '../../fakes/slack/state.ts'
import { TOKENS } from '../../fakes/slack/workspace.ts'
import { KNOWLEDGE } from '../../knowledge.ts'
import { expectNoViolations } from './no-violations.ts'

export type WorldWish = {
  readonly slack?: SlackWish
  readonly settings?: Partial<SlackSettings>
  readonly data?: Data
  /** What it is answered with instead of the bot. */
  readonly reception?: (real: Reception) => Pick<Reception, 'answer'>
  /** Whether Limber is started at once; it is where nothing is said. */
  readonly isStarted?: boolean
  /** Over a Slack that is there already, as after a restart. */
  readonly over?: ServedSlack
  readonly clock?: MovableClock
}

/** The machine's clock, which can jump. */
export type MovableClock = Clock & { jump(ms: number): void }

/** A Monday morning in Berlin. */
const START = Date.UTC(2026, 10, 23, 8)

export function movableClock(): MovableClock {
  const real = realClock()
  const began = real.passed()
  let ahead = 0
  const passed = () => real.passed() - began + ahead
  return {
    now: () => Math.round(START + passed()),
    passed,
    wait: (ms, signal) => real.wait(ms, signal),
    jump: (ms) => void (ahead += ms),
  }
}

/** Limber in a fake Slack, with everything else as it is. */
export type World = {
  readonly slack: ServedSlack
  readonly limber: Slack
  readonly data: Data
  readonly heard: readonly MessengerEvent[]
  readonly clock: MovableClock
  /** Posts what is due, and gives what went wrong. */
  deliver(): Promise<readonly string[]>
}

const SUGGEST = createSuggest(KNOWLEDGE)

export async function slackWorld(wish: WorldWish = {}): Promise<World> {
  const own = wish.clock ?? movableClock()
  const data = wish.data ?? (await openInMemory())
  const slack = wish.over ?? (await serveSlack({ clock: own, ...wish.slack }))
  const clock = sharedClock(own, data.store)
  const breaks: BreakPorts = {
    store: data.store,
    deliveries: data.store,
    holidays: HOLIDAYS,
    checkCron: () => [],
    now: () => clock.now(),
    tzdata: 'test',
    letOthersRun: async () => {},
  }
  const heard: MessengerEvent[] = []
  const wrong = (platform: string, mistake: unknown) =>
    void heard.push({ event: 'problem', platform, during: 'answering', mistake })
  const bot = createBot(KNOWLEDGE, { breaks })
  const buttons = createButtons({
    store: data.choices,
    now: () => clock.now(),
    wrong: (mistake) => wrong('slack', mistake),
  })
  const real = createReception({ bot, clock, wrong })
  const limber = createSlack({
    settings: {
      botToken: TOKENS.bot,
      appToken: TOKENS.app,
      apiUrl: slack.url,
      host: '127.0.0.1',
      ...wish.settings,
    },
    reception: { ...real, ...wish.reception?.(real) },
    buttons,
    suggest: SUGGEST,
    workspaces: data.workspaces,
    breaks,
    clock,
    hear: (event) => void heard.push(event),
  })
  const troubles: string[] = []
  const delivery = bot.deliver({
    ...deliveryPorts(clock),
    chats: [limber.chat],
    hear: (event) => void (event.event === 'trouble' && troubles.push(event.why)),
  })
  onTestFinished(async () => {
    await delivery.stop()
    await limber.stop()
    expectNoViolations(slack)
    if (wish.over === undefined) await slack.close()
    if (wish.data === undefined) await data.close()
  })
  if (wish.isStarted !== false) await limber.start()
  return {
    slack,
    limber,
    data,
    heard,
    clock: own,
    async deliver() {
      for (let tick = 0; tick < 2; tick++) {
        await delivery.tick()
        await delivery.idle()
      }
      return troubles
    },
  }
}

/** Waits until something is so, and gives it; throws where it does not come to be. */
export async function until<T>(look: () => T | undefined | false | null, patience = PATIENCE): Promise<T> {
  for (const began = performance.now(); performance.now() - began < patience;) {
    const found = look()
    if (found !== undefined && found !== false && found !== null) return found
    await sleep(2)
  }
  throw new Error('It did not come to be.')
}

const PATIENCE = 10_000

/** What has happened by the time that nothing is under way any more. */
export async function settled({ slack }: Pick<World, 'slack'>): Promise<void> {
  for (let quiet = 0, calls = -1; quiet < 5;) {
    await slack.quiet()
    await sleep(5)
    const now = slack.calls().length
    quiet = now === calls ? quiet + 1 : 0
    calls = now
  }
}
