import type { Choosing } from './break.ts'

/** What names mean: exercises by any of their names, conditions by what people say for them. */
export type Names = {
  exerciseNamed(words: string): string | undefined
  conditionNamed(words: string): string | undefined
  /** What was most likely meant by a misspelt name, as it is written. */
  nearExercise(words: string): string | undefined
  nearCondition(words: string): string | undefined
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** What a text says of exercises that are not wanted and of conditions to take care of. */
export type HeedReading = {
  /** The choosing as it is wanted. */
  readonly apply: (choosing: Choosing) => Choosing
  /** The same, as it was said. */
  readonly said: readonly string[]
  readonly rest: string
  readonly problems: readonly { readonly words: string; readonly why: string }[]
}

type Wish = (choosing: Choosing) => Choosing

/** Each begins a part of its own, up to the next semicolon: what it names may have several words. */
const CARE = /^(?:with |take )?care (?:for|of|with):?\s+(.+)$/i
const NO_CARE = /^(?:no|without) care(?: for| of)?:?\s+(.+)$/i
const WITHOUT = /^(?:without|never|not|leave out|no):?\s+(.+)$/i
const AGAIN = /^(?:with|allow):?\s+(.+?)(?: again)?$/i

/** Reads the parts of a text, between semicolons, that are of that kind. */
export function readHeed(text: string, names: Names): HeedReading {
  const wishes: Wish[] = []
  const rest: string[] = []
  const heeded: string[] = []
  const problems: { words: string; why: string }[] = []
  const each = (
    said: string,
    find: (words: string) => string | undefined,
    wish: (id: string) => Wish,
    kind: string,
  ) => {
    // "Cat and cow" is one name.
    const parts = find(said) === undefined ? said.split(/\s*(?:,|\band\b|\bor\b)\s*/i) : [said]
    for (const words of parts.filter((one) => one !== '')) {
      const id = find(words)
      if (id === undefined)
        problems.push({
          words,
          why: `I know no such ${kind}.${hint(kind === 'exercise' ? names.nearExercise(words) : names.nearCondition(words))}`,
        })
      else wishes.push(wish(id))
    }
  }
  for (const part of text.split(';').map((one) => one.trim())) {
    const [care, noCare, without, again] = [CARE, NO_CARE, WITHOUT, AGAIN].map(
      (pattern) => pattern.exec(part)?.[1],
    )
    const before = wishes.length + problems.length
    if (care !== undefined) each(care, names.conditionNamed, heeding, 'condition')
    else if (noCare !== undefined) each(noCare, names.conditionNamed, notHeeding, 'condition')
    else if (without !== undefined && (names.exerciseNamed(without) !== undefined || !isAboutDays(without)))
      each(without, names.exerciseNamed, leavingOut, 'exercise')
    else if (again !== undefined && !isAboutDays(again))
      each(again, names.exerciseNamed, allowing, 'exercise')
    if (wishes.length + problems.length > before) heeded.push(part)
    else if (part !== '') rest.push(part)
  }
  return {
    apply: (choosing) => wishes.reduce((before, wish) => wish(before), choosing),
    said: heeded,
    rest: rest.join('; '),
    problems,
  }
}

/** "Without holidays", "not on fridays": that is about when it comes. */
function isAboutDays(words: string): boolean {
  return /\d|\b(?:holidays?|on|at|between|discreet|lunch|noon|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun)\b/i.test(
    words,
  )
}

const added = (list: readonly string[], one: string) => [...new Set([...list, one])].toSorted()
const removed = (list: readonly string[], one: string) => list.filter((other) => other !== one)

const heeding =
  (name: string): Wish =>
  (choosing) => ({ ...choosing, conditions: added(choosing.conditions, name) })
const notHeeding =
  (name: string): Wish =>
  (choosing) => ({ ...choosing, conditions: removed(choosing.conditions, name) })
const leavingOut =
  (id: string): Wish =>
  (choosing) => ({ ...choosing, without: added(choosing.without, id) })
const allowing =
  (id: string): Wish =>
  (choosing) => ({ ...choosing, without: removed(choosing.without, id) })

/** What is heeded in a choosing, in words that are read back as the same. */
export function sayHeed({ conditions, without }: Choosing): readonly string[] {
  return [
    ...(without.length === 0 ? [] : [`without ${without.join(', ')}`]),
    ...(conditions.length === 0 ? [] : [`with care for ${conditions.join(', ')}`]),
  ]
}
