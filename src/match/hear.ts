import { foldWord, tokenise, type Token } from '../words/fold.ts'
import { isNearAny } from '../words/distance.ts'
import type { Branch, Lexicon, Sense, SenseType } from './lexicon.ts'
import { FORGIVING, type Guess, type Guesser } from './search.ts'

/** A phrase that was recognised in a question. */
export type Hearing = {
  readonly sense: Sense
  /** The words as they were written. */
  readonly words: string
  /** Which words of the question they are: from `from` up to but not including `to`. */
  readonly from: number
  readonly to: number
  /** Slips of the finger that were forgiven. */
  readonly slips: number
}

/** Everything recognised in a question, in the order of the question. */
export type Heard = {
  readonly hearings: readonly Hearing[]
  readonly tokens: readonly Token[]
}

/** Other ways to read the words from one place on: what they may be, how many they use up, and at what cost. */
type Variant = { readonly words: readonly string[]; readonly span: number; readonly slips: number }

/** Recognises the longest known phrases in a text, forgiving slips in words that nobody knows. */
export function hear(text: string, lexicon: Lexicon, guess: Guesser): Heard {
  const guessOnce = oncePerWord(guess)
  const tokens = tokenise(text).flatMap((token) => splitInTwo(token, lexicon, guessOnce))
  const foreign = tokens.map((token) => isFromElsewhere(token, lexicon))
  const isForeignBut = (index: number) => foreign.some((is, place) => is && place !== index)
  const variants = tokens.map((_, index) =>
    variantsAt(tokens, index, lexicon, guessOnce, isForeignBut(index)),
  )
  const candidates: Hearing[] = []

  // Inside a phrase of its own language a silent word is passed over: "dolor en la espalda" is "dolor espalda".
  const silentIn = new Set(lexicon.silent.values().flatMap((words) => words.values()))
  const walk = (branch: Branch, from: number, at: number, slips: number, passed: readonly string[]): void => {
    for (const sense of branch.senses) {
      const own = lexicon.silent.get(sense.language ?? '')
      if (!passed.every((word) => own?.has(word))) continue
      const first = tokens[from]
      const last = tokens[at - 1]
      const shortest = sense.vague === true ? FORGIVING.shortestVague : FORGIVING.shortestAlone
      const tooShort = slips > 0 && at - from === 1 && (first?.full.length ?? 0) < shortest
      if (first !== undefined && last !== undefined && !tooShort) {
        const words = text.slice(first.start, last.end)
        candidates.push({ sense, words, from, to: at, slips })
      }
    }
    for (const variant of variants[at] ?? []) {
      let next: Branch | undefined = branch
      for (const word of variant.words) next = next?.next.get(word)
      if (next !== undefined && next !== branch)
        walk(next, from, at + variant.span, slips + variant.slips, passed)
    }
    const word = tokens[at]?.word ?? ''
    if (at > from && passed.length < MOST_PASSED && silentIn.has(word)) {
      walk(branch, from, at + 1, slips, [...passed, word])
    }
  }
  for (let from = 0; from < tokens.length; from++) walk(lexicon.root, from, from, 0, [])
  return {
    tokens,
    hearings: keepLongest(
      candidates,
      foreign.some((is) => is),
    ),
  }
}

/** More little words than these do not stand inside one phrase. */
const MOST_PASSED = 3

/** So many different unknown words of a question are guessed at; more of them are no slips but another language. */
const MOST_GUESSED = 60

/** The same misspelt word costs one guess, and a text of nonsense only so many. */
function oncePerWord(guess: Guesser): Guesser {
  const known = new Map<string, readonly Guess[]>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = known.size < MOST_GUESSED ? guess(word) : []
    if (known.size < MOST_GUESSED) known.set(word, found)
    return found
  }
}

/** "Cat cow" may be "catcow", but "do i" is no "doi". */
const SHORTEST_JOINED = 5

/** Whether a word belongs to another language and not to English. */
function isFromElsewhere({ word, full }: Token, { english, words, everyday, foreign }: Lexicon): boolean {
  if (english.has(word) || everyday.has(word) || everyday.has(full)) return false
  return words.has(word) || foreign.has(word)
}

function variantsAt(
  tokens: readonly Token[],
  index: number,
  { words, english, everyday, foreign }: Lexicon,
  guess: Guesser,
  /** Whether another word of the message belongs to another language. */
  isForeign: boolean,
): readonly Variant[] {
  const token = tokens[index]
  if (token === undefined) return []
  const { word } = token
  const variants: Variant[] = []
  const next = tokens[index + 1]?.word ?? ''
  const joined = word + next
  // A lone letter is a word of its own, and so are two short words: "do I" is no "doi".
  if (next.length > 1 && joined.length >= SHORTEST_JOINED && words.has(joined)) {
    variants.push({ words: [joined], span: 2, slips: 0 })
  }
  if (words.has(word)) return [{ words: [word], span: 1, slips: 0 }, ...variants]
  if (!everyday.has(word) && !everyday.has(token.full) && !(isForeign && foreign.has(word))) {
    for (const { word: meant, slips } of guessesFor(token, words, guess)) {
      // A slip in an English message is no word of another language.
      if (!isForeign && !english.has(meant)) continue
      // "Sometting" is "something" and not "setting".
      if (slips > 1 && isNearAny(token.full, (other) => everyday.has(other))) continue
      variants.push({ words: [meant], span: 1, slips })
    }
  }
  return variants
}

