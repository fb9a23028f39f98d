import { slipsBetween } from '../words/distance.ts'

/** A text as negation looks at it. */
export type Negatable = {
  /** The word at a place, folded, or nothing beyond the ends. */
  word(index: number): string | undefined
  /** Whether a comma or the end of a sentence stands before the word. */
  hasPauseBefore(index: number): boolean
}

/** The English words that deny what follows, and those over which a denial does not reach: "no floor but a chair". */
export type Denials = { readonly denies: ReadonlySet<string>; readonly ends: ReadonlySet<string> }

/** Words that refuse what follows, besides those that deny it: "I cannot lie on my front". */
const REFUSALS = new Set(
  'wont wouldnt shouldnt cant never avoid except nothing hate skip apart bored'.split(' '),
)

/** Words that may stand between a "no" and what somebody does not want: "I don't want to lie on the floor". */
const BESIDE_WISHES = new Set(
  (
    'a an any the have had having got of sign kind sort other feel feeling feels current my this that has get getting felt been be is it there with from some real really actual actually much do does can ' +
    'to want need own use like go stand lie sit another suggest make me possible able allowed'
  ).split(' '),
)

const WISH_REACH = 4

/** Refusals long enough to be known with a slip in them, and unlike any other word. */
const OFTEN_MISSPELT = ['without', 'doesnt', 'wouldnt', 'shouldnt', 'never', 'avoid', 'except', 'nothing']

/** "Withuot a band" is "without a band". */
function isRefusal(word: string, denies: Denials['denies']): boolean {
  if (denies.has(word) || REFUSALS.has(word)) return true
  return OFTEN_MISSPELT.some((known) => known[0] === word[0] && slipsBetween(word, known, 1) === 1)
}

/**
 * Whether something is not wanted, not there or not possible: "without a band", "I can't lie on my front", "anything
 * but cobra". Words for which `isSmall` holds may stand in between as well.
 */
export function isRefused(
  { denies, ends }: Denials,
  { word, hasPauseBefore }: Negatable,
  start: number,
  isSmall: (index: number) => boolean,
): boolean {
  for (let index = start; index > Math.max(0, start - WISH_REACH); index--) {
    if (hasPauseBefore(index)) return false
    const before = word(index - 1) ?? ''
    if (before === 'but') return ['anything', 'everything', 'all'].includes(word(index - 2) ?? '')
    if (isRefusal(before, denies)) return true
    if (ends.has(before)) return false
    if (!BESIDE_WISHES.has(before) && before !== 'or' && !isSmall(index - 1)) return false
  }
  return false
}

/** "Lying on my front is out", "kneeling is not possible"; but "kneeling is no problem". */
const RULED_OUT =
  /^(?:(?:is|are|its)(?: just| really| definitely)? (?:no(?! problem| issue| trouble| bother)|out|impossible|not (?:possible|option|allowed))|(?:isnt|arent) (?:possible|option|allowed)|not (?:possible|option))\b/

/** Whether what ends before a place is refused by what follows it. */
export function isRefusedAfter({ word }: Negatable, end: number): boolean {
  const next = [0, 1, 2, 3].map((step) => word(end + step) ?? '').join(' ')
  return RULED_OUT.test(next)
}

const FOREIGN_REACH = 5
/** So many words besides those of the complaint may stand between: "no puedo tumbarme boca abajo". */
const MOST_OTHERS = 2

/** The same in another language, with its own words for "no": "sin banda". */
export function isRefusedIn(
  denials: ReadonlySet<string>,
  { word, hasPauseBefore }: Negatable,
  start: number,
  isSmall: (index: number) => boolean,
): boolean {
  let others = 0
  for (let index = start; index > Math.max(0, start - FOREIGN_REACH); index--) {
    if (hasPauseBefore(index)) return false
    if (denials.has(word(index - 1) ?? '')) return true
    if (!isSmall(index - 1)) others += 1
    if (others > MOST_OTHERS) return false
  }
  return false
}
