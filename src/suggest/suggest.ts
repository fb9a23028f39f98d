import { EXAMPLES } from '../answer/help.ts'
import { createLibrary } from '../answer/library.ts'
import type { Knowledge } from '../knowledge/model.ts'
import { suggestDaysOff } from './days-off.ts'
import { fitting, type Candidate } from './fitting.ts'
import { suggestChange, suggestWhen } from './when.ts'
import { suggestZones } from './zones.ts'

/**
 * What somebody is typing: what to stretch, a routine, when a break comes with what belongs to it, what changes of one,
 * its days off, a time zone.
 */
export type SuggestField = 'stretch' | 'routine' | 'when' | 'change' | 'daysOff' | 'zone'

/** So many suggestions are made at most, each of so many characters at most. */
export const SUGGESTED = { most: 25, longest: 100 } as const

/** What somebody may be about to type, best first, from memory alone; each is understood as it stands. */
export type Suggest = (field: SuggestField, typed: string) => readonly string[]

/** Prepares suggestions from sound knowledge. */
export function createSuggest(knowledge: Knowledge): Suggest {
  const library = createLibrary(knowledge)
  const exercises = knowledge.exercises.map(({ name, names }): Candidate => ({
    says: name,
    also: Object.values(names).flat(),
  }))
  const complaints = complaintsOf(knowledge)
  const questions = [...EXAMPLES, ...complaints].map((says): Candidate => ({ says }))
  const areas = areasOf(knowledge)
  const routines = MINUTES.flatMap((minutes) => routinesOf(minutes, areas))
  const fields: Readonly<Record<SuggestField, (typed: string) => readonly string[]>> = {
    stretch(typed) {
      if (typed.trim() === '') return fitting(typed, [...questions.slice(0, EXAMPLES.length), ...exercises])
      const found = fitting(typed, [...exercises, ...questions])
      const meant = found.length > 0 ? undefined : library.nearExercise(typed)
      const exercise = meant && library.exerciseNamed(meant)
      return exercise ? [library.nameOf(exercise)] : found
    },
    routine: (typed) => fitting(typed, [...minutesIn(typed, areas), ...routines]),
    when: suggestWhen,
    change: suggestChange,
    daysOff: suggestDaysOff,
    zone: suggestZones,
  }
  return (field, typed) =>
    [...new Set(fields[field](typed))]
      .filter((one) => one.length <= SUGGESTED.longest)
      .slice(0, SUGGESTED.most)
}

const MINUTES = [3, 5, 10]

function routinesOf(minutes: number, areas: readonly string[]): readonly Candidate[] {
  return [`${minutes} minutes, at my desk`, ...areas.map((area) => `${minutes} minutes ${area}`)].map(
    (says) => ({
      says,
    }),
  )
}

/** The minutes that somebody has begun to type. */
function minutesIn(typed: string, areas: readonly string[]): readonly Candidate[] {
  const minutes = Number(/^\s*(\d{1,2})\b/.exec(typed)?.[1] ?? 0)
  return minutes > 0 ? routinesOf(minutes, areas) : []
}

/** "Stiff neck", "upper back ache": every area with every feeling. */
function complaintsOf({ words }: Knowledge): readonly string[] {
  return words.areas.flatMap((area) => words.feelings.map((feeling) => `${area.name} ${feeling.name}`))
}

function areasOf({ words }: Knowledge): readonly string[] {
  return words.areas.filter(({ marks }) => !marks.includes('known a little')).map(({ name }) => name)
}
