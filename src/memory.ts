import type { FoundSign } from './match/signs/find.ts'
import { placeKey, type Place } from './place.ts'
import { NOTHING_SAID, type Conversation } from './match/conversation.ts'

/** Who speaks, where, and when (ms since 1970): what was said before is remembered for this person in this place. */
export type Speaker = {
  /** An id that nobody else has, on whatever platform: breaks are kept and forgotten by it. */
  readonly person: string
  readonly place: Place
  readonly at: number
}

/** What was said lately, in memory only. */
export type Memory = {
  recall(speaker: Speaker): Conversation
  keep(speaker: Speaker, conversation: Conversation): void
  /** A warning sign that a person told of lately, in whatever place, and that nobody settled. */
  signOf(person: string, at: number): FoundSign | undefined
  /** Settles the warning signs of a person in every place. */
  settle(person: string): void
  /** Forgets a person in every place. */
  forget(person: string): void
}

const MINUTE = 60_000

/** So much is remembered: half an hour, and of so many conversations the last ones. */
export const REMEMBERED = { ms: 30 * MINUTE, conversations: 10_000 } as const

type Kept = { readonly person: string; readonly conversation: Conversation; readonly at: number }

/** An empty memory. Of more conversations than it holds it forgets those that were silent longest. */
export function createMemory({
  ms,
  conversations,
}: { ms: number; conversations: number } = REMEMBERED): Memory {
  const kept = new Map<string, Kept>()
  /** The conversations in which a sign may wait to be settled. */
  const signed = new Set<string>()
  const isFresh = (before: Kept, at: number) => Math.abs(at - before.at) < ms

  /** A map keeps the order in which things came, so that the first ones are the oldest. */
  function forgetOld(at: number): void {
    for (const [key, value] of kept) {
      if (kept.size <= conversations && isFresh(value, at)) return
      kept.delete(key)
    }
  }

  return {
    recall(speaker) {
      const before = kept.get(keyOf(speaker))
      return before !== undefined && isFresh(before, speaker.at) ? before.conversation : NOTHING_SAID
    },
    keep(speaker, conversation) {
      const key = keyOf(speaker)
      kept.delete(key)
      kept.set(key, { person: speaker.person, conversation, at: speaker.at })
      if (conversation.sign !== undefined) signed.add(key)
      forgetOld(speaker.at)
    },
    signOf(person, at) {
      // Few tell of a sign, so that those are looked through and not everybody.
      for (const key of signed) {
        const value = kept.get(key)
        if (value?.conversation.sign === undefined) signed.delete(key)
        else if (value.person === person && isFresh(value, at)) return value.conversation.sign
      }
      return undefined
    },
    settle(person) {
      for (const key of signed) {
        const value = kept.get(key)
        if (value?.person !== person) continue
        const { sign: _, ...conversation } = value.conversation
        kept.set(key, { ...value, conversation })
        signed.delete(key)
      }
    },
    forget(person) {
      for (const [key, value] of kept) if (value.person === person) kept.delete(key)
    },
  }
}

/** No two pairs share a key, whatever characters the names hold. */
function keyOf({ person, place }: Speaker): string {
  return JSON.stringify([placeKey(place), person])
}
