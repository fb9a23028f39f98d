import type { FoundSign } from './match/signs/find.ts'
import { placeKey, type Place } from './place.ts'
import { NOTHING_SAID, type Conversation } from './match/conversation.ts'
import { union } from './words/union.ts'

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
  /** Conditions that a person told of lately, in whatever place. */
  conditionsOf(person: string, at: number): readonly string[]
  /** Whether a person told of a warning sign within a day, in whatever place, and did not settle it. */
  hadSign(person: string, at: number): boolean
  /** Settles the warning signs of a person in every place. */
  settle(person: string): void
  /** Forgets a person in every place. */
  forget(person: string): void
}

const MINUTE = 60_000
/** So long nobody is sent a stretch who told of a warning sign: that is longer than anything else is remembered. */
export const A_DAY = 24 * 60 * MINUTE

/** So much is remembered: half an hour, and of so many conversations the last ones. */
export const REMEMBERED = { ms: 30 * MINUTE, conversations: 10_000 } as const

/** So many people's signs are remembered for that long. */
const MOST_SIGNS = 100_000

type Kept = { readonly person: string; readonly conversation: Conversation; readonly at: number }

/** An empty memory. Of more conversations than it holds it forgets those that were silent longest. */
export function createMemory({
  ms,
  conversations,
}: { ms: number; conversations: number } = REMEMBERED): Memory {
  const kept = new Map<string, Kept>()
  /** Kept apart from the conversations, so that however many others talk makes nobody's sign forgotten sooner. */
  const signs = new Map<string, { readonly sign: FoundSign; readonly at: number }>()
  /** When people told of one: that is remembered for longer than which one it was. */
  const signedAt = new Map<string, number>()
  const placesOf = new Map<string, Set<string>>()
  const drop = (key: string, { person }: Kept) => {
    kept.delete(key)
    const places = placesOf.get(person)
    places?.delete(key)
    if (places?.size === 0) placesOf.delete(person)
  }
  const isFresh = (before: Kept, at: number) => Math.abs(at - before.at) < ms

  /** A map keeps the order in which things came, so that the first ones are the oldest. */
  function forgetOld(at: number): void {
    for (const [key, value] of kept) {
      if (kept.size <= conversations && isFresh(value, at)) return
      drop(key, value)
    }
  }

  function keepSign(person: string, sign: FoundSign, at: number): void {
    signs.delete(person)
    signedAt.delete(person)
    signs.set(person, { sign, at })
    signedAt.set(person, at)
    if (signedAt.size > MOST_SIGNS) forgetSign(signedAt.keys().next().value ?? '')
  }

  function forgetSign(person: string): void {
    signs.delete(person)
    signedAt.delete(person)
  }

  function forgetOldSigns(now: number): void {
    for (const [person, { at }] of signs) {
      if (Math.abs(now - at) < ms) break
      signs.delete(person)
    }
    for (const [person, at] of signedAt) {
      if (Math.abs(now - at) < A_DAY) break
      signedAt.delete(person)
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
      placesOf.set(speaker.person, (placesOf.get(speaker.person) ?? new Set()).add(key))
      const { sign } = conversation
      if (sign !== undefined) keepSign(speaker.person, sign, speaker.at)
      forgetOld(speaker.at)
      forgetOldSigns(speaker.at)
    },
    signOf(person, at) {
      const told = signs.get(person)
      return told !== undefined && Math.abs(at - told.at) < ms ? told.sign : undefined
    },
    conditionsOf: (person, at) =>
      [...(placesOf.get(person) ?? [])].reduce<readonly string[]>((told, key) => {
        const value = kept.get(key)
        return value !== undefined && isFresh(value, at) ? union(told, value.conversation.conditions) : told
      }, []),
    hadSign(person, at) {
      const told = signedAt.get(person)
      return told !== undefined && Math.abs(at - told) < A_DAY
    },
    settle(person) {
      forgetSign(person)
      for (const key of placesOf.get(person) ?? []) {
        const value = kept.get(key)
        if (value === undefined) continue
        const { sign: _, ...conversation } = value.conversation
        kept.set(key, { ...value, conversation })
      }
    },
    forget(person) {
      forgetSign(person)
      for (const [key, value] of kept) if (value.person === person) drop(key, value)
    },
  }
}

/** No two pairs share a key, whatever characters the names hold. */
function keyOf({ person, place }: Speaker): string {
  return JSON.stringify([placeKey(place), person])
}
