import { Routes, type APIMessage, type APIMessageTopLevelComponent, type Client } from 'discord.js'
import { NO_MENTIONS } from '../chat.ts'
import { nonceOf } from '../show/mark.ts'
import { codeOf } from '../connection/mistakes.ts'

/** What is posted: components, or a line of words. */
export type Posted =
  | { readonly components: readonly APIMessageTopLevelComponent[]; readonly flags: number }
  | { readonly content: string }

/** How something is posted. */
export type Posting = {
  /** The same is posted once, however often it is tried, and by however many processes. */
  readonly once: string
  /** The message that it answers. */
  readonly answers?: string
  /** Nothing of it is sent any more once this is aborted, not even when a rate limit is over. */
  readonly signal?: AbortSignal | undefined
}

/** Posts something in a channel, as an answer where Discord lets Limber answer a message. */
export async function postIn(
  client: Client,
  channel: string,
  said: Posted,
  posting: Posting,
): Promise<APIMessage> {
  const { once, answers, signal } = posting
  const post = (more: object) =>
    client.rest.post(Routes.channelMessages(channel), {
      body: { ...said, ...more, nonce: nonceOf(once), enforce_nonce: true, allowed_mentions: NO_MENTIONS },
      ...(signal && { signal }),
    }) as Promise<APIMessage>
  if (answers === undefined) return post({})
  try {
    return await post({ message_reference: { message_id: answers, fail_if_not_exists: false } })
  } catch (mistake) {
    if (!NO_REFERENCE.has(codeOf(mistake) ?? 0)) throw mistake
    return post({})
  }
}

/** Posts something in somebody's direct messages. */
export async function postTo(
  client: Client,
  user: string,
  said: Posted,
  posting: Posting,
): Promise<APIMessage> {
  const direct = await client.users.createDM(user)
  posting.signal?.throwIfAborted()
  return postIn(client, direct.id, said, posting)
}

/** Codes that refuse that a message points at another one: who may not read a channel may not answer in it. */
const NO_REFERENCE: ReadonlySet<number> = new Set([160002, 160009, 160010])
