/** A text as negation looks at it. */
export type Negatable = {
  /** The word at a place, folded, or nothing beyond the ends. */
  word(index: number): string | undefined
  /** Whether a comma or the end of a sentence stands before the word. */
  hasPauseBefore(index: number): boolean
}

/** Words that deny what follows. "Never" is not among them: "never had chest pain like this" has it now. */
const DENIALS = new Set(
  'no not without nor none neither zero dont doesnt didnt isnt wasnt arent werent havent hasnt hadnt aint denies'.split(
    ' ',
  ),
)

/** Words that refuse what follows: "I cannot lie on my front". To a warning sign they are no denial but a part of it. */
const REFUSALS = new Set([
  ...DENIALS,
  ...'wont wouldnt shouldnt cant never avoid except nothing hate skip apart bored'.split(' '),
])

/** Words over which a "no" does not reach: "no fever but my leg went weak". */
const BREAKS = new Set('but however although though yet and just only because so then'.split(' '))

/** Words that may stand between a "no" and the sign it denies: "I do not have any chest pain". */
const BESIDE_SIGNS = new Set(
  'a an any the have had having got of sign signs symptom symptoms kind sort other feel feeling feels current'.split(
    ' ',
  ),
)

/** Words that may stand between a "no" and what somebody does not want: "I don't want to lie on the floor". */
const BESIDE_WISHES = new Set([
  ...BESIDE_SIGNS,
  ...(
    'my this that has get getting felt been be is it there with from some real really actual actually much do does can ' +
    'to want need own use like go stand lie sit another suggest make me'
  ).split(' '),
])

/** After these a denial was no denial, or is over: "didn't have chest pain before today". */
const NEW_NOW = new Set('before until till like checked examined'.split(' '))
const HOW_SOON = 4

const SIGN_REACH = 6
const LIST_REACH = 12
/** The items of "no numbness, weakness or fever" have at most so many words. */
const LONGEST_ITEM = 2
const WISH_REACH = 4

/**
 * Whether a "no" denies a sign that stands from `start` up to `end`. It must be close, in the same breath, and with
 * nothing but small words in between: "not joking, my chest hurts", "oh no my chest" and "no idea what this chest pain
 * is" deny nothing. Commas are crossed only in a list with "or". In doubt a sign is not denied.
 */
export function isDenied({ word, hasPauseBefore }: Negatable, start: number, end: number): boolean {
  for (let index = end; index < end + HOW_SOON; index++) if (NEW_NOW.has(word(index) ?? '')) return false
  const isList = ['or', 'nor'].includes(word(start - 1) ?? '')
  const from = isList ? start - 1 : start
  let item = 0
  let onlySmall = true
  for (let index = from; index > Math.max(0, from - (isList ? LIST_REACH : SIGN_REACH)); index--) {
    if (hasPauseBefore(index)) {
      if (!isList) return false
      item = 0
    }
    const before = word(index - 1) ?? ''
    if (BREAKS.has(before)) return false
    // "Why doesn't my chest pain go away" is no denial.
    if (DENIALS.has(before)) return (isList || onlySmall) && word(index - 2) !== 'why'
    item += 1
    if (isList && item > LONGEST_ITEM) return false
    if (!BESIDE_SIGNS.has(before)) onlySmall = false
  }
  return false
}

/**
 * Whether something is not wanted, not there or not possible: "without a band", "I can't lie on my front", "anything
 * but cobra". Words for which `isSmall` holds may stand in between as well.
 */
export function isRefused(
  { word, hasPauseBefore }: Negatable,
  start: number,
  isSmall: (index: number) => boolean,
): boolean {
  for (let index = start; index > Math.max(0, start - WISH_REACH); index--) {
    if (hasPauseBefore(index)) return false
    const before = word(index - 1) ?? ''
    if (before === 'but') return ['anything', 'everything', 'all'].includes(word(index - 2) ?? '')
    if (REFUSALS.has(before)) return true
    if (BREAKS.has(before)) return false
    if (!BESIDE_WISHES.has(before) && before !== 'or' && !isSmall(index - 1)) return false
  }
  return false
}
