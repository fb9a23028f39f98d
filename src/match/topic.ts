import { SETTINGS, type Ask, type Setting } from '../knowledge/model.ts'
import type { Heard, Hearing } from './hear.ts'
import type { SenseType } from './lexicon.ts'
import { isNegated, REFUSALS } from './negation.ts'
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

/** How many words before a phrase a "no" still belongs to it. */
const LOOK_BACK = 3

/** Sorts what was heard in a question into a topic, its limits and what is asked about it. */
export function sortHearings(text: string, { hearings, tokens }: Heard): Sorted {
  const view = {
    word: (index: number) => tokens[index]?.word,
    hasPauseBefore: (index: number) => hasPause(text, tokens[index - 1]?.end, tokens[index]?.start),
  }
  const isRefused = ({ from }: Hearing) => isNegated(view, from, LOOK_BACK, REFUSALS)
  const wanted = hearings.filter((hearing) => !isRefused(hearing))
  const refused = hearings.filter(isRefused)
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

const PAUSE = /[.!?;:,()\n]/

function hasPause(text: string, from: number | undefined, to: number | undefined): boolean {
  return from !== undefined && to !== undefined && PAUSE.test(text.slice(from, to))
}

const TOPICAL: readonly SenseType[] = ['area', 'feeling', 'purpose']

/** One plain word of the field is enough; vague ones need another of a different type beside them. */
function isOnTopic(wanted: readonly Hearing[]): boolean {
  const topical = wanted.filter(({ sense }) => TOPICAL.includes(sense.type))
  const plain = topical.some(({ sense }) => sense.vague !== true)
  return plain || new Set(topical.map(({ sense }) => sense.type)).size > 1
}
