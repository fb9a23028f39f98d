import { createHash } from 'node:crypto'
import { realClock, type Clock } from '../clock/clock.ts'
import { inTime } from '../clock/in-time.ts'
import { KEPT_DAYS } from '../../src/deliver/kept-days.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { choicesOf, type Document, type Invocation } from '../../src/document.ts'

/** What a button does, as an id of at most 100 characters that outlasts a restart. */
export type Buttons = {
  /**
   * The ids of all buttons of a document, and of more invocations; what is too long for an id is stored, for a person
   * where it is known for whom.
   */
  idsFor(
    document: Document,
    more?: readonly Invocation[],
    person?: string,
  ): Promise<(run: Invocation) => string>
  /** What a button does; nothing where that is not known any more, or the id is no button's of Limber. */
  read(id: string): Promise<Invocation | undefined>
}

/** An invocation under the id by which a button finds it again. */
export type StoredChoice = { readonly id: string; readonly run: Invocation; readonly person: string }

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
    async idsFor(document, more = [], person = '') {
      const runs = [...choicesOf(document).map(({ run }) => run), ...more]
      const long = runs.filter((run) => shortId(run) === undefined)
      const choices = long.map((run) => ({ id: hashOf(run, person), run, person }))
      if (choices.length > 0) await kept(choices)
      return (run) => shortId(run) ?? STORED + hashOf(run, person)
    },
    async read(id) {
      if (id.startsWith(STORED)) return store.read(id.slice(STORED.length))
      if (!id.startsWith(SHORT)) return undefined
      const [, command = '', text = ''] = /^1\|([a-z-]+)\|(.*)$/su.exec(id) ?? []
      return COMMANDS.some(({ name }) => name === command) ? { command, text } : undefined
    },
  }
}

function shortId({ command, text }: Invocation): string | undefined {
  const id = `${SHORT}${command}|${text}`
  return id.length <= LONGEST_ID ? id : undefined
}

/** The same for the same, so that what is shown often is stored once for each person. */
function hashOf({ command, text }: Invocation, person: string): string {
  return createHash('sha256')
    .update(JSON.stringify([command, text, person]))
    .digest('base64url')
}
