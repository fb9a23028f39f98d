import { listed } from '../../words/listed.ts'
import { sayCadence } from '../say.ts'
import { complete, type Given } from './complete.ts'
import { gather } from './draft.ts'
import { guess, mended } from './mend.ts'
import type { CadenceReading } from './reading.ts'
import { OUT_OF_PLACE, recognise, UNKNOWN, type Problem } from './recognise.ts'
import { plainText, tokenise } from './tokens.ts'

export type { CadenceReading } from './reading.ts'

/** Nobody needs more to say when a break comes, in characters. */
export const LONGEST_PHRASE = 500

/** Shown beside every refusal. */
const EXAMPLES: readonly string[] = [
  'weekdays at 10:30 and 15:00',
  'every 90 minutes between 9 and 5 on weekdays',
  'first Monday of the month at 14:00',
]

/**
 * What a text says about when a break comes. Every word of it is taken into account or refused by name: a text of which
 * only a part was understood gives no cadence.
 */
export function readCadence(text: string, given: Given): CadenceReading {
  if (text.length > LONGEST_PHRASE)
    return refused([{ words: `${text.slice(0, 40).toWellFormed()}…`, why: TOO_LONG }])
  const line = tokenise(plainText(text))
  const { pieces, misplaced } = recognise(line, given.today)
  const { draft, problems, doubles } = gather(pieces)
  const all = worthSaying(misplaced, problems, doubles)
  if (all.length > 0) return meant(text, all, given) ?? refused(all)
  if (pieces.length === 0) return nothingSaid(given)
  const reading = complete(draft, given)
  return reading.kind === 'refused' ? refused(reading.problems) : reading
}

const TOO_LONG = `this is longer than ${LONGEST_PHRASE} characters; say only when the break comes`

function nothingSaid(given: Given): CadenceReading {
  const suggestions = EXAMPLES.flatMap((example) => {
    const reading = readCadence(example, given)
    return reading.kind === 'cadence'
      ? [example]
      : reading.kind === 'missing'
        ? reading.suggestions.slice(0, 1)
        : []
  })
  return { kind: 'missing', question: 'When should the break come?', suggestions }
}

/** A word that is not known puts those around it out of place, or has them said twice: that is no news then. */
function worthSaying(misplaced: readonly Problem[], wrong: readonly Problem[], doubles: readonly Problem[]) {
  const unknown = misplaced.filter(({ why }) => why !== OUT_OF_PLACE)
  return unknown.length > 0 ? [...unknown, ...wrong] : [...misplaced, ...wrong, ...doubles]
}

function refused(problems: readonly Problem[]): CadenceReading {
  const seen = new Set<string>()
  const distinct = problems.filter(({ words, why }) => {
    const isNew = !seen.has(`${words} ${why}`)
    seen.add(`${words} ${why}`)
    return isNew
  })
  const said = distinct.map(({ words, why }, at) => ({
    words,
    why: sentence(why) + (at < MOST_GUESSES ? hint(words, why) : ''),
  }))
  return { kind: 'refused', problems: said, examples: EXAMPLES }
}

/** Looking for near words takes time, and nobody reads more than a few. */
const MOST_GUESSES = 5

function hint(words: string, why: string): string {
  const near = why === UNKNOWN ? guess(words) : undefined
  return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** Where all that is wrong are slips of the finger, what was most likely meant is asked back: it is never just taken. */
function meant(text: string, problems: readonly Problem[], given: Given): CadenceReading | undefined {
  if (problems.some(({ why }) => why !== UNKNOWN)) return undefined
  const better = mended(text, problems)
  const reading = better === undefined ? undefined : readCadence(better, given)
  if (reading?.kind !== 'cadence') return undefined
  const words = listed([...new Set(problems.map((problem) => `"${problem.words}"`))])
  return {
    kind: 'ambiguous',
    words,
    question: `I do not know ${words}. Did you mean this?`,
    suggestions: [sayCadence(reading.cadence)],
  }
}

function sentence(why: string): string {
  const capital = why.charAt(0).toUpperCase() + why.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
