import type { Conversation } from './conversation.ts'
import type { Sorted } from './topic.ts'
import type { Topic } from './understanding.ts'

/** One earlier message of a conversation, where nobody remembers what it was understood as. */
export type Turn = { readonly who: 'user' | 'bot'; readonly text: string }

/** What a question leaves to be taken from what was said before. */
export type Recalled = {
  /** The exercise it is about, where it names none. */
  readonly exercise?: string
  /** The complaint it goes on with. */
  readonly topic?: Topic
  /** Conditions the person told of earlier. */
  readonly conditions: readonly string[]
  readonly offered: readonly string[]
  readonly seen: readonly string[]
  /** Whether the question points back: "say that again", "the second one". */
  readonly isFollowUp: boolean
  readonly kind?: Conversation['kind']
}

const ORDINALS: readonly RegExp[] = [
  /\b(first|1st)\b(?! (?:time|ever|thing))/i,
  /\b(second|2nd)\b/i,
  /\b(third|3rd)\b/i,
]
const BARE_NUMBER =
  /^\W*(?:(?:give|show) me )?(?:the )?(?:number |option |no\.? ?|#)?(?:([1-3])|(one|two|three))(?:,? (?:please|pls|then|thanks))?\W*$/i
const SPELT = ['one', 'two', 'three']
const LAST = /\b(last|latter) (one|exercise|stretch)\b|^\W*the last\W*$|\bthe latter\b/i
const POINTS_BACK = /\b(it|that|this|one|ones|again|them|those|these|instead)\b/i
const GOES_ON =
  /^\W*(and|also|but|or|ok(ay)?,? (and|but|what)|what about|how about|same for|something (else )?for)\b/i

/** Looks at what was said before for what this question only points to. */
export function recall(now: Sorted, conversation: Conversation): Recalled {
  const { conditions, offered, seen, kind, topic, exercise } = conversation
  const base = { conditions, offered, seen, ...(kind === undefined ? {} : { kind }) }
  const goesOn = GOES_ON.test(now.text) && now.topic.feelings.length === 0
  if (kind === undefined || now.exercises.length > 0 || (now.onTopic && !goesOn && !isOnlyLimits(now))) {
    return { ...base, isFollowUp: false }
  }
  const place = placeIn(now.text, offered.length)
  const meant = place === undefined ? (exercise ?? offered[0]) : offered[place]
  return {
    ...base,
    ...(meant === undefined ? {} : { exercise: meant }),
    ...(topic === undefined ? {} : { topic }),
    isFollowUp: place !== undefined || (POINTS_BACK.test(now.text) && now.asks.includes('look-up')),
  }
}

/** "Something gentle", "a stretch instead": a wish alone changes what was asked before and is no new complaint. */
function isOnlyLimits({ topic }: Sorted): boolean {
  return topic.areas.length + topic.feelings.length + topic.causes.length === 0
}

/** The place in the last answer that a question names, or nothing. */
function placeIn(text: string, offered: number): number | undefined {
  if (LAST.test(text)) return Math.max(0, offered - 1)
  const [, digit, spelt] = BARE_NUMBER.exec(text) ?? []
  const number = digit === undefined ? SPELT.indexOf(spelt?.toLowerCase() ?? '') + 1 : Number(digit)
  const place = number === 0 ? ORDINALS.findIndex((ordinal) => ordinal.test(text)) : number - 1
  return place < 0 || place >= Math.max(1, offered) ? undefined : place
}

/** The conversation that some messages were, where only their words are known. */
export function conversationOf(
  turns: readonly Turn[],
  listen: (text: string) => Sorted,
  empty: Conversation,
): Conversation {
  const bot = turns.findLast(({ who }) => who === 'bot')
  if (bot === undefined) return empty
  const user = turns.findLast(({ who }) => who === 'user')
  const asked = user === undefined ? undefined : listen(user.text)
  const named = [listen(bot.text), ...(asked === undefined ? [] : [asked])].flatMap(
    ({ exercises }) => exercises,
  )
  const offered = [...new Set(named.map(({ sense }) => sense.id))]
  return {
    ...empty,
    kind: 'answer',
    offered,
    seen: offered,
    conditions: asked?.topic.conditions ?? [],
    ...(asked === undefined ? {} : { topic: asked.topic }),
  }
}
