import { App } from '@slack/bolt'
import type { Messenger } from '../messenger/messenger.ts'
import type { SlackSettings } from '../platform-settings.ts'
import { createSlackChat } from './chat.ts'
import { hearCommands } from './hear/command.ts'
import type { Connection } from './connection/connection.ts'
import { createDesk, type Desk, type DeskWork } from './desk.ts'
import { hearDirect } from './hear/direct.ts'
import { hearForms } from './hear/form.ts'
import { createGate, type Gate } from './connection/gate.ts'
import { hearHomes } from './hear/home.ts'
import { findIdentity } from './connection/identity.ts'
import { hearLeaving } from './hear/leaving.ts'
import { createListener } from './connection/listener.ts'
import { hearMentions } from './hear/mention.ts'
import { hearMoves } from './hear/moving.ts'
import { SLACK } from './place.ts'
import { hearPresses } from './hear/press.ts'
import { hearShortcuts } from './hear/shortcut.ts'
import { SILENT } from './silent.ts'
import { createSocket } from './connection/socket.ts'
import { createWeb, webOptions } from './api/web.ts'

/** What Limber in Slack is made of. */
export type SlackWork = DeskWork & { readonly settings: SlackSettings }

/** Limber in a Slack workspace. */
export type Slack = Messenger & {
  /** The port on which requests come in, where they do. */
  port(): number | undefined
}

export function createSlack(work: SlackWork): Slack {
  const { settings, clock, hear, buttons, workspaces } = work
  const { botToken: token, apiUrl } = settings
  const chat = createSlackChat({
    token,
    apiUrl,
    buttons,
    now: () => clock.date(),
    name: () => desk?.ours.name,
  })
  const web = createWeb({ token, apiUrl })
  const leaving = new AbortController()
  let desk: Desk | undefined
  let gate: Gate | undefined
  let connection: (Connection & { port?(): number | undefined }) | undefined

  async function start(): Promise<void> {
    const ours = await findIdentity({ web, clock, hear, signal: leaving.signal })
    if (ours === undefined || leaving.signal.aborted) return
    desk = createDesk(work, web, ours)
    const { app, opened } = await connectionOf(work, desk)
    gate = app
    connection = opened
    if (leaving.signal.aborted) return
    await workspaces
      .back({ platform: SLACK, workspace: ours.team })
      .catch((mistake: unknown) => desk?.wrong('starting', mistake))
    await connection.open()
  }

  return {
    chat,
    port: () => connection?.port?.(),
    start,
    async stop() {
      leaving.abort()
      // What waits for its turn in vain would be waited for.
      const left = gate?.leave()
      desk?.stop()
      await left
      // Deliveries of before may still be on their way; connections that are idle keep no process from ending.
      await connection?.close()
    },
  }
}

/** The library's app, with everybody who hears something, behind a gate; and what brings events to it. */
async function connectionOf(
  { settings, clock, hear }: SlackWork,
  desk: Desk,
): Promise<{ readonly app: Gate; readonly opened: Connection & { port?(): number | undefined } }> {
  const { botToken, appToken = '', signingSecret, port, host, apiUrl } = settings
  const app = new App({
    token: botToken,
    botId: desk.ours.bot,
    botUserId: desk.ours.user,
    // Who Limber is was asked before, where it can be asked again.
    tokenVerificationEnabled: false,
    deferInitialization: true,
    convoStore: false,
    logger: SILENT,
    clientOptions: webOptions({ apiUrl }),
    // What comes goes through the gate, which starts and stops with Limber.
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
  })
  await app.init()
  app.error(async (mistake) => desk.wrong('answering', mistake))
  for (const hears of HEARERS) hears(app, desk)
  const gate = createGate({ app, once: desk.once, wrong: desk.wrong })
  const opened =
    signingSecret !== undefined && port !== undefined
      ? createListener({ signingSecret, port, host, gate, clock, hear })
      : createSocket({ appToken, apiUrl, gate, clock, hear })
  return { app: gate, opened }
}

/** Everybody who hears something of Slack. */
const HEARERS = [
  hearMentions,
  hearDirect,
  hearCommands,
  hearPresses,
  hearShortcuts,
  hearForms,
  hearHomes,
  hearLeaving,
  hearMoves,
] satisfies readonly ((app: App, desk: Desk) => void)[]
