import { DiscordjsError, DiscordjsErrorCodes, Events, GatewayCloseCodes, type Client } from 'discord.js'
import { NotAccepted } from '../../messenger/messenger.ts'
import { INTENTS } from './client.ts'

/** What whoever runs Limber has to do where Discord does not let it in, by how it closes the connection. */
const REFUSED: ReadonlyMap<number, string> = new Map([
  [
    GatewayCloseCodes.AuthenticationFailed,
    'Discord does not know the token in DISCORD_TOKEN: copy it anew from "Bot" in the Discord developer portal, where "Reset Token" shows a new one.',
  ],
  [
    GatewayCloseCodes.DisallowedIntents,
    `Discord does not let this bot have the intents that it needs (${Object.keys(INTENTS).join(', ')}), none of which is a privileged one: look under "Bot" in the Discord developer portal whether the bot was limited.`,
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord does not know the intents that this Limber asks for: a newer version of Limber is needed.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord does not speak the version of its API any more that this Limber speaks: a newer version of Limber is needed.',
  ],
])

/** What to do about a connection that was closed for good; nothing where it is made again by itself. */
export function refusalFor(code: number): NotAccepted | undefined {
  const what = REFUSED.get(code)
  return what === undefined ? undefined : new NotAccepted(what)
}

/**
 * Connects, and resolves when everything can be heard, or nothing is to be any more. Rejects with a `NotAccepted` where
 * trying again is no use, and otherwise with whatever went wrong.
 */
export async function connect(client: Client, token: string, leaving: AbortSignal): Promise<void> {
  const ready = Promise.withResolvers<void>()
  // Whoever waits for the library hears of it as well.
  ready.promise.catch(() => {})
  let refused: NotAccepted | undefined
  const leave = () => ready.resolve()
  leaving.addEventListener('abort', leave)
  client.once(Events.ClientReady, () => ready.resolve())
  client.on(Events.ShardDisconnect, ({ code }) => {
    refused = refusalFor(code)
    ready.reject(refused ?? new Error('the connection was lost'))
  })
  try {
    await Promise.race([client.login(token).then(() => ready.promise), ready.promise])
  } catch (mistake) {
    const isNoToken = mistake instanceof DiscordjsError && mistake.code === DiscordjsErrorCodes.TokenInvalid
    throw refused ?? (isNoToken ? refusalFor(GatewayCloseCodes.AuthenticationFailed) : undefined) ?? mistake
  } finally {
    leaving.removeEventListener('abort', leave)
  }
}

/** Ends a connection, and whatever is about to be made in its place: nothing of it is heard any more. */
export async function end(client: Client): Promise<void> {
  client.removeAllListeners()
  client.ws.removeAllListeners()
  // What is still said of what is ended is of no use to anybody.
  client.on(Events.Error, () => {})
  // The library goes on connecting where it was about to when it was ended, as somebody whom nobody hears. Before that
  // it asks how it was connected last: it is never told.
  for (const [id, shard] of client.ws.shards) {
    const silent: typeof shard = Object.create(shard, { sessionInfo: { get: () => NEVER, set() {} } })
    client.ws.shards.set(id, silent)
  }
  await client.destroy().catch(() => {})
}

const NEVER = new Promise<never>(() => {})
