import { foldLetters } from '../../words/fold.ts'
import { findZones, zoneWordsFrom } from '../zones.ts'
import { FILLER_PHRASES, FILLERS, MEANINGS, type Key, type Meaning } from './words.ts'

/** One word, number or sign of what was written, or a whole name of a time zone. */
export type Token = {
  /** Lower case, without accents and apostrophes. */
  readonly word: string
  /** Where it stands in the text (UTF-16 offsets). */
  readonly start: number
  readonly end: number
  /** Whether it stands right behind the one before, without a space. */
  readonly isGlued: boolean
  readonly meaning?: Meaning
  /** Digits that were written, such as "0930". */
  readonly digits?: string
  /** The zones that a name may mean. */
  readonly zones?: readonly string[]
}

/** A sentence as the rules see it: what changes nothing is gone. */
export type Line = { readonly text: string; readonly tokens: readonly Token[] }

const PIECES =
  /([ap])\.\s?m\b\.?|\bo['’ ]\s?clock\b|\b(?:m ?[-–] ?f|[\p{L}_]+(?:\/[\p{L}\d_+-]+)+)(?![\p{L}\p{N}])|\d+|\p{L}[\p{L}\p{M}_]*(?:['’ʼ][\p{L}\p{M}]+)*['’]?|[^\s]/giu
const INVISIBLE = /[\p{Cf}\p{Cc}]+/gu
const DASHES = /[\u2010-\u2015\u2212]/g
const ARTICLES = new Set(['a', 'an', 'the'])
/** Signs that only set off what stands between them. */
const SILENT = new Set([
  '(',
  ')',
  '[',
  ']',
  '"',
  '“',
  '”',
  '„',
  '`',
  '!',
  '?',
  '…',
  '*',
  "'",
  '‘',
  '’',
  '👍',
  '🙏',
  '🙂',
])

/** The text in the form in which everything else reads it. */
export function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      // Written out, "1½" would be eleven halves.
      .replace(/\d(?=[¼½¾])/g, '$& ')
      .normalize('NFKC')
      .replace(/[\t\n\r]/g, ' ')
      .replace(INVISIBLE, '')
      .replace(DASHES, '-')
  )
}

/** Words, numbers, signs and names of zones in order, without articles and what else changes nothing. */
export function tokenise(text: string): Line {
  return { text, tokens: withoutFillers(withZones(split(text))).map(withMeaning) }
}

function split(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECES)) {
    const [written, half] = match
    const start = match.index
    if (written.includes('/')) tokens.push(...path(written, start, tokens.at(-1)?.end))
    else if (half !== undefined)
      tokens.push(token(`${half.toLowerCase()}m`, written, start, tokens.at(-1)?.end))
    else tokens.push(token(undefined, written, start, tokens.at(-1)?.end))
  }
  const kept = tokens.filter(({ word, end }, at) => !SILENT.has(word) || denies(word, end, tokens[at + 1]))
  return kept.map((each, at) => ({ ...each, isGlued: kept[at - 1]?.end === each.start }))
}

/** "!wed" is without Wednesday, "wed!" is not. */
function denies(sign: string, end: number, next: Token | undefined): boolean {
  return sign === '!' && next?.start === end && /^[\p{L}\p{N}]/u.test(next.word)
}

function token(word: string | undefined, written: string, start: number, last: number | undefined): Token {
  const isGlued = start === last
  const place = { start, end: start + written.length, isGlued }
  if (/^\d/.test(written)) return { word: written, digits: written, ...place }
  const folded = word ?? (foldLetters(written) || written)
  // "9a", "5p", and "m-f", however it is spaced.
  if (isGlued && (folded === 'a' || folded === 'p')) return { word: `${folded}m`, ...place }
  return {
    word: folded.startsWith('m') && /^m ?- ?f$/.test(folded) ? 'm-f' : folded.replace(/^o ?clock$/, 'oclock'),
    ...place,
  }
}

/** "Europe/Berlin" is one name, "mon/wed/fri" are three words. */
function path(written: string, start: number, last: number | undefined): readonly Token[] {
  const zones = findZones(written)
  if (zones.length > 0) return [{ ...token(undefined, written, start, last), zones }]
  const tokens: Token[] = []
  for (const match of written.matchAll(/\d+|[\p{L}\p{M}]+|[^\p{L}\p{M}\d]/gu)) {
    tokens.push(token(undefined, match[0], start + match.index, tokens.at(-1)?.end ?? last))
  }
  return tokens
}

function withZones(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const found = offset(tokens, at) ?? zoneName(tokens, at)
    const current = tokens[at]
    if (found !== undefined) result.push(found.token)
    else if (current !== undefined) result.push(current)
    at = found?.end ?? at + 1
  }
  return result
}

