import { ENGLISH } from './knowledge/text-model.ts'
import { answer } from './answer/answer.ts'
import { createLibrary } from './answer/library.ts'
import { withReadNote } from './answer/read-note.ts'
import type { Answer } from './answer/answer.ts'
import type { TalkService } from './commands/command.ts'
import { createCountryFinder, type Whereabouts } from './country.ts'
import type { Invocation } from './document.ts'
import type { Knowledge } from './knowledge/model.ts'
import { asksForSigns, goOn, NOTHING_SAID, type Conversation, type Said } from './match/conversation.ts'
import { union } from './words/union.ts'
import { createLexicons } from './match/lexicon.ts'
import { READS } from './match/reads.ts'
import type { Turn } from './match/recall.ts'
import { createSignFinder, type FoundSign, type SignContext } from './match/signs/find.ts'
import { createUnderstander, type Listened } from './match/understand.ts'
import type { Kind, Understanding } from './match/understanding.ts'
import { createMemory, type Speaker } from './memory.ts'
import type { Place } from './place.ts'

/** Who asks, and where: all of it may be unknown. */
export type Asker = Whereabouts & {
  /** With it Limber remembers for half an hour what was said. */
  readonly speaker?: Speaker
  /** The place whose breaks are meant, where what is talked in is only a part of it, such as a thread. */
  readonly breaksOf?: Place
  /** A full member of the place unless it is said otherwise. */
  readonly isGuest?: boolean
  /** Whether the person administers the place. */
  readonly administers?: boolean
  /** Nobody knows who the person is in the place: what not everybody may do there waits. */
  readonly isUnknown?: boolean
  /** Who administers places like this, in words: "whoever may manage this channel". */
  readonly administrators?: string
  /** Why the place takes no breaks from anybody, in a sentence. */
  readonly noBreaks?: string
  /** The language of their profile, as a tag such as "de" or "pt-BR": a warning sign in words that several share is answered in it. */
  readonly language?: string
  /** Nobody else is shown the answer, nor was shown what was asked, although the place is no direct messages. */
  readonly isPrivate?: boolean
}

/** What a person wrote, with the messages before it where only those are known. */
export type Question = Asker & { readonly text: string; readonly earlier?: readonly Turn[] }

/** The half of Limber that answers what people write: the same words after the same words give the same answer. */
export type Talk = {
  /** Answers a question of any length and content; never throws. */
  ask(question: Question): Answer
  /** What a command may use of it. */
  serviceFor(asker: Asker): TalkService
  /** What somebody wrote who wants a break and was asked for what is missing. */
  openWish(asker: Asker): string | undefined
  keepWish(asker: Asker, wish: string | undefined): void
  /** Whether a person told of a warning sign within a day, in whatever place, and did not settle it; `at` in ms since 1970. */
  hasSign(person: string, at: number): boolean
  /** Conditions that a person told of lately, in whatever place. */
  conditionsOf(person: string, at: number): readonly string[]
  /** An exercise was shown to somebody without being asked for: "harder" means that one. */
  keepShown(speaker: Speaker, exercise: string): void
  /** What the last answer asked to be confirmed. */
  offer(asker: Asker): Invocation | undefined
  keepOffer(asker: Asker, offer: Invocation | undefined): void
  /** Forgets what a person said, in every place. */
  forget(person: string): void
}

/** What others hear of it. */
export type TalkHeard = {
  /** A person settled whatever warning sign there was. */
  readonly settled?: (person: string) => void
}

