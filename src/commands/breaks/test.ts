import { refusal, shown } from '../../answer/breaks/problem.ts'
import { heeding } from '../../breaks/plan.ts'
import { promptOf } from '../../deliver/prompt.ts'
import { breakMeant, type BreakPart } from './call.ts'

/** The prompt that would come now, shown to nobody but who asks; the rotation does not move on. */
export const test: BreakPart = {
  name: 'test',
  usage: '[number]',
  summary: 'See what a break would show now; only you see it, and nothing changes',
  wish: 'list',
  async run(text, at) {
    const meant = await breakMeant(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    if (rest !== '')
      return refusal(
        'Which break?',
        `I did not understand "${shown(rest)}". Write only the number of the break.`,
      )
    const own = { ...kept, choosing: heeding(kept.choosing, at.conditions) }
    return (await promptOf(own, at.ports.now(), at)).document
  },
}
