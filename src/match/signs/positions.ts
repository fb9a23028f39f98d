import type { SignText } from '../../words/sign-text.ts'

/** An entry of a pattern: its words, each of which may be a beginning ("numb*") or a range of numbers ("#55-90"). */
export type Entry = { readonly key: string; readonly rest: readonly string[] }

/** Takes a phrase of a pattern apart. */
export function readEntry(phrase: string): Entry {
  const [key = '', ...rest] = phrase.split(' ')
  return { key, rest }
}

/** Where in a text the words of an entry stand. */
export type Span = { readonly start: number; readonly end: number }

/** Where words stand in one text. */
export type Positions = {
  /** Every place where an entry stands within one sentence, in the order of the text. */
  of(entry: Entry): readonly Span[]
  /** Every word, beginning and range there is: entries with other keys stand nowhere. */
  keys(): Iterable<string>
}

/** So many letters every beginning has at least. */
export const SHORTEST_BEGINNING = 2

/** What the texts are looked through for, besides whole words. */
export type Special = {
  /** The beginnings by their first letters: a word with other ones has none. */
  readonly beginnings: ReadonlyMap<string, readonly Beginning[]>
  readonly ranges: readonly Range[]
}

/** "Numb", as "numb*" says it. */
type Beginning = { readonly key: string; readonly letters: string }

/** Numbers from `least` to `most`, both among them, as "#55-90" says it. */
type Range = { readonly key: string; readonly least: number; readonly most: number }

/** Gathers the beginnings and ranges among the keys of entries. */
export function specialKeys(entries: readonly Entry[]): Special {
  const keys = [...new Set(entries.map(({ key }) => key))]
  const beginnings = keys
    .filter((key) => key.endsWith('*'))
    .map((key): Beginning => ({ key, letters: key.slice(0, -1) }))
  return {
    beginnings: Map.groupBy(beginnings, ({ key }) => key.slice(0, SHORTEST_BEGINNING)),
    ranges: keys.filter((key) => key.startsWith('#')).map(readRange),
  }
}

/** Indexes one text, in time that grows with its length. */
export function positionsIn(
  { words, sentences, meant }: SignText,
  { beginnings, ranges }: Special,
): Positions {
  const places = new Map<string, number[]>()
  const add = (key: string, index: number) => {
    const list = places.get(key)
    if (list === undefined) places.set(key, [index])
    else list.push(index)
  }
  const addWord = (word: string, index: number) => {
    add(word, index)
    for (const { key, letters } of beginnings.get(word.slice(0, SHORTEST_BEGINNING)) ?? []) {
      if (word.startsWith(letters)) add(key, index)
    }
    const number = numberOf(word)
    if (number === undefined) return
    for (const { key, least, most } of ranges) if (least <= number && number <= most) add(key, index)
  }
  for (const [index, word] of words.entries()) {
    addWord(word, index)
    for (const other of meant?.get(index) ?? []) addWord(other, index)
  }
  const stands = (wanted: string, index: number) =>
    isWord(words[index], wanted) || (meant?.get(index)?.some((word) => isWord(word, wanted)) ?? false)
  return {
    keys: () => places.keys(),
    of({ key, rest }) {
      const starts = places.get(key) ?? []
      if (rest.length === 0) return starts.map((start) => ({ start, end: start + 1 }))
      // Most phrases lack a word that the text has nowhere, however often it has the first one.
      if (rest.some((word) => /^[^*#]+$/.test(word) && !places.has(word))) return []
      return starts.flatMap((start) => {
        const end = start + 1 + rest.length
        const isHere =
          sentences[start] === sentences[end - 1] &&
          rest.every((word, offset) => stands(word, start + 1 + offset))
        return isHere ? [{ start, end }] : []
      })
    },
  }
}

function isWord(word: string | undefined, wanted: string): boolean {
  if (wanted.startsWith('#')) {
    const number = word === undefined ? undefined : numberOf(word)
    const { least, most } = readRange(wanted)
    return number !== undefined && least <= number && number <= most
  }
  return wanted.endsWith('*') ? (word?.startsWith(wanted.slice(0, -1)) ?? false) : word === wanted
}

function numberOf(word: string): number | undefined {
  return /^\d{1,4}([.,]\d+)?$/.test(word) ? Number(word.replace(',', '.')) : undefined
}

function readRange(key: string): Range {
  const [least = 0, most = 0] = key.slice(1).split('-').map(Number)
  return { key, least, most }
}

/** Whether one of some spans, in the order of the text, lies between two places. */
export function isAnyWithin(spans: readonly Span[], from: number, to: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  const first = spans[low]
  return first !== undefined && first.end <= to
}
