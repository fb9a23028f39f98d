import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { realClock } from '../../../adapters/clock/clock.ts'
import { openInMemory, type Data } from '../../../adapters/database/open.ts'
import { createDiscord } from '../../../adapters/discord/discord.ts'
import type { DiscordWork } from '../../../adapters/discord/work.ts'
import { rightsOn } from '../../../adapters/messenger/administrators.ts'
import { createButtons } from '../../../adapters/messenger/buttons.ts'
import type { Messenger, MessengerEvent } from '../../../adapters/messenger/messenger.ts'
import { createReception, type Reception } from '../../../adapters/messenger/reception.ts'
import type { Workspace } from '../../../adapters/messenger/workspaces.ts'
import { createBot } from '../../../src/bot.ts'
import type { BreakPorts } from '../../../src/breaks/ports.ts'
import type { BreakRights } from '../../../src/breaks/rights.ts'
import type { Delivery } from '../../../src/deliver/delivery.ts'
import { createSuggest } from '../../../src/suggest/suggest.ts'
import { unescape } from '../../fakes/discord/unescape.ts'
import { HOLIDAYS } from '../../breaks/team.ts'
import { CALLBACK, type Asked } from '../../fakes/discord/interactions.ts'
import {
  buttonsOf,
  FLAG,
  wordsOf,
  type Channel,
  type Message,
  type User,
} from '../../fakes/discord/objects.ts'
import { serveDiscord, type DiscordWish, type ServedDiscord } from '../../fakes/discord/serve.ts'
import type { Guild } from '../../fakes/discord/world.ts'
import { KNOWLEDGE } from '../../knowledge.ts'

/** A Discord with a server, a channel and two people, and Limber in it. */
export type Town = {
  readonly discord: ServedDiscord
  readonly guild: Guild
  readonly channel: Channel
  readonly ada: User
  readonly ben: User
  readonly messenger: Messenger
  readonly store: Data['store']
  readonly data: Data
  readonly heard: readonly MessengerEvent[]
  /** What was told of servers, in order. */
  readonly servers: readonly (readonly ['left' | 'back', Workspace])[]
  /** What it is for breaks, as "2026-11-23T10:30" in Berlin; deliveries that are due by then are made. */
  wait(until: string): Promise<void>
  /** Another process beside this one. */
  beside(): Promise<Town>
  /** Another process in the place of this one, that remembers nothing but what is stored. */
  restart(): Promise<Town>
  /** What was never expected to go wrong is checked at the end, unless this is called. */
  expectTrouble(): void
}

type Wish = DiscordWish & {
  readonly rights?: BreakRights
  /** Stands between Discord and the reception. */
  readonly through?: (reception: Reception) => Reception
  readonly work?: Partial<DiscordWork>
  /** The channels of which anything is kept. */
  readonly kept?: readonly string[]
}

/** Somebody else was faster. */
const TOO_LATE = 'an interaction is answered twice'

const START = '2026-11-20T09:00'
const ZONE = 'Europe/Berlin'
const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds

