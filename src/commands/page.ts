import type { Command } from './command.ts'
import { withoutPage } from './own-page.ts'

/** Opens a cause or advice page by its short name. */
function pageCommand(kind: 'cause' | 'advice', summary: string): Command {
  return {
    name: kind,
    usage: '<page>',
    summary,
    withoutOwnWords: withoutPage(kind),
    run(text, { ask, say, library }) {
      const id = text.trim()
      return library.hasPage(kind, id) ? say({ kind: 'page', page: { kind, id } }) : ask(id)
    },
  }
}

export const cause = pageCommand('cause', 'What often goes with a sore upper back, one pattern a page')
export const advice = pageCommand(
  'advice',
  'General advice: preventing, how much, building up, when to see somebody',
)
