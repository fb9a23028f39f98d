import { onlyNumber } from '../../answer/breaks/problem.ts'
import { heeding } from '../../breaks/plan.ts'
import { promptToSee } from '../../deliver/prompt.ts'
import { onBreak, type BreakPart } from './call.ts'

/** The prompt that would come now, shown to nobody but who asks; the rotation does not move on. */
export const test: BreakPart = {
  name: 'test',
  usage: '[number]',
  summary: 'See what a break would show now; only you see it, and nothing changes',
  hint: 'The number of a break',
  wish: 'list',
  run: onBreak('test', async (kept, rest, call) => {
    if (rest !== '') return onlyNumber('Which break?', rest)
    const own = { ...kept, choosing: heeding(kept.choosing, call.conditions) }
    return promptToSee(own, call.ports.now(), call)
  }),
}
