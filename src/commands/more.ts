import { exerciseMore } from '../answer/exercise.ts'
import type { Command } from './command.ts'

/** The second page of an exercise: mistakes, adaptations, variations, evidence and sources. */
export const more: Command = {
  name: 'more',
  usage: '<exercise>',
  summary: 'Mistakes, adaptations, easier and harder, evidence and sources of an exercise',
  run(text, { ask, library }) {
    const id = text.trim()
    if (library.hasPage('exercise', id)) {
      const page = { kind: 'exercise', id } as const
      return { understanding: { kind: 'page', page }, document: exerciseMore(library.exercise(id), library) }
    }
    const answer = ask(id)
    const { understanding } = answer
    if (understanding.kind !== 'exercise') return answer
    return { understanding, document: exerciseMore(library.exercise(understanding.exercise.id), library) }
  },
}
