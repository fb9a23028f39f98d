import { contract } from './contractions.ts'

/** One word of a text, with where it stands in the original (UTF-16 offsets). */
export type Token = {
  /** The word as it is compared: lower case, no accents, singular. */
  readonly word: string
  /** The same with its ending as it was written. */
  readonly full: string
  /** The word as it was written. */
  readonly written: string
  readonly start: number
  readonly end: number
}

/**
 * Words that carry no meaning inside a phrase, so that "between my shoulder blades", "between the shoulder
 * blades" and "between shoulder blades" are one phrase.
 */
const SILENT = new Set([
  'a',
  'an',
  'the',
  'my',
  'your',
  'his',
  'her',
  'our',
  'their',
  'this',
  'these',
  'some',
])

/** Endings that look like a plural and are none. */
const NO_PLURAL = /(ss|us|is)$/

/** "Aches" are one "ache", unlike "reaches". */
const ACHES = /(?:^|back|head|neck|tooth|ear|heart|belly|stomach)aches$/

/** "ups", "abs"; but "gas", "was". */
const SHORT_PLURAL = /^[a-z][bdgklmnprt]s$/

const COMBINING_MARKS = /\p{M}+/gu
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}]+/gu
const APOSTROPHES = /['\u2018\u2019\u02bc\u00b4`]/g
const POSSESSIVE = /['\u2018\u2019\u02bc\u00b4`]s$/i
const WORD = /[\p{L}\p{N}\p{M}'\u2018\u2019\u02bc\u00b4`\u200b-\u200f\u2060\ufeff\u00ad]+/gu

/** The word as it is compared: lower case, without accents, marks, invisible characters, apostrophes, plural. */
export function foldWord(written: string): string {
  return singular(foldEnding(written))
}

/** Most words need no more than lower case. */
const PLAIN = /^[A-Za-z0-9]*$/

/** Lower case without accents, marks, invisible characters and apostrophes; the ending stays. */
export function foldLetters(written: string): string {
  if (PLAIN.test(written)) return written.toLowerCase()
  return written
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .replace(/[ßæœø]/g, (letter) => SPELT_OUT[letter] ?? letter)
}

const SPELT_OUT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o' }

function foldEnding(written: string): string {
  return foldLetters(written.replace(POSSESSIVE, ''))
}

function singular(word: string): string {
  if (!word.endsWith('s') || NO_PLURAL.test(word)) return word
  if (word.length <= 3) return SHORT_PLURAL.test(word) ? word.slice(0, -1) : word
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y'
  if (/(ch|sh|x|ss|zz)es$/.test(word) && !ACHES.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Scripts without spaces between their words. */
const UNSPACED = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70])/u

/** Whether a word is written in a script without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

/** A run of letters in its words; where a script has no spaces, each of its characters stands alone. */
export function splitUnspaced(run: string): readonly string[] {
  return !PLAIN.test(run) && UNSPACED.test(run) ? run.split(UNSPACED).filter((piece) => piece !== '') : [run]
}

/** The words of a text in order, silent ones left out. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    let start = match.index
    for (const written of splitUnspaced(match[0])) {
      const end = start + written.length
      const full = foldEnding(written)
      const word = singular(full)
      if (word !== '' && !SILENT.has(word)) tokens.push({ word, full, written, start, end })
      start = end
    }
  }
  return contract(
    tokens,
    (first, second, word) => (second.start - first.end > 1 ? undefined : joined(first, second, word)),
    (token, word) => ({ ...token, word, full: word }),
  )
}

function joined(first: Token, second: Token, word: string): Token {
  return {
    word,
    full: word,
    written: `${first.written} ${second.written}`,
    start: first.start,
    end: second.end,
  }
}

/** A phrase in the form in which two phrases are compared: folded words with one space between. */
export function foldPhrase(phrase: string): string {
  return tokenise(phrase)
    .map((token) => token.word)
    .join(' ')
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** A phrase, and the same as it is written without umlauts: "Rücken" and "Ruecken". */
export function umlautForms(phrase: string): readonly string[] {
  const spelt = phrase
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter)
  return spelt === phrase.normalize('NFC').toLowerCase() ? [phrase] : [phrase, spelt]
}
