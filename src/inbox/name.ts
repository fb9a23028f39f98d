import { foldLetters, foldWord } from '../words/fold.ts'
import { GIVEN_NAMES } from './given-names.ts'
import {
  BEFORE_NAMES,
  DOES,
  JOINS,
  LITTLE,
  PARTICLES,
  PEOPLE,
  PHRASES_BEFORE_NAMES,
  SAYS,
  STREET_END,
  STREETS,
  TITLES,
} from './name-places.ts'
import { MASK, type Known, type Part } from './parts.ts'

/** Everything that tells whether a word is a name. */
export type Scene = { readonly parts: readonly Part[]; readonly known: Known; readonly isLoud: boolean }

/** Where all is written in capitals, they tell nothing. */
export function isLoud(parts: readonly Part[]): boolean {
  const words = parts.filter(({ kind, text }) => kind === 'word' && text.length > 1)
  const loud = words.filter(({ text }) => text === text.toUpperCase())
  return loud.length >= LEAST_LOUD && loud.length > words.length * MOSTLY
}

const LEAST_LOUD = 3
const MOSTLY = 0.6
/** No word of a complaint is this long: a key, or words without spaces. */
const LONGEST_WORD = 20

/** Whether the word at a place is somebody's name, or may be. */
export function isName(index: number, scene: Scene): boolean {
  const { parts, known, isLoud } = scene
  const part = parts[index]
  if (part?.kind !== 'word') return false
  const { text, folded } = part
  const bare = foldWord(text)
  const isPlain = LITTLE.has(folded) || PEOPLE.has(folded) || TITLES.has(folded)
  const isKnown = isPlain || known(folded) || known(bare)
  const isGiven = GIVEN_NAMES.has(folded) || GIVEN_NAMES.has(bare)
  const hasCapital = !isLoud && (/^\p{Lu}/u.test(text) || /\p{Ll}\p{Lu}/u.test(text))
  const next = wordAt(index, 1, scene)
  const speaks = SAYS.has(next)

  if (!isKnown && (isGiven || isLoud || folded.length > LONGEST_WORD || /\p{Ll}\p{Lu}/u.test(text)))
    return true
  if (isGiven && isKnown) {
    // "Mark says", "ask Will", "Rose": names that are words as well.
    if (hasCapital && (!startsSentence(index, scene) || speaks)) return true
    if ((speaks && !LITTLE.has(folded)) || isPossessive(text)) return true
  }
  if (!isKnown && (isPossessive(text) || speaks || isInAddress(index, scene))) return true
  if (hasCapital && !isKnown && (!startsSentence(index, scene) || DOES.has(next))) return true
  return (
    followsName(index, scene, { isKnown, hasCapital }) || isPartOfName(index, scene, { isKnown, hasCapital })
  )
}

const POSSESSIVE = /['\u2018\u2019\u02bc\u00b4`]s$/iu

function isPossessive(text: string): boolean {
  return POSSESSIVE.test(text) && !CONTRACTED.has(foldLetters(text))
}

const CONTRACTED = new Set('its thats whats heres theres lets hes shes whos hows wheres whens'.split(' '))

type Look = { readonly isKnown: boolean; readonly hasCapital: boolean }

/** Whether what stands before announces a name. */
function followsName(index: number, scene: Scene, { isKnown, hasCapital }: Look): boolean {
  const before = wordAt(index, -1, scene)
  const folded = scene.parts[index]?.folded ?? ''
  if (LITTLE.has(folded) || SAYS.has(folded)) return false
  if (TITLES.has(before) && !DOES.has(folded)) return true
  if (isKnown && !hasCapital) return false
  const earlier = [wordAt(index, -3, scene), wordAt(index, -2, scene), before]
  const isAnnounced =
    PEOPLE.has(before) ||
    BEFORE_NAMES.has(before) ||
    PHRASES_BEFORE_NAMES.some((phrase) =>
      phrase.every((word, place) => earlier[earlier.length - phrase.length + place] === word),
    )
  return isAnnounced && (!isKnown || !startsSentence(index, scene))
}

/** "Xiomara de la Cruz", "J. Baker", "karen and xiomara": what belongs to a name that stands before or behind. */
function isPartOfName(index: number, scene: Scene, { isKnown, hasCapital }: Look): boolean {
  const { parts } = scene
  const { text = '', folded = '' } = parts[index] ?? {}
  const before = index - 2
  const after = index + 2
  const isOnlySpace = (place: number) => /^[\s.-]*$/u.test(parts[place]?.text ?? '')
  if (PARTICLES.has(folded) && isOnlySpace(index - 1) && isNameAt(before, scene)) {
    const next = parts[after]
    return next?.kind === 'word' && (PARTICLES.has(next.folded) || !scene.known(next.folded))
  }
  // An initial: "K. Miller", "me and J."
  if (/^\p{Lu}$/u.test(text) && !scene.isLoud && !['I', 'A'].includes(text)) return true
  if (LITTLE.has(folded) || SAYS.has(folded) || (isKnown && !hasCapital)) return false
  if (isOnlySpace(index - 1) && isNameAt(before, scene)) return true
  // Each place is asked once: a chain of words is walked through and not branched.
  const joins = JOINS.has(parts[before]?.folded ?? '') || /^\s*[&,/]\s*$/u.test(parts[index - 1]?.text ?? '')
  const other = JOINS.has(parts[before]?.folded ?? '') ? before - 2 : before
  return joins && isNameAt(other, scene)
}

/** Whether what stands at an earlier place was masked as a name; the chain ends where a sentence does. */
function isNameAt(index: number, scene: Scene): boolean {
  if (index < 0) return false
  const part = scene.parts[index]
  return part?.text === MASK.name || (part?.kind === 'word' && isName(index, scene))
}

/** The word so many words before or behind, whatever stands between, unless a sentence ends there. */
function wordAt(index: number, distance: number, { parts }: Scene): string {
  const step = Math.sign(distance)
  let left = Math.abs(distance)
  for (let place = index + step; place >= 0 && place < parts.length; place += step) {
    const part = parts[place]
    if (part?.kind === 'between' && /[.!?]\s/u.test(part.text) && !isShort(parts[place - 1])) return ''
    if (part?.kind === 'between') continue
    left -= 1
    if (left === 0) return part?.folded ?? ''
  }
  return ''
}

/** "Dr.", "Mrs.": the dot ends no sentence. */
function isShort(part: Part | undefined): boolean {
  return part !== undefined && (TITLES.has(part.folded) || part.text.length === 1)
}

function startsSentence(index: number, { parts }: Scene): boolean {
  const before = parts[index - 1]
  if (before === undefined) return true
  if (index === 1) return before.kind === 'between'
  return before.kind === 'between' && /[.!?:\n]/u.test(before.text) && !isShort(parts[index - 2])
}

/** "12 elm street", "hauptstrasse 5", and what stands between two numbers. */
function isInAddress(index: number, { parts }: Scene): boolean {
  const { folded = '' } = parts[index] ?? {}
  const isNumber = (place: number) => {
    const text = parts[place]?.text ?? ''
    return text === MASK.number || /\p{N}/u.test(text)
  }
  const [before, after] = [index - 2, index + 2]
  if (STREETS.has(parts[after]?.folded ?? '')) return true
  if (STREETS.has(parts[before]?.folded ?? '') && (isNumber(after) || isNumber(before - 2))) return true
  return isNumber(before) ? isNumber(after) : isNumber(after) && STREET_END.test(folded)
}
