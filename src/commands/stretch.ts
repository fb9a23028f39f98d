import { FOR_NOW } from '../answer/links.ts'
import { isGentle } from '../answer/gentle.ts'
import { readForm } from '../answer/exercise.ts'
import { linkedExercises } from '../knowledge/text.ts'
import { isAvoided } from '../match/possible.ts'
import { MOST_OTHERS } from '../match/steps/step.ts'
import { NOTHING_TOLD, type Fit } from '../match/understanding.ts'
import type { Command } from './command.ts'
import { withoutPage } from './own-page.ts'

/** A name gives the card, a complaint gives an answer, nothing gives something for now. */
export const stretch: Command = {
  name: 'stretch',
  isTyped: true,
  usage: '[an exercise, or what is wrong]',
  summary: 'An exercise by name, or what helps with a complaint; alone, something for now',
  hint: 'An exercise, or what is wrong',
  withoutOwnWords(text, library) {
    const asked = text.trim()
    const form = readForm(asked)
    if (form !== undefined && library.hasPage('exercise', form.id)) return ''
    return isGentle(asked, library.isCondition) ? '' : withoutPage('exercise')(text, library)
  },
  run(text, { ask, askOwn, say, library, conditions }) {
    const asked = text.trim()
    if (library.hasPage('exercise', asked)) {
      // Whoever told of a condition gets the card for it, or reads why not to do the exercise.
      if (conditions.length > 0) return ask(library.exercise(asked).name)
      return say({ kind: 'page', page: { kind: 'exercise', id: asked } })
    }
    const form = readForm(asked)
    if (form !== undefined && library.hasPage('exercise', form.id)) {
      const exercise = library.exercise(form.id)
      if (isAvoided(exercise, conditions)) return ask(exercise.name)
      const others = linkedExercises(exercise[form.form])
        .filter(({ id }) => !isAvoided(library.exercise(id), conditions))
        .slice(0, MOST_OTHERS)
        .map(({ id }) => fit(id))
      const topic = { ...NOTHING_TOLD, conditions }
      return say({ kind: 'exercise', exercise: fit(form.id), ask: form.form, others, topic })
    }
    // Who presses it has read the warning sign above it: the same again would lead round in a circle.
    if (isGentle(asked, library.isCondition)) return askOwn(asked)
    return ask(asked === '' ? FOR_NOW : asked)
  },
}

/** A page that was asked for by a button. */
function fit(id: string): Fit {
  return { id, points: 1, reasons: [] }
}
