import { Events, type Client, type Interaction } from 'discord.js'
import { createTelling, type Telling } from '../messenger/telling.ts'
import { createFlood, type FloodLimits } from '../messenger/flood.ts'
import { createOnce } from '../messenger/once.ts'
import { NotAccepted, type ConnectionEvent, type Messenger } from '../messenger/messenger.ts'
import { answerAlone, answerExpired, valuesOf, type Answering } from './hear/answering.ts'
import { createBreaker } from './connection/breaker.ts'
import { createDiscordChat } from './chat.ts'
import { createClient, mayRead } from './connection/client.ts'
import { SUGGEST_A_STRETCH } from './commands.ts'
import { connect, end, refusalFor } from './connection/connection.ts'
import { Held } from './connection/guard.ts'
import { createDesk } from './connection/desk.ts'
import { hearEdits } from './hear/edits.ts'
import { filledIn, isBreakForm } from './hear/form.ts'
import { answerDirect, answerMention, answerRole } from './hear/mentions.ts'
import { blocked, isNotAllowed, withoutWords } from './connection/mistakes.ts'
import { PLATFORM } from './places.ts'
import { createPresses } from './hear/presses.ts'
import { keepRegistering } from './connection/register.ts'
import { hearServers } from './connection/servers.ts'
import { answerCommand } from './hear/slash.ts'
import { answerTyping } from './hear/suggesting.ts'
import { within } from './connection/within.ts'
import { createWording } from './show/words.ts'
import type { DiscordWork } from './work.ts'
import { isDirect, isForMe, isForMyRole, passedOnIn, type Written } from './hear/written.ts'

/** What is under way when Limber leaves has so long to end, in ms: supervisors kill after ten seconds. */
const LEAVES_WITHIN = 5_000
/** Discord has so long to say goodbye as well, in ms. */
const HANGS_UP_WITHIN = 2_000

/** A platform that cannot be reached is tried again after so many ms, each time longer. */
const TRIED_AGAIN = { least: 1_000, most: 60_000 } as const
/** What was let in before and is not any more is tried again after so many ms: somebody has to see to it first. */
const REFUSED_AGAIN = 5 * 60_000

/** Nobody with a warning sign waits for a rate limit to be over: another way is tried after so many ms. */
const PATIENCE = 1_500

/** Whoever mentions the role again and again was told what to do instead. */
const ROLE_FLOOD: FloodLimits = { within: 60_000, person: 2, place: 10 }

