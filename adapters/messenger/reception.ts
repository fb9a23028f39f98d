import { audienceOf } from '../../src/audience.ts'
import type { Answer } from '../../src/answer/answer.ts'
import type { Bot } from '../../src/bot.ts'
import type { Choice, Document, Invocation } from '../../src/document.ts'
import { placeKey, type Place } from '../../src/place.ts'
import type { Asker } from '../../src/talk.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import { administratorsOn } from './administrators.ts'
import { createFlood, type Flood } from './flood.ts'
import { EXPIRED, somethingWrong, TOO_MUCH } from './sentences.ts'
import { shareOf } from './share.ts'

/** Who asks, and where, as far as the platform tells. */
export type Visitor = {
  /** An id that nobody else has, on whatever platform: "slack/T1/U1", "discord/1". */
  readonly person: string
  readonly place: Place
  /** The thread of the place in which they ask: it is a conversation of its own. */
  readonly thread?: string
  /** The time zone of their profile, by its IANA name. */
  readonly zone?: string
  /** The language of their profile, as a tag such as "de" or "pt-BR". */
  readonly language?: string
  readonly isGuest: boolean
  readonly administers: boolean
  /** The platform did not say who they are here: what not everybody may do waits. */
  readonly isUnknown?: boolean
  /** Why nobody can set up a break there, in a sentence with what to do instead. */
  readonly noBreaks?: string
}

/**
 * What somebody says: in their own words, with a command that was typed or pressed, or with words of which nobody knows
 * whose they are.
 */
export type Said = { readonly text: string } | { readonly run: Invocation } | { readonly quoted: string }

/** What somebody asks. */
export type Heard = {
  readonly visitor: Visitor
  /** Whether nobody else is shown the answer, nor was shown what was asked. */
  readonly isPrivate: boolean
} & Said

/** What is said to it. */
export type Reply = {
  readonly document: Document
  /** Whom it is for where others read along: who asked alone, or everybody in the place. */
  readonly for: 'asker' | 'place'
  /** Whether it is about a warning sign: then it must arrive. */
  readonly isSign: boolean
  /** The button that shares the exercise it shows with the place; nothing where it shows none, or nobody else is there. */
  readonly share?: Choice
  /** What of their words was not understood, where it says no more than that. */
  readonly misread?: Answer['misread']
  /** Whether what a button confirmed was done, so that the button can go for everybody. */
  readonly isDone: boolean
  /** Whether it answers nothing of what was asked, as where something failed: whatever was shown before is still needed. */
  readonly isAside?: boolean
}

/** What is nobody else's business, above all a warning sign, is never shown to everybody. */
export function isShareable(reply: Pick<Reply, 'for' | 'isSign'>): boolean {
  return reply.for === 'place' && !reply.isSign
}

/** Where everything is asked, whatever the platform. */
export type Reception = {
  /** The answer; nothing where somebody asked so much that nothing more is said. Never rejects. */
  answer(heard: Heard): Promise<Reply | undefined>
  /** The answer to a warning sign, at once and however much was asked; nothing where there is none. */
  sign(heard: Heard): Reply | undefined
}

/** What a reception stands on. */
export type ReceptionWork = {
  readonly bot: Bot
  readonly clock: Pick<SharedClock, 'now' | 'passed'>
  /** Whose emergency number is named to everybody, as an ISO 3166 code. */
  readonly country?: string | undefined
  readonly flood?: Flood
  /** Hears what went wrong while somebody was answered. */
  readonly wrong: (platform: string, mistake: unknown) => void
}

/** A reception for a bot. */
export function createReception(work: ReceptionWork): Reception {
  const { bot, clock, country, flood = createFlood(), wrong } = work

  function askerOf(heard: Heard): Asker {
    const { visitor, isPrivate } = heard
    const { person, place, thread, zone, language, isGuest, administers, isUnknown = false } = visitor
    const { noBreaks } = visitor
    const words = administratorsOn(place.platform)
    const speaker = { person, place: threadIn(place, thread), at: clock.now() }
    return {
      // What somebody else wrote tells nothing of whoever points at it, and settles and confirms nothing.
      ...('quoted' in heard ? {} : { speaker, breaksOf: place }),
      country,
      zone,
      isGuest,
      administers,
      isPrivate,
      isUnknown,
      ...(language && { language }),
      ...(words && { administrators: words }),
      ...(noBreaks && { noBreaks }),
    }
  }

  async function answerTo(heard: Heard, asker: Asker): Promise<Reply> {
    const answer = 'run' in heard ? await bot.run(heard.run, asker) : await ask(wordsOf(heard), asker)
    return answer === undefined ? plain(EXPIRED) : replyWith(answer, heard)
  }

  /** Whoever only calls wants to know what can be asked. */
  async function ask(text: string, asker: Asker): Promise<Answer | undefined> {
    if (text.trim() === '') return bot.run({ command: 'limber', text: 'help' }, asker)
    return bot.ask({ ...asker, text })
  }

  /** A warning sign is answered whatever else cannot be. */
  function signIn(heard: Heard, asker: Asker): Reply | undefined {
    const answer = bot.sign(
      'run' in heard ? { ...asker, run: heard.run } : { ...asker, text: wordsOf(heard) },
    )
    return answer && replyWith(answer, heard)
  }

  return {
    sign: (heard) => signIn(heard, askerOf(heard)),
    async answer(heard) {
      const { person, place } = heard.visitor
      const asker = askerOf(heard)
      const crowd = isSeenByAll(heard) ? placeKey(place) : person
      const verdict = flood.count(person, crowd, clock.passed())
      try {
        if (verdict === 'answered') return await answerTo(heard, asker)
        return signIn(heard, asker) ?? (verdict === 'too much' ? plain(TOO_MUCH) : undefined)
      } catch (mistake) {
        wrong(place.platform, mistake)
        return signIn(heard, asker) ?? plain(somethingWrong(mistake))
      }
    },
  }
}

/** What nobody else sees fills no channel: many may press "Done" below one prompt. What is shared was asked alone. */
function isSeenByAll(heard: Heard): boolean {
  if (heard.visitor.place.isDirect) return false
  return !heard.isPrivate || ('run' in heard && heard.run.command === 'share')
}

function threadIn(place: Place, thread: string | undefined): Place {
  return thread === undefined ? place : { ...place, channel: `${place.channel}#${thread}` }
}

/** Whatever somebody wrote, or points at. */
function wordsOf(heard: Exclude<Said, { readonly run: Invocation }>): string {
  return 'quoted' in heard ? heard.quoted : heard.text
}

function replyWith(answer: Answer, { visitor }: Heard): Reply {
  const share = visitor.place.isDirect ? undefined : shareOf(answer)
  return {
    document: answer.document,
    for: audienceOf(answer),
    isSign: answer.understanding.kind === 'safety',
    ...(share && { share }),
    ...(answer.misread && { misread: answer.misread }),
    isDone: answer.isDone === true,
  }
}

/** What Limber says of itself, to whoever asked. */
function plain(document: Document): Reply {
  return { document, for: 'asker', isSign: false, isDone: false, isAside: true }
}
