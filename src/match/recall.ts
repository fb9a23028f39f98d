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

const ORDINALS: readonly RegExp[] = [/\b(first|1st)\b/i, /\b(second|2nd)\b/i, /\b(third|3rd|last)\b/i]
const POINTS_BACK = /\b(it|that|this|one|ones|again|them|those|these|instead)\b/i

/** Looks at the last answer and the last question for what this one only points to. */
export function recall(now: Sorted, earlier: readonly Turn[], listen: (text: string) => Sorted): Recalled {
  const bot = earlier.findLast(({ who }) => who === 'bot')
  const user = earlier.findLast(({ who }) => who === 'user')
  if (bot === undefined || now.exercises.length > 0 || now.onTopic) return { isFollowUp: false }
  const named = [bot, ...(user === undefined ? [] : [user])].flatMap(({ text }) => listen(text).exercises)
  const offered = [...new Set(named.map(({ sense }) => sense.id))]
  const before = user === undefined ? undefined : listen(user.text).topic
  const text = now.text
  const place = ORDINALS.findIndex((ordinal) => ordinal.test(text))
  const exercise = offered[Math.max(0, place)] ?? offered[0]
  return {
    ...(exercise === undefined ? {} : { exercise }),
    ...(before === undefined ? {} : { topic: before }),
    isFollowUp: place >= 0 || (POINTS_BACK.test(text) && now.asks.includes('look-up')),
  }
}