export async function openTown(wish: Wish = {}): Promise<Town> {
  const discord = await serveDiscord(wish)
  const data = await openInMemory()
  const guild = discord.guild('Stretch Co')
  const ada = discord.person('Ada')
  const ben = discord.person('Ben')
  for (const one of [ada, ben]) discord.join(one, guild)
  const channel = discord.channel(guild, 'general')
  let now = instant(START)
  const ports: BreakPorts = {
    store: data.store,
    deliveries: data.store,
    holidays: HOLIDAYS,
    checkCron: () => [],
    now: () => now,
    tzdata: 'test',
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  }
  const opened: Messenger[] = []
  const heard: MessengerEvent[] = []
  const servers: (readonly ['left' | 'back', Workspace])[] = []
  let isTroubleExpected = false
  /** Both hear everything, and one of them is told that it was too late, whenever that is. */
  let areSeveral = false

  onTestFinished(async () => {
    for (const messenger of opened) await messenger.stop()
    await discord.close()
    await data.close()
    const broken = discord.violations().filter((what) => !areSeveral || what !== TOO_LATE)
    expect(broken).toEqual([])
    for (const { method, path, body } of discord.requests()) {
      if (isMessage(method, path, body)) expect([path, mentionsOf(body)]).toEqual([path, []])
    }
    if (!isTroubleExpected) expect(heard.filter(({ event }) => event === 'problem')).toEqual([])
  })

  async function process(): Promise<Town> {
    const bot = createBot(KNOWLEDGE, { breaks: ports, rights: (platform) => rightsOn(platform, wish.rights) })
    const buttons = createButtons({
      store: data.choices,
      now: () => now,
      wrong: (mistake) => heard.push({ event: 'problem', platform: 'discord', during: 'keeping', mistake }),
    })
    const reception = createReception({
      bot,
      clock: { now: () => now, passed: () => performance.now() },
      country: 'DE',
      wrong: (platform, mistake) => heard.push({ event: 'problem', platform, during: 'answering', mistake }),
    })
    const messenger = createDiscord({
      settings: { token: discord.token, apiUrl: discord.apiUrl },
      reception: wish.through?.(reception) ?? reception,
      buttons,
      suggest: createSuggest(KNOWLEDGE),
      workspaces: {
        left: async (workspace) => void servers.push(['left', workspace]),
        back: async (workspace) => void servers.push(['back', workspace]),
        channelsOf: async () => wish.kept ?? [],
      },
      clock: { ...realClock(), now: () => now },
      hear: (event) => heard.push(event),
      ...wish.work,
    })
    opened.push(messenger)
    await messenger.start()
    const clock = realClock()
    const delivery: Delivery = bot.deliver({
      chats: [messenger.chat],
      owner: `process ${opened.length}`,
      date: () => now,
      // What waits for its pace has waited when the clock was moved.
      passed: () => clock.passed() + now - instant(START),
      agree: async () => {},
      wait: (ms) => clock.wait(Math.min(ms, 20)),
      random: () => 0.5,
      hear: (event) => {
        if (event.event === 'trouble') throw new Error(event.why)
      },
      trouble: (error) => (error as Error).message,
    })
    return {
      discord,
      guild,
      channel,
      ada,
      ben,
      messenger,
      store: data.store,
      data,
      heard,
      servers,
      async wait(until) {
        now = instant(until)
        for (let round = 0; round < 3; round++) {
          await delivery.tick()
          await delivery.idle()
        }
      },
      beside() {
        areSeveral = true
        return process()
      },
      async restart() {
        await messenger.stop()
        return process()
      },
      expectTrouble() {
        isTroubleExpected = true
      },
    }
  }
  return process()
}

function isMessage(method: string, path: string, body: unknown): boolean {
  const isWritten =
    method !== 'GET' && /\/messages(\/|$)|\/callback$|\/webhooks\//.test(path) && !path.endsWith('/threads')
  return (
    isWritten && typeof body === 'object' && body !== null && JSON.stringify(body).includes('"components"')
  )
}

/** Whom a message would mention: nothing but the empty list will do, and a form mentions nobody. */
function mentionsOf(body: unknown): unknown {
  const { type, data } = body as { readonly type?: number; readonly data?: object }
  if (type === 9) return []
  const said = (data ?? body) as { readonly allowed_mentions?: { readonly parse?: unknown } }
  return said.allowed_mentions?.parse
}

/** Waits until something is so; a test that waits in vain fails by saying for what. */
export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  for (let left = 1_000; left > 0; left--) {
    const seen = look()
    if (seen !== undefined && seen !== false) return seen
    await sleep(10)
  }
  throw new Error(`Waited in vain for: ${what}`)
}

/** The words of a message as people read them. */
export function read(message: Message | undefined): string {
  return message === undefined ? '' : unescape(wordsOf(message))
}

/** Its heading. */
export function titleOf(message: Message | undefined): string {
  return read(message).split('\n')[0]?.replace(/^#+ /, '') ?? ''
}

/** Its buttons, as people read them. */
export function labels(message: Message | undefined): readonly string[] {
  return message === undefined ? [] : buttonsOf(message).flatMap(({ label }) => label ?? [])
}

export function isPrivate({ flags }: Message): boolean {
  return (flags & FLAG.ephemeral) !== 0
}

/** The private answer to a command, a button or a form, however slowly it came. */
export async function answered(asked: Asked): Promise<Message> {
  return until('an answer', () => {
    const answer = replyTo(asked)
    return (
      answer !== undefined && (answer.flags & FLAG.loading) === 0 && answer.components.length > 0 && answer
    )
  })
}

/** What answers it by now: whoever is slow first acknowledges a press, and the message of its button stands as it was. */
function replyTo({ said, answer, more }: Asked): Message | undefined {
  const isAcknowledged = said[0]?.type === CALLBACK.deferredUpdate
  if (!isAcknowledged) return answer
  return said.some(({ type }) => type === CALLBACK.update) ? answer : more[0]
}

/** How often it was answered; that an answer is on its way is none. */
export function timesAnswered({ said }: Asked): number {
  const onItsWay: readonly number[] = [CALLBACK.deferred, CALLBACK.deferredUpdate]
  return said.filter(({ type }) => !onItsWay.includes(type)).length
}

/** The messages of Limber in a channel. */
export function ofLimber({ discord }: Town, channel: Channel | string): readonly Message[] {
  return discord.messagesIn(channel).filter(({ author }) => author.id === discord.bot.id)
}
