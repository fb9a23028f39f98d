/** Words that deny what follows. "Never" is not among them: "never had chest pain like this" has it now. */
export const DENIALS: ReadonlySet<string> = new Set(
  (
    'no not without nor none neither zero dont doesnt didnt isnt wasnt arent werent havent hasnt hadnt aint denies ' +
    'wont wouldnt shouldnt'
  ).split(' '),
)

/** Words that refuse what follows: "I cannot lie on my front". To a warning sign they are no denial but a part of it. */
export const REFUSALS: ReadonlySet<string> = new Set([
  ...DENIALS,
  ...'cant avoid except nothing hate'.split(' '),
])

/** Words over which a "no" does not reach: "no fever but my leg went weak". */
const BREAKS = new Set('but however although though except yet and just only because so then'.split(' '))

/** Words that may stand between a "no" and what it denies: "I do not have any chest pain". */
const BETWEEN = new Set(
  (
    'a an the any my this that have has had having got get getting feel feels felt of been be is it there with some ' +
    'real really actual actually sign symptom kind sort other current currently obvious experience experiencing much ' +
    'do does can want to need own use like go stand lie sit'
  ).split(' '),
)

/** Words that carry a "no" on to the next of a list: "no fever or chest pain". */
const JOINS = new Set(['or', 'nor'])

/** A text as negation looks at it. */
export type Negatable = {
  /** The word at a place, folded, or nothing beyond the ends. */
  word(index: number): string | undefined
  /** Whether a comma or the end of a sentence stands before the word. */
  hasPauseBefore(index: number): boolean
}

/**
 * Whether a "no" before a phrase denies it. It must be close, in the same breath, and with nothing but small words
 * in between: "not joking, my chest hurts" and "no idea what this chest pain is" deny nothing. In doubt it does not.
 */
export function isNegated(
  { word, hasPauseBefore }: Negatable,
  start: number,
  lookBack: number,
  negatives: ReadonlySet<string>,
): boolean {
  let isList = false
  let onlySmall = true
  for (let index = start; index > Math.max(0, start - lookBack); index--) {
    if (hasPauseBefore(index)) return false
    const before = word(index - 1) ?? ''
    if (BREAKS.has(before)) return false
    // "Why doesn't my chest pain go away" is no denial.
    if (negatives.has(before)) return (onlySmall || isList) && word(index - 2) !== 'why'
    if (JOINS.has(before)) isList = true
    else if (!BETWEEN.has(before)) onlySmall = false
  }
  return false
}
