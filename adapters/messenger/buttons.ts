import { createHash } from 'node:crypto'
import { realClock, type Clock } from '../clock/clock.ts'
import { inTime } from '../clock/in-time.ts'
import { KEPT_DAYS } from '../../src/deliver/kept-days.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { choicesOf, type Document, type Invocation } from '../../src/document.ts'
import type { Place } from '../../src/place.ts'

/** What a button does, as an id of at most 100 characters that outlasts a restart. */
export type Buttons = {
  /** The ids of all buttons of a document, and of more invocations; what is too long for an id is stored. */
  idsFor(document: Document, more: readonly Invocation[], whose: Whose): Promise<(run: Invocation) => string>
  /** What a button does; nothing where that is not known any more, or the id is no button's of Limber. */
  read(id: string): Promise<Invocation | undefined>
}

/**
 * With whom and with what a button is forgotten: whoever asked, and the workspace of the place where it stands. Direct
 * messages are somebody's.
 */
export type Whose = { readonly person?: string; readonly place?: Place }

/** An invocation under the id by which a button finds it again. */
export type StoredChoice = {
  readonly id: string
  readonly run: Invocation
  /** Empty for nobody in particular. */
  readonly person: string
  /** "discord/discord/11/7"; empty where it is of no channel. */
  readonly place: string
}

/** Where what is too long for an id is kept. */
export type ChoiceStore = {
  /** Keeps them until an instant (ms since 1970), or longer where they are kept longer already. */
  keep(choices: readonly StoredChoice[], until: number): Promise<void>
  read(id: string): Promise<Invocation | undefined>
}

export type ButtonWork = {
  readonly store: ChoiceStore
  /** Ms since 1970. */
  readonly now: () => number
  readonly wait?: Clock['wait']
  /** Hears that something could not be stored: its button will have expired. */
  readonly wrong: (mistake: unknown) => void
}

/** The longest id that a button has everywhere, in UTF-16 code units. */
export const LONGEST_ID = 100

/** In ms. */
const DAY = 24 * 60 * 60_000

// The number is the version: an id of another one is of a Limber that meant something else by it.
const SHORT = '1|'
const STORED = '1~'

/** So long an answer waits for the store of its buttons, in ms; it goes on storing them. */
const WAITS_FOR_STORE = 800

export function createButtons({ store, now, wait = realClock().wait, wrong }: ButtonWork): Buttons {
  /** An answer must not wait long for a button that few ever press. */
  async function kept(choices: readonly StoredChoice[]): Promise<void> {
    const keeping = store.keep(choices, now() + KEPT_DAYS.buttons * DAY).catch(wrong)
    await inTime(keeping, WAITS_FOR_STORE, wait)
  }

  return {
    async idsFor(document, more, whose) {
      const owner = ownerOf(whose)
      const runs = [...choicesOf(document).map(({ run }) => run), ...more]
      const long = runs.filter((run) => shortId(run) === undefined)
      const choices = long.map((run) => ({ id: hashOf(run, owner), run, ...owner }))
      if (choices.length > 0) await kept(choices)
      return (run) => shortId(run) ?? STORED + hashOf(run, owner)
    },
    async read(id) {
      if (id.startsWith(STORED)) return store.read(id.slice(STORED.length))
      return runIn(id)
    },
  }
}

/** What a button does whose id holds that itself. */
export function runIn(id: string): Invocation | undefined {
  const [, command = '', text = ''] = /^1\|([a-z-]+)\|(.*)$/su.exec(id) ?? []
  return COMMANDS.some(({ name }) => name === command) ? { command, text } : undefined
}

function shortId({ command, text }: Invocation): string | undefined {
  const id = `${SHORT}${command}|${text}`
  return id.length <= LONGEST_ID ? id : undefined
}

type Owner = Pick<StoredChoice, 'person' | 'place'>

function ownerOf({ person, place }: Whose): Owner {
  if (place === undefined) return { person: person ?? '', place: '' }
  const { platform, workspace, channel, isDirect } = place
  if (isDirect) return { person: person ?? channel, place: '' }
  return { person: person ?? '', place: `${platform}/${workspace}/${channel}` }
}

/** The same for the same, so that what is shown often is stored once for each person and place. */
function hashOf({ command, text }: Invocation, { person, place }: Owner): string {
  return createHash('sha256')
    .update(JSON.stringify([command, text, person, place]))
    .digest('base64url')
}