type FoundZone = { readonly token: Token; readonly end: number }

function zoneToken(
  tokens: readonly Token[],
  at: number,
  end: number,
  zones: readonly string[],
): FoundZone | undefined {
  const [first, last] = [tokens[at], tokens[end - 1]]
  if (first === undefined || last === undefined || zones.length === 0) return undefined
  const word = tokens
    .slice(at, end)
    .map((each) => each.word)
    .join(' ')
  return { token: { word, start: first.start, end: last.end, isGlued: first.isGlued, zones }, end }
}

/** "UTC+2", "GMT-3:30", "+05:30": a plus alone has to be whole, a minus alone is a dash between two times. */
function offset(tokens: readonly Token[], at: number): FoundZone | undefined {
  const name = tokens[at]?.word
  const isNamed = name === 'utc' || name === 'gmt'
  const from = isNamed ? at + 1 : at
  const [sign, hours, colon, minutes] = tokens.slice(from, from + 4)
  const isSigned = sign?.word === '+' || (isNamed && sign?.word === '-')
  if (!isSigned || hours?.digits === undefined || !hours.isGlued) return undefined
  const isWhole = colon?.word === ':' && colon.isGlued && minutes?.digits?.length === 2 && minutes.isGlued
  if (!isWhole && !isNamed) return undefined
  const said = `${sign?.word}${hours.digits}${isWhole ? `:${minutes.digits}` : ''}`
  return zoneToken(tokens, at, from + (isWhole ? 4 : 2), findZones(said))
}

function zoneName(tokens: readonly Token[], at: number): FoundZone | undefined {
  const first = tokens[at]
  if (first === undefined || first.zones !== undefined || first.digits !== undefined) return undefined
  for (let most = zoneWordsFrom(first.word), length = most; length > 0; length--) {
    const words = nameOf(tokens, at, length)
    if (words === undefined || (length === 1 && MEANINGS.has(words.name))) continue
    const found = zoneToken(tokens, at, words.end, findZones(words.name))
    if (found !== undefined) return found
  }
  return undefined
}

/** So many words, also with hyphens and dots between them: "Port-au-Prince", "St. Louis". */
function nameOf(tokens: readonly Token[], at: number, length: number) {
  const words: string[] = []
  let end = at
  while (words.length < length) {
    const next = tokens[end]
    if (next === undefined || next.digits !== undefined) return undefined
    const isJoint = words.length > 0 && next.isGlued && (next.word === '-' || next.word === '.')
    if (!isJoint) words.push(next.word)
    end += 1
  }
  return { name: words.join(' '), end }
}

const KNOWN_FILLERS = new Set(FILLERS)

function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const length = fillerAt(tokens, at)
    const current = tokens[at]
    if (length === 0 && current !== undefined) result.push(current)
    at += Math.max(1, length)
  }
  return result
}

function isFiller(token: Token | undefined): boolean {
  if (token === undefined || token.zones !== undefined) return false
  return KNOWN_FILLERS.has(token.word) || ARTICLES.has(token.word)
}

/** How many tokens from here on change nothing. */
function fillerAt(tokens: readonly Token[], at: number): number {
  const words = tokens.slice(at, at + 4).filter(({ word }) => !ARTICLES.has(word))
  for (const length of [3, 2]) {
    const phrase = words.slice(0, length)
    if (FILLER_PHRASES.has(phrase.map(({ word }) => word).join(' '))) {
      return tokens.indexOf(phrase.at(-1) as Token) - at + 1
    }
  }
  if (isFiller(tokens[at])) return 1
  // "to stretch", "for us": only beside a filler, elsewhere they join times and dates.
  const word = tokens[at]?.word
  const next = words[1]
  return (word === 'to' || word === 'for') && isFiller(next) && !ARTICLES.has(next?.word ?? '') ? 1 : 0
}

function withMeaning(token: Token): Token {
  const meaning = token.zones === undefined ? MEANINGS.get(token.word) : undefined
  return meaning === undefined ? token : { ...token, meaning }
}

/** Whether a token is one of these small words or signs. */
export function isKey(token: Token | undefined, ...keys: readonly Key[]): boolean {
  return token?.meaning?.is === 'key' && keys.includes(token.meaning.key)
}

/** The place behind a small word where it stands here, otherwise here. */
export function skip({ tokens }: Line, at: number, ...keys: readonly Key[]): number {
  return isKey(tokens[at], ...keys) ? at + 1 : at
}

/** What was written from one token up to before another. */
export function writtenIn({ text, tokens }: Line, at: number, end: number): string {
  return text.slice(tokens[at]?.start ?? 0, tokens[end - 1]?.end ?? 0)
}
