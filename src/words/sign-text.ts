import { contract } from './contractions.ts'
import { foldLetters, splitUnspaced, umlautForms } from './fold.ts'

/** A text as warning signs are looked for in it: endings stay as they are, pauses are remembered. */
export type SignText = {
  readonly words: readonly string[]
  /** By the place of a word that nobody knows, the key words it may have been meant to be. */
  readonly meant?: ReadonlyMap<number, readonly string[]>
  /** The number of the sentence each word stands in. */
  readonly sentences: readonly number[]
  /** The words before which a comma or the end of a sentence stands. */
  readonly pauses: ReadonlySet<number>
}

/** "39.4" is one number, and no sentence ends in it. */
const PIECE =
  /(\p{Extended_Pictographic}|\p{Nd}+[.,]\p{Nd}+|[\p{L}\p{N}'\u2018\u2019\u02bc\u00b4`\p{M}]+)|([.!?;:\n\r\u3002\uff01\uff1f\uff61]+)|([,()\u3001\uff0c]+)/gu

type Word = { readonly word: string; readonly sentence: number; readonly afterPause: boolean }

/** Takes a text of any length apart into its words; contractions are one word however they are written. */
export function readSignText(text: string): SignText {
  const found: Word[] = []
  let sentence = 0
  let afterPause = false
  for (const [, written, end] of shorten(text).matchAll(PIECE)) {
    if (written === undefined) {
      if (end !== undefined) sentence += 1
      afterPause = true
      continue
    }
    for (const word of wordsIn(written)) {
      found.push({ word, sentence, afterPause })
      afterPause = false
    }
  }
  const words = contract(
    found,
    (first, second, word) => (second.afterPause ? undefined : { ...first, word }),
    (item, word) => ({ ...item, word }),
  )
  return {
    words: words.map(({ word }) => word),
    sentences: words.map((word) => word.sentence),
    pauses: new Set(words.flatMap((word, index) => (word.afterPause ? [index] : []))),
  }
}

/** Where a line or a thought breaks in the middle of what somebody says: pasted text, a phone, a list, dots for a breath. */
const BREAK = /\s*(?:[\n\r\u0085\u2028\u2029:\uff1a]|\.{2,}|\u2026)[\s:.\u2026]*/gu

/**
 * The ways in which a text may be read: as it is written, with an end wherever a line, a colon or dots stand, and as if
 * nothing stood there. A denial ends with its line, and a sign may go on in the next one.
 */
export function readingsOf(text: string): readonly SignText[] {
  const joined = text.replace(BREAK, ' ')
  return joined === text ? [readSignText(text)] : [readSignText(text), readSignText(joined)]
}

/** The words of a phrase in a pattern. */
function signWords(phrase: string): readonly string[] {
  return readSignText(phrase).words
}

/**
 * A phrase of a pattern as it is compared, in each way it may be spelt: its words with one space between. "numb*" keeps
 * its star, "#55-90" and "@numb" stay as they are; without a word there is none.
 */
export function signPhrases(written: string): readonly string[] {
  if (written.startsWith('@') || isComparedAsWritten(written)) return [written]
  return umlautForms(written).flatMap((form) => {
    const words = form.split(/\s+/).flatMap((part) => {
      if (part.startsWith('#')) return [part]
      const own = signWords(part)
      return part.endsWith('*') ? own.with(-1, `${own.at(-1) ?? ''}*`) : own
    })
    // Contractions are one word only where their parts stand together.
    const joined = written.includes('*') || written.includes('#') ? words : signWords(form)
    return joined.length === 0 ? [] : [joined.join(' ')]
  })
}

const PLAIN = /^[a-z]+(?: [a-z]+)*\*?$/
/** Words that are written in several ways, so that the one they are compared in has to be found. */
const MANIFOLD = /\b(?:cannot|couldnt|w|not|am|is)\b/

/** Most phrases are plain words: they need no taking apart. */
function isComparedAsWritten(written: string): boolean {
  if (!PLAIN.test(written) || MANIFOLD.test(written)) return false
  return written.split(' ').every((word) => !NUMBER_WORDS.has(word))
}

/** "39c" and "16yo" are a number and its unit; "t4" is a vertebra. */
const NUMBER_AND_UNIT = /^(\d+(?:[.,]\d+)?)([a-z]+)$/

const LETTERS = /^[A-Za-z]+$/

function wordsIn(written: string): readonly string[] {
  if (LETTERS.test(written)) {
    const word = written.toLowerCase()
    return [NUMBER_WORDS.get(word) ?? word]
  }
  return splitUnspaced(written).flatMap((piece) => {
    const word = foldLetters(piece)
    const [, number, unit] = NUMBER_AND_UNIT.exec(word) ?? []
    if (number !== undefined && unit !== undefined) return [number, unit]
    return word === '' ? [] : [NUMBER_WORDS.get(word) ?? word]
  })
}

/** "One" and "two" are left as they are: they count legs and hands. */
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  (
    'three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty'
  )
    .split(' ')
    .map((word, index) => [word, String(index + 3)] as const)
    .concat(
      'thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, index) => [word, String(30 + index * 10)] as const),
    ),
)

const INVISIBLE = /[\p{Cf}\p{Cs}]+/gu
/** Heaps of accents and letters that stand for whole sentences would take long to fold and mean nothing here. */
const HEAPED_MARKS = /(\p{M}{3})\p{M}+/gu
const SENTENCE_LETTERS = /[\ufdf0-\ufdfd]+/g

/** "38.5度" is a number and a word. */
const BESIDE_UNSPACED =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\p{Nd})|(?<=\p{Nd})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu

/** "No fever/chills" is "no fever or chills". */
const EITHER = /(?<=\p{L}{3})\/(?=\p{L}{3})/gu

function shorten(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(HEAPED_MARKS, '$1')
    .replace(SENTENCE_LETTERS, ' ')
    .replace(EITHER, ' or ')
    .replace(BESIDE_UNSPACED, ' ')
}
