import { foldLetters } from '../words/fold.ts'

/** Whether a word is one of Limber's own: of the knowledge, or of every day. */
export type Known = (word: string) => boolean

/** What stands in the place of something that was masked. */
export const MASK = {
  name: '\u2026name\u2026',
  number: '\u2026number\u2026',
  date: '\u2026date\u2026',
  address: '\u2026address\u2026',
  link: '\u2026link\u2026',
  mention: '\u2026mention\u2026',
} as const

const ANY_MASK = new RegExp(Object.values(MASK).join('|'), 'g')

/** Whether something in a wording was masked. */
export function isMasked(wording: string): boolean {
  return wording.search(ANY_MASK) >= 0
}

/** A wording without its masks. */
export function withoutMasks(wording: string): string {
  return wording.replace(ANY_MASK, ' ').replace(/\s+/g, ' ').trim()
}

/** A mask, a word, or what stands between. */
export type Part = {
  readonly text: string
  readonly kind: 'mask' | 'word' | 'between'
  readonly folded: string
}

const PARTS = new RegExp(
  `${Object.values(MASK).join('|')}|[\\p{L}\\p{N}\\p{M}'\u2018\u2019\u02bc\u00b4\`]+`,
  'gu',
)

/** Takes a text apart, in order and without losing a letter. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let end = 0
  const between = (until: number) => {
    if (until > end) parts.push({ text: text.slice(end, until), kind: 'between', folded: '' })
  }
  for (const { 0: found, index } of text.matchAll(PARTS)) {
    between(index)
    const isMask = isMasked(found)
    parts.push({ text: found, kind: isMask ? 'mask' : 'word', folded: isMask ? '' : foldLetters(found) })
    end = index + found.length
  }
  between(text.length)
  return parts
}
