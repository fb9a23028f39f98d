import { setImmediate as turn } from 'node:timers/promises'
import { breakPorts } from '../../adapters/break-ports.ts'
import { realClock } from '../../adapters/clock/clock.ts'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { openInMemory } from '../../adapters/database/open.ts'
import { createDiscord } from '../../adapters/discord/discord.ts'
import { createButtons } from '../../adapters/messenger/buttons.ts'
import type { Messenger, MessengerEvent } from '../../adapters/messenger/messenger.ts'
import { createReception } from '../../adapters/messenger/reception.ts'
import { createSlack } from '../../adapters/slack/slack.ts'
import { createBot } from '../../src/bot.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { createSuggest } from '../../src/suggest/suggest.ts'
import { wordsOf } from '../fakes/discord/objects.ts'
import { serveDiscord } from '../fakes/discord/serve.ts'
import { serveSlack } from '../fakes/slack/slack.ts'
import { TOKENS } from '../fakes/slack/workspace.ts'

/** So many commands are timed, after so many that are not. */
const TIMED = 200
const WARM_UP = 40
/** Nobody types so much that it is a flood. */
const PEOPLE = 40

/** What is typed: a command, its option, and as far as somebody came. */
const TYPED = [
  ['stretch', 'what', 'stiff n'],
  ['routine', 'what', '7 min'],
  ['breaks add', 'when', 'weekdays at 10:30 in Ber'],
  ['breaks add', 'zone', 'new y'],
] as const

/** What the answer says. */
const ANSWER = 'Cat-cow'

/** Ms from a command until its answer stands there, for each of many. */
export type RoundTrips = {
  readonly slack: readonly number[]
  readonly discord: readonly number[]
  /** Ms until something is suggested to somebody who types. */
  readonly typing: readonly number[]
}

/** Types commands at fake platforms of this machine, which the real libraries answer. */
export async function timeRoundTrips(knowledge: Knowledge): Promise<RoundTrips> {
  const data = await openInMemory()
  const clock = sharedClock(realClock(), data.store)
  const breaks = breakPorts(data, clock)
  const wrong = (mistake: unknown) => {
    throw mistake
  }
  const work = {
    reception: createReception({
      bot: createBot(knowledge, { breaks }),
      clock,
      wrong: (_, mistake) => wrong(mistake),
    }),
    buttons: createButtons({ store: data.choices, now: () => clock.now(), wrong }),
    suggest: createSuggest(knowledge),
    workspaces: data.workspaces,
    breaks,
    clock,
    hear: (event: MessengerEvent) => void (event.event === 'problem' && wrong(event.mistake)),
  }
  try {
    return { slack: await timeSlack(work), ...(await timeDiscord(work)) }
  } finally {
    await data.close()
  }
}

type Work = Omit<Parameters<typeof createSlack>[0], 'settings'>

async function timeSlack(work: Work): Promise<readonly number[]> {
  const people = Object.fromEntries(
    Array.from({ length: PEOPLE }, (_, at) => [`U${at}`, { zone: 'Europe/Berlin', locale: 'en-GB' }]),
  )
  const slack = await serveSlack({ people })
  const settings = { botToken: TOKENS.bot, appToken: TOKENS.app, apiUrl: `${slack.url}/` }
  return using(createSlack({ ...work, settings }), slack, (at) => {
    const user = `U${at % PEOPLE}`
    const before = slack.ephemerals().length
    void slack.command(user, 'CTEAM', '/stretch cat-cow')
    return () =>
      slack
        .ephemerals()
        .slice(before)
        .some(({ text }) => text.includes(ANSWER))
  })
}

async function timeDiscord(work: Work): Promise<Pick<RoundTrips, 'discord' | 'typing'>> {
  const discord = await serveDiscord()
  const guild = discord.guild('Team')
  const channel = discord.channel(guild, 'stretch')
  const people = Array.from({ length: PEOPLE }, (_, at) => discord.person(`person ${at}`))
  for (const person of people) discord.join(person, guild)
  const settings = { token: discord.token, apiUrl: discord.apiUrl }
  const whoAt = (at: number) => ({ who: people[at % PEOPLE] ?? discord.person('nobody'), in: channel })
  const typing: number[] = []
  const taken = await using(createDiscord({ ...work, settings }), discord, (at) => {
    // Whoever types a command is suggested how it goes on at each letter.
    const [command, option, typed] = TYPED[at % TYPED.length] ?? TYPED[0]
    const begun = performance.now()
    const suggested = discord.people.type(whoAt(at), command, option, typed)
    let asked: ReturnType<typeof discord.people.slash> | undefined
    return () => {
      if (suggested.choices === undefined) return false
      if (asked === undefined) {
        typing.push(performance.now() - begun)
        asked = discord.people.slash(whoAt(at), 'stretch', { what: 'cat-cow' })
      }
      return asked.answer !== undefined && wordsOf(asked.answer).includes(ANSWER)
    }
  })
  return {
    discord: taken.map((both, at) => both - (typing[WARM_UP + at] ?? 0)),
    typing: typing.slice(WARM_UP),
  }
}

/** Connects, types commands one after the other, and leaves. */
async function using(
  messenger: Messenger,
  platform: { close(): Promise<void> },
  type: (at: number) => () => boolean,
): Promise<readonly number[]> {
  await messenger.start()
  try {
    const taken: number[] = []
    for (let at = 0; at < WARM_UP + TIMED; at++) {
      const begun = performance.now()
      const isAnswered = type(at)
      while (!isAnswered()) await turn()
      taken.push(performance.now() - begun)
    }
    return taken.slice(WARM_UP)
  } finally {
    await messenger.stop()
    await platform.close()
  }
}
