import type { Command } from './command.ts'

const ONE_FOR_NOW = 'upper back stretch at my desk'

/** A name gives the card, a complaint gives an answer, nothing gives something for now. */
export const stretch: Command = {
  name: 'stretch',
  usage: '[an exercise, or what is wrong]',
  summary: 'An exercise by name, or what helps with a complaint; alone, something for now',
  run(text, { ask, say, library }) {
    const asked = text.trim()
    if (library.hasPage('exercise', asked)) {
      return say({ kind: 'page', page: { kind: 'exercise', id: asked } })
    }
    return ask(asked === '' ? ONE_FOR_NOW : asked)
  },
}
