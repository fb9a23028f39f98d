import { exerciseMore } from '../answer/exercise.ts'
import { isAvoided } from '../match/possible.ts'
import { NOTHING_TOLD } from '../match/understanding.ts'
import type { Command } from './command.ts'
import { withoutPage } from './own-page.ts'

/** The second page of an exercise: mistakes, adaptations, variations, evidence and sources. */
export const more: Command = {
  name: 'more',
  usage: '<exercise>',
  withoutOwnWords: withoutPage('exercise'),
  summary: 'Mistakes, adaptations, easier and harder, evidence and sources of an exercise',
  run(text, { ask, say, library, conditions }) {
    const id = text.trim()
    if (library.hasPage('exercise', id)) {
      // Whoever told of a condition that speaks against it reads that first.
      if (isAvoided(library.exercise(id), conditions)) return ask(library.exercise(id).name)
      const exercise = { id, points: 1, reasons: [] }
      const topic = { ...NOTHING_TOLD, conditions }
      return say({ kind: 'exercise', exercise, ask: 'why', others: [], topic })
    }
    const answer = ask(id)
    const { understanding } = answer
    if (understanding.kind !== 'exercise') return answer
    return { understanding, document: exerciseMore(library.exercise(understanding.exercise.id), library) }
  },
}