/** Prepares the answers from sound knowledge; takes some ten milliseconds, after which a question takes less than one. */
export function createTalk(knowledge: Knowledge, { settled: heardSettled = () => {} }: TalkHeard = {}): Talk {
  const library = createLibrary(knowledge)
  const lexicons = createLexicons(knowledge)
  const findSigns = createSignFinder(knowledge.signs, knowledge.dictionaries, lexicons.english)
  const understander = createUnderstander(knowledge, lexicons)
  const countryOf = createCountryFinder(knowledge.numbers)
  const memory = createMemory()

  function ask({ text, earlier, ...asking }: Question): Answer {
    const asker = withSoundTime(asking)
    const before = conversationBefore(asker, earlier)
    if (text.length > READS.signs)
      return finish({ kind: 'unknown', why: 'too long', nearest: [] }, before, asker)
    const { signs, concepts } = findSigns(text, { earlier: before.concepts, ...contextOf(asker) })
    const listened = understander.listen(text.slice(0, READS.search))
    const said = { concepts, conditions: listened.sorted.said.conditions }
    const [most] = signs.filter(({ sign }) => sign.level !== 'note')
    if (most !== undefined) {
      const conditions = union(before.conditions, said.conditions)
      return finish({ kind: 'safety', found: most, conditions }, before, asker, { said })
    }
    const reply = goOnWith(listened, before, asker, { said, notes: signs })
    return text.length > READS.search ? { ...reply, document: withReadNote(reply.document) } : reply
  }

  /** The answer to a sign in a text that is no question, or to one before that nobody settled. */
  function signIn(
    text: string,
    before: Conversation,
    asker: Asker,
    isBeforeLeftOut: boolean,
  ): Answer | undefined {
    // What a command says is no part of a complaint that was told bit by bit.
    const { signs, concepts } = findSigns(text, contextOf(asker))
    const found =
      signs.find(({ sign }) => sign.level !== 'note') ?? (isBeforeLeftOut ? undefined : before.sign)
    if (found === undefined) return undefined
    const again = found === before.sign
    const said = { concepts, conditions: [] }
    return finish({ kind: 'safety', found, again, conditions: before.conditions }, before, asker, { said })
  }

  /** Answers what was listened to, once no warning sign was found in it. */
  function goOnWith(listened: Listened, before: Conversation, asker: Asker, extra: Extra): Answer {
    const understood = understander.understand(listened, before)
    const isSettling = isOver(understood) && ONLY_OVER.test(listened.sorted.text)
    const understanding = settled(understood, before, isSettling)
    return finish(understanding, before, asker, { ...extra, language: listened.language, isSettling })
  }

  function conversationBefore({ speaker }: Asker, earlier: readonly Turn[] | undefined): Conversation {
    if (earlier === undefined) return speaker === undefined ? NOTHING_SAID : recallWithSign(speaker)
    const said = earlier.filter(({ who }) => who === 'user').map(({ text }) => text.slice(0, READS.search))
    const short = earlier.map((turn) => ({ ...turn, text: turn.text.slice(0, READS.search) }))
    return {
      ...understander.conversationOf(short),
      concepts: [...new Set(said.flatMap((text) => findSigns(text).concepts))],
    }
  }

  /** A warning sign is not settled by going to another channel. */
  function recallWithSign(speaker: Speaker): Conversation {
    const before = memory.recall(speaker)
    const sign = before.sign ?? memory.signOf(speaker.person, speaker.at)
    // What was told in private stays out of what a channel reads; what a channel read may be heeded in private.
    const conditions = speaker.place.isDirect
      ? union(before.conditions, memory.conditionsOf(speaker.person, speaker.at))
      : before.conditions
    return { ...before, conditions, ...(sign === undefined ? {} : { sign }) }
  }

  /** Says what was understood, and remembers it. */
  function finish(
    understanding: Understanding,
    before: Conversation,
    asker: Asker,
    { said = NOTHING_MORE, notes = [], language = ENGLISH, isSettling = false }: Extra = {},
  ): Answer {
    if (asker.speaker !== undefined) {
      if (isSettling) settle(asker.speaker.person)
      memory.keep(asker.speaker, goOn(before, understanding, said))
    }
    const document = answer(understanding, notes, library, {
      // To find the country of a time zone takes longer than any answer, and few name a number.
      country: NAME_NUMBERS.includes(understanding.kind) ? countryOf(asker) : undefined,
      asksForSigns: asksForSigns(understanding) && !before.hasAskedForSigns,
      language,
    })
    return { understanding, document }
  }

  function settle(person: string): void {
    memory.settle(person)
    heardSettled(person)
  }

  function serviceFor(asker: Asker): TalkService {
    const before = conversationBefore(asker, undefined)
    return {
      library,
      conditions: before.conditions,
      say: (understanding) => finish(settled(understanding, before), before, asker),
      ask: (text) => ask({ ...asker, text }),
      askOwn: (text) => {
        const listened = understander.listen(text)
        const said = { concepts: [], conditions: listened.sorted.said.conditions }
        return goOnWith(listened, before, asker, { said })
      },
      sign: (text, isBeforeLeftOut = false) => signIn(text, before, asker, isBeforeLeftOut),
    }
  }

  return {
    ask,
    serviceFor: (asker) => serviceFor(withSoundTime(asker)),
    openWish: ({ speaker }) => (speaker === undefined ? undefined : memory.recall(speaker).wish),
    keepWish({ speaker }, wish) {
      if (speaker === undefined) return
      const { wish: _, ...before } = memory.recall(speaker)
      memory.keep(speaker, wish === undefined ? before : { ...before, wish })
    },
    offer: ({ speaker }) => (speaker === undefined ? undefined : memory.recall(speaker).offer),
    keepOffer({ speaker }, offer) {
      if (speaker === undefined) return
      const { offer: _, ...before } = memory.recall(speaker)
      memory.keep(speaker, offer === undefined ? before : { ...before, offer })
    },
    hasSign: memory.hadSign,
    conditionsOf: memory.conditionsOf,
    keepShown(speaker, exercise) {
      const before = memory.recall(speaker)
      const seen = union(before.seen, [exercise])
      memory.keep(speaker, { ...before, kind: 'exercise', exercise, offered: [exercise], seen })
    },
    forget: memory.forget,
  }
}