/** What an unknown word may have been meant to be. Its ending may be part of the slip: "angelss", "cacuts". */
function guessesFor({ word, full }: Token, known: ReadonlySet<string>, guess: Guesser): readonly Guess[] {
  const fewest = new Map<string, number>()
  const note = ({ word: meant, slips }: Guess) =>
    fewest.set(meant, Math.min(slips, fewest.get(meant) ?? slips))
  for (const spelling of new Set([word, full, full.replace(/s+$/, '')])) {
    if (known.has(spelling)) note({ word: spelling, slips: 1 })
    for (const found of guess(spelling)) note(found)
  }
  return [...fewest].map(([meant, slips]) => ({ word: meant, slips }))
}

const SHORTEST_HALF = 3

/**
 * "birddog" is "bird dog" and "backpain" is "back pain", where both halves are known words and no other is one slip
 * away.
 */
function splitInTwo(token: Token, lexicon: Lexicon, guess: Guesser): readonly Token[] {
  const { words, everyday } = lexicon
  const { word, full, written, start, end } = token
  const isWord = words.has(word) || everyday.has(word) || everyday.has(full)
  // Only where letters stand for themselves are the halves of the folded word those of the written one.
  if (isWord || full.length > FORGIVING.longestWord || written.length !== full.length) return [token]
  for (let cut = SHORTEST_HALF; cut <= full.length - SHORTEST_HALF; cut++) {
    const [first, second] = [full.slice(0, cut), full.slice(cut)]
    const [one, two] = [foldWord(first), foldWord(second)]
    if (!words.has(one) || !words.has(two)) continue
    if (guessesFor(token, words, guess).some(({ slips }) => slips <= 1)) return [token]
    return [
      { word: one, full: first, written: written.slice(0, cut), start, end: start + cut },
      { word: two, full: second, written: written.slice(cut), start: start + cut, end },
    ]
  }
  return [token]
}

/** What a longer phrase of one type hides of what lies inside it, besides phrases of its own type. */
const HIDES: Partial<Readonly<Record<SenseType, readonly SenseType[] | 'all'>>> = {
  exercise: 'all',
  elsewhere: 'all',
  advice: 'all',
  ask: 'all',
  position: ['area', 'exercise', 'elsewhere'],
  setting: ['area', 'elsewhere', 'thing', 'position'],
  condition: ['elsewhere', 'position', 'feeling', 'ask'],
  area: ['elsewhere', 'thing'],
  feeling: ['elsewhere', 'area'],
  cause: ['elsewhere', 'position'],
  purpose: ['elsewhere'],
  thing: ['elsewhere'],
}

/** Longest phrases first; of equal length the one with fewest slips. What they hide is dropped. */
function keepLongest(candidates: readonly Hearing[], isForeignText: boolean): readonly Hearing[] {
  const kept: Hearing[] = []
  const inOrder = candidates.toSorted(
    (a, b) =>
      lengthOf(b) - lengthOf(a) ||
      a.slips - b.slips ||
      isForeign(a) - isForeign(b) ||
      // A slip in a message with words of another language is likelier one of those.
      (isForeignText ? isTranslated(b) - isTranslated(a) : isTranslated(a) - isTranslated(b)) ||
      a.from - b.from,
  )
  for (const candidate of inOrder) {
    if (!kept.some((longer) => hides(longer, candidate))) kept.push(candidate)
  }
  return kept.toSorted((a, b) => a.from - b.from || b.to - a.to)
}

/** How many words of the question it takes. */
function lengthOf({ from, to }: Hearing): number {
  return to - from
}

function isTranslated({ sense }: Hearing): number {
  return sense.language === undefined ? 0 : 1
}

function isForeign({ sense }: Hearing): number {
  return sense.type === 'elsewhere' ? 1 : 0
}

function hides(longer: Hearing, candidate: Hearing): boolean {
  const overlap = candidate.from < longer.to && longer.from < candidate.to
  if (!overlap) return false
  const sameWords = candidate.from === longer.from && candidate.to === longer.to
  if (sameWords) {
    // The same words in two senses are both meant, unless one needs more slips, or is only a guess at something
    // that is none of ours.
    const isFarGuess =
      candidate.slips > 0 &&
      (longer.sense.language === undefined) !== (candidate.sense.language === undefined)
    const isGuess = candidate.slips > 0 && candidate.sense.type === 'elsewhere'
    return longer.slips < candidate.slips || isGuess || isFarGuess
  }
  if (longer.sense.type === candidate.sense.type) return true
  const inside = longer.from <= candidate.from && candidate.to <= longer.to
  const hidden = HIDES[longer.sense.type]
  const isHidden = hidden === 'all' || (hidden?.includes(candidate.sense.type) ?? false)
  return inside && isHidden && !asksForIt(longer.sense, candidate.sense)
}

/** "To keep a healthy neck" is a question, and still about the neck. */
function asksForIt(longer: Sense, inside: Sense): boolean {
  return longer.type === 'ask' && inside.type === 'area' && inside.vague !== true
}

/** The places of all words that were heard as something. */
export function placesOf(hearings: readonly Hearing[]): ReadonlySet<number> {
  return new Set(
    hearings.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)),
  )
}
