import type { Invocation } from '../document.ts'
import { offersOf } from '../offers.ts'
import { union } from '../words/union.ts'
import type { FoundSign } from './signs/find.ts'
import type { Kind, Topic, Understanding } from './understanding.ts'

/** What one person and Limber said to each other lately, as far as the next question may point back to it. */
export type Conversation = {
  /** What the last complaint was about. */
  readonly topic?: Topic
  /** Conditions the person told of at any time: they hold for everything that is offered later. */
  readonly conditions: readonly string[]
  /** What the last answer offered, in its order. */
  readonly offered: readonly string[]
  /** Every exercise that was offered: "another" is none of them. */
  readonly seen: readonly string[]
  /** The exercise that is being talked about. */
  readonly exercise?: string
  readonly kind?: Kind
  /** What warning signs are made of and was in the person's messages. */
  readonly concepts: readonly string[]
  /** A warning sign that has to be looked at before any exercise. */
  readonly sign?: FoundSign
  /** What somebody wrote who wants a break and was asked for what is missing. */
  readonly wish?: string
  /** What the last answer asked to be confirmed. */
  readonly offer?: Invocation
  /** Whether an answer has asked for warning signs already. */
  readonly hasAskedForSigns: boolean
}

/** A conversation in which nothing was said yet. */
export const NOTHING_SAID: Conversation = {
  conditions: [],
  offered: [],
  seen: [],
  concepts: [],
  hasAskedForSigns: false,
}

/** What a message said besides what was understood of it. */
export type Said = { readonly concepts: readonly string[]; readonly conditions: readonly string[] }

/** The conversation with one more question and its answer. */
export function goOn(before: Conversation, understanding: Understanding, said: Said): Conversation {
  if (understanding.kind === 'help' && understanding.why === 'start over') {
    // Nobody loses a condition by starting over.
    return { ...NOTHING_SAID, conditions: before.conditions }
  }
  const { exercises } = offersOf(understanding)
  const { offer: _, ...lasting } = before
  const conversation: Conversation = {
    ...lasting,
    conditions: union(before.conditions, said.conditions),
    concepts: union(before.concepts, said.concepts),
    seen: union(before.seen, exercises),
    hasAskedForSigns: before.hasAskedForSigns || asksForSigns(understanding),
  }
  switch (understanding.kind) {
    case 'safety':
      return isSettledLater(understanding.found)
        ? { ...conversation, sign: understanding.found }
        : conversation
    case 'answer':
    case 'routine':
    case 'cause':
    case 'prevention': {
      const { exercise: _, ...others } = conversation
      return { ...others, topic: understanding.topic, kind: understanding.kind, offered: exercises }
    }
    case 'candidates': {
      const { exercise: _, ...others } = conversation
      return { ...others, kind: understanding.kind, offered: exercises }
    }
    case 'exercise':
    case 'dosage':
    case 'page': {
      const [exercise] = exercises
      if (exercise === undefined) return conversation
      const offered = before.offered.includes(exercise) ? before.offered : exercises
      return { ...conversation, kind: understanding.kind, exercise, offered }
    }
    case 'check':
      return { ...conversation, kind: understanding.kind }
    default:
      return conversation
  }
}

/** What is no matter of days has to be looked at before anything else is offered. */
function isSettledLater({ sign }: FoundSign): boolean {
  return sign.level !== 'soon' && sign.level !== 'note'
}

/** The first answer to a complaint closes with a question for warning signs. */
export function asksForSigns({ kind }: Understanding): boolean {
  return kind === 'answer' || kind === 'cause' || kind === 'routine' || kind === 'check'
}