const NAME_NUMBERS: readonly Kind[] = ['safety', 'check']

type Extra = {
  readonly said?: Said
  readonly notes?: readonly FoundSign[]
  readonly language?: string
  /** Whether it settles a warning sign: nothing else was said. */
  readonly isSettling?: boolean
}

const NOTHING_MORE: Said = { concepts: [], conditions: [] }

/** "Start over on monday" is about a break; to settle a sign, nothing else may be said. */
const ONLY_OVER =
  /^\W*(?:please|ok|okay|hey|limber|hi|now|let's|i want to|can we|\s|,)*(?:start over|new topic|false alarm|you got me wrong|you misunderstood(?: me)?|i have been checked|i've been checked)(?:\s+(?:please|now|thanks|then))*\W*$/i

function isOver(understanding: Understanding): boolean {
  return understanding.kind === 'help' && understanding.why === 'start over'
}

/** While a warning sign of a moment ago is not settled, it comes before everything else. */
function settled(
  understanding: Understanding,
  { sign, conditions }: Conversation,
  isSettling = false,
): Understanding {
  if (sign === undefined || isSettling || understanding.kind === 'check') return understanding
  return { kind: 'safety', found: sign, again: true, conditions }
}

/** Who speaks at no time there is (a broken clock) is not remembered, and makes nobody else forgotten. */
function withSoundTime({ speaker, ...asker }: Asker): Asker {
  return speaker !== undefined && Math.abs(speaker.at) < LAST_MOMENT ? { ...asker, speaker } : asker
}

/** So far from 1970 a date can be, in ms. */
const LAST_MOMENT = 8.64e15

/** What is known of whoever writes: the year, to tell what is long over, and their language. */
function contextOf(asker: Asker): Pick<SignContext, 'thisYear' | 'known'> {
  const MS_A_YEAR = 365.2425 * 24 * 60 * 60 * 1000
  const { speaker } = asker
  const known = knownOf(asker)
  return {
    ...(speaker && { thisYear: 1970 + Math.floor(speaker.at / MS_A_YEAR) }),
    ...(known && { known }),
  }
}

/** "pt" of "pt-BR". */
function knownOf({ language }: Asker): string | undefined {
  return language?.toLowerCase().split('-')[0]
}
