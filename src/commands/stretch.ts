import { FOR_NOW } from '../answer/links.ts'
import { isGentle } from '../answer/gentle.ts'
import type { Command } from './command.ts'

/** A name gives the card, a complaint gives an answer, nothing gives something for now. */
export const stretch: Command = {
  name: 'stretch',
  usage: '[an exercise, or what is wrong]',
  summary: 'An exercise by name, or what helps with a complaint; alone, something for now',
  run(text, { ask, askOwn, say, library, conditions }) {
    const asked = text.trim()
    if (library.hasPage('exercise', asked)) {
      // Whoever told of a condition gets the card for it, or reads why not to do the exercise.
      if (conditions.length > 0) return ask(library.exercise(asked).name)
      return say({ kind: 'page', page: { kind: 'exercise', id: asked } })
    }
    // Who presses it has read the warning sign above it: the same again would lead round in a circle.
    if (isGentle(asked, library.isCondition)) return askOwn(asked)
    return ask(asked === '' ? FOR_NOW : asked)
  },
}
