import { SETTINGS, type Ask, type Setting } from '../knowledge/model.ts'
import type { Token } from './fold.ts'
import type { Heard, Hearing } from './hear.ts'
import type { SenseType } from './lexicon.ts'
import type { Topic } from './understanding.ts'

/** What was heard, sorted by what it is. */
export type Sorted = {
  readonly topic: Topic
  /** What is asked, in the order of the question. */
  readonly asks: readonly Ask[]
  /** Exercises that are named and wanted. */
  readonly exercises: readonly Hearing[]
  /** Exercises that are named and not wanted. */
  readonly exceptExercises: readonly string[]
  readonly elsewhere: readonly string[]
  /** How one lies, sits or stands in what it describes. */
  readonly positions: readonly string[]
  /** Whether the question is plainly about what Limber knows. */
  readonly onTopic: boolean
  readonly hearings: readonly Hearing[]
  /** The question itself. */
  readonly text: string
  /** The words of the question that were taken for a meaning. */
  wordsFor(meaning: string): string
}

const NEGATIVES = new Set(
  'no not without cant cannot dont never nothing avoid except couldnt wont isnt arent doesnt'.split(' '),
)
const BREAKS = new Set('but just only and'.split(' '))
/** How many words before a phrase a "no" still belongs to it. */
const LOOK_BACK = 3

/** Sorts what was heard in a question into a topic, its limits and what is asked about it. */
export function sortHearings(text: string, { hearings, tokens }: Heard): Sorted {
  const wanted = hearings.filter((hearing) => !isNegated(hearing, tokens))
  const refused = hearings.filter((hearing) => isNegated(hearing, tokens))
  const ids = (from: readonly Hearing[], type: SenseType) => [
    ...new Set(from.filter(({ sense }) => sense.type === type).map(({ sense }) => sense.id)),
  ]
  const settings = ids(wanted, 'setting')
  return {
    topic: {
      areas: ids(wanted, 'area'),
      feelings: ids(wanted, 'feeling'),
      purposes: ids(wanted, 'purpose'),
      things: ids(wanted, 'thing'),
      causes: ids(wanted, 'cause'),
      settings: settings.filter(isSetting),
      discreet: settings.includes('discreet'),
      conditions: ids(wanted, 'condition'),
      without: [...ids(refused, 'position'), ...ids(refused, 'thing')],
    },
    asks: hearings.flatMap(({ sense }) => (sense.type === 'ask' ? [sense.id] : [])),
    exercises: wanted.filter(({ sense }) => sense.type === 'exercise'),
    exceptExercises: ids(refused, 'exercise'),
    elsewhere: ids(wanted, 'elsewhere'),
    positions: ids(wanted, 'position'),
    onTopic: isOnTopic(wanted),
    hearings,
    text,
    wordsFor: (meaning) => hearings.find(({ sense }) => sense.id === meaning)?.words ?? '',
  }
}

function isSetting(id: string): id is Setting {
  return (SETTINGS as readonly string[]).includes(id)
}

function isNegated({ from }: Hearing, tokens: readonly Token[]): boolean {
  for (let index = from - 1; index >= Math.max(0, from - LOOK_BACK); index--) {
    const word = tokens[index]?.word ?? ''
    if (BREAKS.has(word)) return false
    if (NEGATIVES.has(word)) return true
  }
  return false
}

const TOPICAL: readonly SenseType[] = ['area', 'feeling', 'purpose']

/** One plain word of the field is enough; vague ones need another of a different type beside them. */
function isOnTopic(wanted: readonly Hearing[]): boolean {
  const topical = wanted.filter(({ sense }) => TOPICAL.includes(sense.type))
  const plain = topical.some(({ sense }) => sense.vague !== true)
  return plain || new Set(topical.map(({ sense }) => sense.type)).size > 1
}