/** Discord, with all that is heard there answered. */
export function createDiscord(work: DiscordWork): Messenger {
  const { settings, reception, buttons, clock } = work
  const { token, apiUrl } = settings
  const breaker = createBreaker(() => clock.passed())
  const wording = createWording(buttons)
  const desk = createDesk(createOnce(), work.hear)
  const leaving = new AbortController()
  const roleFlood = createFlood(ROLE_FLOOD)
  let current: Client | undefined
  let stopped: Promise<void> | undefined

  const failed = (during: string, mistake: unknown) =>
    work.hear({ event: 'problem', platform: PLATFORM, during, mistake: withoutWords(mistake) })
  const patient = createTelling({
    clock,
    patience: PATIENCE,
    blocked,
    failed(mistake, { isLastWay }) {
      // That somebody takes no direct messages is nothing to see to as long as there is another way.
      if (isLastWay || !isNotAllowed(mistake)) failed('warning', mistake)
    },
  })
  const telling: Telling = {
    ...patient,
    surely: (...said) => breaker.urgently(() => patient.surely(...said)),
  }
  const answering: Answering = { reception, wording, telling }
  const presses = createPresses({ ...answering, buttons, failed: (mistake) => failed('pressing', mistake) })
  const chat = createDiscordChat({
    token,
    apiUrl,
    buttons,
    breaker,
    mayRead: (channel) => (current === undefined ? undefined : mayRead(current, channel)),
  })

  let last: ConnectionEvent['is'] | undefined
  function tell(is: ConnectionEvent['is'], why?: string): void {
    if (leaving.signal.aborted || is === last) return
    last = is
    work.hear({ event: 'connection', platform: PLATFORM, is, ...(why !== undefined && { why }) })
  }

  async function answerInteraction(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      return answerTyping(interaction, {
        suggest: work.suggest,
        failed: (mistake) => failed('suggesting', mistake),
      })
    }
    if (interaction.isChatInputCommand()) return answerCommand(interaction, answering)
    if (interaction.isButton()) return presses.answer(interaction)
    if (interaction.isModalSubmit() && isBreakForm(interaction.customId)) {
      const values = valuesOf(interaction)
      return answerAlone(interaction, { run: filledIn(values) }, answering, values)
    }
    if (interaction.isMessageContextMenuCommand() && interaction.commandName === SUGGEST_A_STRETCH) {
      const { targetMessage: message } = interaction
      return answerAlone(interaction, { quoted: message.content || passedOnIn(message) }, answering)
    }
    if (!interaction.isRepliable()) return
    const texts = interaction.isModalSubmit() ? Object.values(valuesOf(interaction)) : []
    return answerExpired(interaction, texts, answering)
  }

  function toRole(message: Written): void {
    const { id, author, channelId } = message
    if (roleFlood.count(author.id, channelId, performance.now()) !== 'answered') return
    desk.take(id, 'answering', () => answerRole(message))
  }

  function listen(client: Client): void {
    client.on(Events.Error, (mistake) => failed('listening', mistake))
    client.on(Events.ShardError, (mistake) => failed('connecting', mistake))
    client.on(Events.ShardReconnecting, () => tell('down', 'the connection was lost'))
    client.on(Events.ShardResume, () => tell('up'))
    client.on(Events.ShardReady, () => tell('up'))
    client.on(Events.InteractionCreate, (interaction) => {
      desk.take(interaction.id, 'answering', () => answerInteraction(interaction))
    })
    client.on(Events.MessageCreate, (message) => {
      if (isForMyRole(message)) return toRole(message)
      if (!isForMe(message)) return
      const answer = isDirect(message) ? answerDirect : answerMention
      desk.take(message.id, 'answering', () => answer(message, answering))
    })
    hearEdits(client, desk, answering, breaker)
    hearServers(client, work, failed)
    client.on(Events.ClientReady, (ready) => {
      desk.take(`ready ${ready.readyTimestamp}`, 'registering', () =>
        keepRegistering(ready, {
          clock,
          leaving: leaving.signal,
          failed: (mistake) => failed('registering', mistake),
        }),
      )
    })
  }

  /** Makes a connection, and goes on trying where there is nobody. */
  async function connected(): Promise<void> {
    for (
      let wait: number = TRIED_AGAIN.least;
      !leaving.signal.aborted;
      wait = Math.min(2 * wait, TRIED_AGAIN.most)
    ) {
      const client = createClient(apiUrl, breaker)
      listen(client)
      try {
        await connect(client, token, leaving.signal)
        if (leaving.signal.aborted) return await end(client)
        current = client
        tell('up')
        client.on(Events.ShardDisconnect, ({ code }) => void refused(client, code))
        return
      } catch (mistake) {
        await end(client)
        if (mistake instanceof NotAccepted) throw mistake
        tell('down', 'Discord cannot be reached')
        await clock.wait(Math.max(wait, mistake instanceof Held ? mistake.wait : 0), leaving.signal)
      }
    }
  }

  async function refused(client: Client, code: number): Promise<void> {
    if (leaving.signal.aborted || current !== client) return
    current = undefined
    await end(client)
    for (let why = refusalFor(code); !leaving.signal.aborted;) {
      if (why !== undefined) tell('refused', why.message)
      await clock.wait(why === undefined ? TRIED_AGAIN.least : REFUSED_AGAIN, leaving.signal)
      const again = await connected().catch((mistake: unknown) => mistake)
      if (!(again instanceof NotAccepted)) return
      why = again
    }
  }

  return {
    chat,
    start: connected,
    stop() {
      stopped ??= (async () => {
        leaving.abort()
        telling.stop()
        await Promise.all([
          within(LEAVES_WITHIN, chat.close()),
          within(LEAVES_WITHIN, desk.idle()).then(() => current && within(HANGS_UP_WITHIN, end(current))),
        ])
      })()
      return stopped
    },
  }
}
