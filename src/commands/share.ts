import type { Command } from './command.ts'

/** The card of an exercise for everybody in a place: what somebody told of themselves has no part in it. */
export const share: Command = {
  name: 'share',
  usage: '<exercise>',
  summary: 'Show an exercise to everybody in the place, without what you asked',
  run(text, { ask, say, library }) {
    const id = text.trim()
    if (library.hasPage('exercise', id)) return say({ kind: 'page', page: { kind: 'exercise', id } })
    return ask(id)
  },
}
