import type { Sorted } from './topic.ts'
import type { Topic } from './understanding.ts'

/** One earlier message of a conversation. */
export type Turn = { readonly who: 'user' | 'bot'; readonly text: string }

/** What a question leaves to be taken from the messages before it. */
export type Recalled = {
  readonly exercise?: string
  readonly topic?: Topic
  /** Whether the question points back: "say that again", "the second one". */
  readonly isFollowUp: boolean
}

const ORDINALS: readonly RegExp[] = [/\b(first|1st)\b/i, /\b(second|2nd)\b/i, /\b(third|3rd)\b/i]
const LAST = /\blast one\b/i
const POINTS_BACK = /\b(it|that|this|one|ones|again|them|those|these|instead)\b/i

/** Looks at the last answer and the last question for what this one only points to. */
export function recall(now: Sorted, earlier: readonly Turn[], listen: (text: string) => Sorted): Recalled {
  const bot = earlier.findLast(({ who }) => who === 'bot')
  if (bot === undefined || now.exercises.length > 0 || now.onTopic) return { isFollowUp: false }
  const user = earlier.findLast(({ who }) => who === 'user')
  const said = [bot, ...(user === undefined ? [] : [user])].map(({ text }) => listen(text))
  const named = said.flatMap(({ exercises }) => exercises)
  const offered = [...new Set(named.map(({ sense }) => sense.id))]
  const place = LAST.test(now.text)
    ? offered.length - 1
    : ORDINALS.findIndex((ordinal) => ordinal.test(now.text))
  const exercise = offered[Math.max(0, place)]
  const topic = said[1]?.topic
  return {
    ...(exercise === undefined ? {} : { exercise }),
    ...(topic === undefined ? {} : { topic }),
    isFollowUp: place >= 0 || (POINTS_BACK.test(now.text) && now.asks.includes('look-up')),
  }
}
