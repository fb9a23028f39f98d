import type { Names } from '../heed.ts'
import { readOptions } from '../options.ts'
import type { BreakPorts } from '../ports.ts'
import type { CadenceReading } from '../read/read.ts'
import { readWhen } from '../when.ts'

// Wishes for breaks in somebody's own words, as what is typed behind "/breaks". Nothing that was said is thrown away:
// what the words here do not know goes on to the command, which names it as not understood.

/** What to type behind "/breaks" for a wish in somebody's own words. */
export type WishPhrase = {
  /** Such as "add weekdays at 10:30". */
  readonly phrase: string
  /** Words of the wish that were left out, because they only say what the break is good for. */
  readonly leftOut: readonly string[]
  /** How far it was understood. */
  readonly reading: CadenceReading
}

/** What is known where a wish is said. */
export type Given = {
  readonly ports: BreakPorts
  readonly zone: string | undefined
  readonly isDirect: boolean
  readonly library: Names
}

/**
 * A wish together with what was written after it, where that completes it or at least brings it on; otherwise nothing,
 * and it was about something else.
 */
export function completedWish(before: string, text: string, given: Given): string | undefined {
  // A part of its own, so that what ended the wish before stays apart from what completes it.
  const whole = `${before.replace(/[\s,.;!]+$/, '')}; ${text}`
  if (addPhraseOf(whole, given).reading.kind === 'refused') return undefined
  return sayAll(whole, given) === sayAll(before, given) ? undefined : whole
}

/** Everything that is understood of a wish, to tell whether another one says more. */
function sayAll(text: string, given: Given): string {
  const { rest, heeded } = takeHeed(text, given.library)
  const { options, problems } = readOptions(rest, given.ports.holidays)
  const { reading } = addPhraseOf(text, given)
  return JSON.stringify([reading, options, problems, heeded, !given.isDirect && isForOne(text)])
}

/** Turns a wish for a break to be set up into what is typed for it. */
export function addPhraseOf(text: string, given: Given): WishPhrase {
  const { rest: wish, heeded } = takeHeed(text, given.library)
  const more = [...(!given.isDirect && isForOne(text) ? ['for me'] : []), ...heeded]
  const phraseOf = (words: string) => `add ${[words, ...more].join('; ')}`
  const whole = tried(wish, given)
  const { rest, leftOut } = withoutPurpose(wish)
  const brief = whole.kind === 'refused' && leftOut.length > 0 ? tried(rest, given) : whole
  // What is still not understood is said of the whole wish.
  return brief.kind === 'refused' || brief === whole
    ? { phrase: phraseOf(wish), leftOut: [], reading: whole }
    : { phrase: phraseOf(rest), leftOut, reading: brief }
}

function tried(text: string, { ports, zone }: Given): CadenceReading {
  return readWhen(readOptions(text, ports.holidays).rest, { ports, zone })
}

const HAS =
  /[,;]?\s*(?:\b(?:and|but|as|because|since)\s+)?\b(?:i have|i've got|i've|i am|i'm|im|with care for|with)\s+(?:an?\s+)?([\p{L}' -]{3,40}?)(?=\s*[,.;!]|\s*$)/giu
const NOT_THAT =
  /[,;]?\s*(?:\b(?:and|but)\s+)?\b(?:no|not|without|never)\s+([\p{L}' -]{3,30}?)(?=\s*[,.;!]|\s*$)/giu

/** A text without the conditions and unwanted exercises in it, and those as they are typed. */
function takeHeed(text: string, { conditionNamed, exerciseNamed }: Names) {
  const heeded: string[] = []
  const take =
    (pattern: RegExp, find: (words: string) => string | undefined, say: (id: string) => string) =>
    (from: string) =>
      from.replace(pattern, (whole, words: string) => {
        const id = find(words.trim())
        if (id === undefined) return whole
        heeded.push(say(id))
        return ''
      })
  const careful = take(HAS, conditionNamed, (id) => `with care for ${id}`)(text)
  const rest = take(NOT_THAT, exerciseNamed, (id) => `without ${id}`)(careful)
  return { rest: rest.trim(), heeded }
}

/** All that a purpose may say to be left out: what is moved, and what for. Any other word may change the break. */
const PURPOSE_WORDS =
  'stretch|stretching|move|moving|loosen|loosening|relax|relaxing|ease|open|straighten|unwind|rest|breathe|wiggle|roll|shake|stand|standing up|get|getting|sit up|up|out|do|doing|take|have|our|my|the|your|their|a|an|some|bit|little|of|and|short|quick|breaks?|bod(?:y|ies)|necks?|backs?|shoulders?|chests?|spines?|arms?|legs?|muscles?|blades?|upper|lower|posture|exercises?|movement|feel|better|stiff|stiffness|tense|tension|soreness|sore|less|sitting|screens?|that|we|us|i|me|together'
/** "To loosen our necks", "so that we feel better": why a break is wanted says nothing of when. */
const PURPOSE = new RegExp(
  `\\b(?:to|so(?: that)?|because)(?:\\s+(?:${PURPOSE_WORDS})(?![\\p{L}'’-])){1,10}(?=\\s*[,.;!]|\\s*$|\\s+(?:every|each|at|on|in|from|between|daily|hourly|weekly|\\d))`,
  'giu',
)

/** A text without what says why a break is wanted, and that. */
function withoutPurpose(text: string): { readonly rest: string; readonly leftOut: readonly string[] } {
  const leftOut = [...text.matchAll(PURPOSE)].map(([words]) => words)
  return { rest: text.replace(PURPOSE, ' ').replace(/\s+/g, ' ').trim(), leftOut }
}

/** "Remind me" is for one; "remind us", "ping the team", "here" for all. */
function isForOne(text: string): boolean {
  return (
    /\b(?:me|my|mine|myself|i|i'd|i'm)\b/i.test(text) &&
    !/\b(?:us|we|our|team|everyone|everybody|channel|all|here|colleagues?|folks|group|place)\b/i.test(text)
  )
}

/** Whoever says this wants a break to be set up, whatever else is said: "… and skip lunch". */
const ASKS_FOR_ONE =
  /(?<!\b(?:stop|quit|don'?t|do not|never|not|no longer|without)\s+(?:to\s+)?)\b(?:remind|ping|nudge|poke|buzz|alert|notify)\s+(?:us|me|the team|everyone|everybody|my colleagues)\b|^\W*(?:(?:please|hey|hi|hello|limber|can|could|would|will|you|we|i|want|need|like|to|i'd|we'd|let's)\W+)*(?:set up|add|schedule|create)\b/i

/** Whether a text asks for a break to be set up, though it has words in it that ask for something else as well. */
export function isSetUp(text: string, given: Given): boolean {
  return ASKS_FOR_ONE.test(text) || addPhraseOf(text, given).reading.kind === 'cadence'
}
