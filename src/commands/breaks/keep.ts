import { sayName } from '../../answer/breaks/said.ts'
import { text } from '../../answer/say.ts'
import { onBreak, type BreakPart } from './call.ts'

/** Somebody who is asked whether a break should come less often says no. */
export const keep: BreakPart = {
  name: 'keep',
  usage: '[number]',
  summary: 'Leave a break as it is, when Limber asks whether fewer would be better',
  hint: 'The number of a break',
  showsNone: true,
  wish: 'list',
  run: onBreak('keep', async (kept) => [
    { type: 'title', text: `${sayName(kept)} stays as it is` },
    text('It goes on as before. I ask that about a break once at most.'),
  ]),
}
