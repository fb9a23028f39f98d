import { isLoud, isName, type Scene } from './name.ts'
import { DATES, DIGITS, isLargeNumber, isSmallNumber } from './numbers.ts'
import { MASK, partsOf, type Known, type Part } from './parts.ts'

// Masking leans to masking too much: a wording with a gap costs those who keep the pages a guess, a name that stays
// costs somebody their privacy, and nobody can tell a name from a word for sure. So whatever stands where names stand
// is masked unless it is a word that Limber knows, and a capital needs a good reason to be taken for anything else.

/** A text with names, numbers, dates, addresses, links and mentions masked, on one line. */
export function mask(text: string, known: Known): string {
  const plain = text
    // It also takes "\u2026" apart, so that nobody's own dots pass for a mask.
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
  const shaped = SHAPES.reduce((masked, [pattern, to]) => masked.replace(pattern, ` ${to} `), plain)
  const parts = partsOf(shaped)
  const scene = { parts, known, isLoud: isLoud(parts) }
  return parts
    .map((part, index) => maskPart(part, index, scene))
    .join('')
    .replace(REPEATED, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

const END =
  'com|org|net|io|de|fr|es|pt|br|jp|uk|co|eu|us|ca|au|at|ch|nl|info|app|dev|edu|gov|int|internal|local|me|ai'

/** What has a shape of its own, whatever it is about; what holds another comes before it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/<(?:https?|ftp):[^<>]*>/giu, MASK.link],
  [/<mailto:[^<>]*>/giu, MASK.address],
  // Slack's and Discord's own forms: <@U123>, <#C12|general>, <!here>, <:smile:12>, <t:1700000000:R>.
  [/<[@#!:&/a-z][^<>]*>/giu, MASK.mention],
  [/\b(?:https?|ftp|file|mailto|slack|discord|tel|sms):\S+/giu, MASK.link],
  [/[^\s@<>,;]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, MASK.address],
  [/[^\s@<>,;]+@[^\s@<>,;]*/gu, MASK.address],
  // "karen at corp dot com", "karen (at) corp.com"; "worse at night. stiff" is two sentences.
  [
    /\S+\s*(?:[[({]\s*at\s*[\])}]|\bat\b)\s*[\p{L}\p{N}-]+(?:(?:\s*[[({]\s*dot\s*[\])}]\s*|\s+dot\s+|\.)[\p{L}\p{N}]+)+/giu,
    MASK.address,
  ],
  [/[@#][\p{L}\p{N}_.-]+/gu, MASK.mention],
  [/\bwww\.\S+/giu, MASK.link],
  [new RegExp(`(?:[\\p{L}\\p{N}-]+\\.)+(?:${END})(?![\\p{L}\\p{N}])(?:/\\S*)?`, 'giu'), MASK.link],
  // Folders and shared drives carry the names of their owners.
  [/(?:[a-z]:)?[\\/]{1,2}(?:[^\s\\/]+[\\/])+[^\s\\/]*/giu, MASK.link],
  ...DATES.map((date) => [date, MASK.date] as const),
  [DIGITS, MASK.number],
  // A sign that is left of an address tells that there was one.
  [/@/gu, ''],
]

const REPEATED = new RegExp(`(${Object.values(MASK).join('|')})(?:[\\s.,&/-]*\\1)+`, 'g')

function maskPart(part: Part, index: number, scene: Scene): string {
  if (part.kind !== 'word') return part.text
  const { folded } = part
  if (/\p{N}/u.test(folded)) return /\p{L}/u.test(folded) && scene.known(folded) ? part.text : MASK.number
  if (isSpokenNumber(index, scene.parts)) return MASK.number
  return isName(index, scene) ? MASK.name : part.text
}

/** "Thirty four", "oh one seven six"; but "two of them" tells nothing of anybody. */
function isSpokenNumber(index: number, parts: readonly Part[]): boolean {
  const folded = (place: number) => parts[place]?.folded ?? ''
  const isSpoken = (place: number) => isSmallNumber(folded(place)) || isLargeNumber(folded(place))
  if (isLargeNumber(folded(index))) return true
  return isSpoken(index) && (isSpoken(index - 2) || isSpoken(index + 2))
}
