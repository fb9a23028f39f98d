// Shapes of the protocol, as far as the fake speaks it. https://discord.com/developers/docs/resources

export type Json = { readonly [name: string]: unknown }

export type User = Json & { readonly id: string; readonly username: string }

export type Overwrite = {
  readonly id: string
  readonly type: 0 | 1
  readonly allow: string
  readonly deny: string
}

export const CHANNEL = {
  text: 0,
  direct: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  privateThread: 12,
  stage: 13,
  directory: 14,
  forum: 15,
  media: 16,
} as const

const THREADS: readonly number[] = [CHANNEL.announcementThread, CHANNEL.thread, CHANNEL.privateThread]
/** Whether it is a thread of another channel. */
export const isThread = ({ type }: Pick<Channel, 'type'>): boolean => THREADS.includes(type)

const WORDLESS: readonly number[] = [CHANNEL.category, CHANNEL.directory, CHANNEL.forum, CHANNEL.media]
/** Whether nothing can be said in it but in its threads, if there. */
export const isWordless = ({ type }: Pick<Channel, 'type'>): boolean => WORDLESS.includes(type)

const VOICE: readonly number[] = [CHANNEL.voice, CHANNEL.stage]
/** Whether people talk in it, besides what they write. */
export const isVoice = ({ type }: Pick<Channel, 'type'>): boolean => VOICE.includes(type)

/** Whether a thread was closed, and whether only those who manage threads may open it again. */
export type ThreadState = { readonly archived: boolean; readonly locked: boolean }

export type Channel = Json & {
  readonly id: string
  readonly type: (typeof CHANNEL)[keyof typeof CHANNEL]
  readonly guild_id?: string
  readonly parent_id?: string | null
  readonly permission_overwrites?: readonly Overwrite[]
  readonly recipients?: readonly User[]
  readonly thread_metadata?: ThreadState & Json
}

export type Component = Json & {
  readonly type: number
  readonly id?: number
  readonly content?: string
  readonly custom_id?: string
  readonly label?: string
  readonly style?: number
  readonly components?: readonly Component[]
  readonly accessory?: Component
  readonly component?: Component
  readonly items?: readonly Json[]
  readonly options?: readonly Json[]
}

export type Message = Json & {
  readonly id: string
  readonly channel_id: string
  readonly author: User
  readonly content: string
  readonly flags: number
  readonly components: readonly Component[]
}

export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const

/** Permissions by their bits. */
export const MAY = {
  manageChannels: 1n << 4n,
  manageServer: 1n << 5n,
  view: 1n << 10n,
  send: 1n << 11n,
  manageMessages: 1n << 13n,
  readHistory: 1n << 16n,
  connect: 1n << 20n,
  useCommands: 1n << 31n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
  bypassSlowMode: 1n << 52n,
} as const

export type May = keyof typeof MAY

export const bits = (...may: readonly May[]): bigint => may.reduce((sum, one) => sum | MAY[one], 0n)

export function user(id: string, username: string, more: Json = {}): User {
  return {
    id,
    username,
    discriminator: '0',
    avatar: null,
    global_name: username,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...more,
  }
}

/** Every text display and every button of a message, however deep. */
export function partsOf(components: readonly Component[] = []): readonly Component[] {
  return components.flatMap((one) => [
    one,
    ...partsOf(one.components),
    ...(one.accessory === undefined ? [] : partsOf([one.accessory])),
    ...(one.component === undefined ? [] : partsOf([one.component])),
  ])
}

/** What a message says, as it was sent. */
export function wordsOf({
  content = '',
  components = [],
}: Partial<Pick<Message, 'content' | 'components'>>): string {
  const said = partsOf(components).flatMap(({ type, content: text }) =>
    type === 10 && text !== undefined ? [text] : [],
  )
  return [...(content === '' ? [] : [content]), ...said].join('\n\n')
}

/** The buttons of a message. */
export function buttonsOf({ components }: Pick<Message, 'components'>): readonly Component[] {
  return partsOf(components).filter(({ type }) => type === 2)
}
