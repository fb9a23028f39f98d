import { breakList } from '../../answer/breaks/list.ts'
import { noBreaks } from '../../answer/breaks/which.ts'
import { breaksSeen, type BreakPart } from './call.ts'

/** Every break of the place, and the person's own. */
export const list: BreakPart = {
  name: 'list',
  usage: '',
  summary: 'The breaks of this place and your own, and when each comes next',
  showsNone: true,
  wish: 'list',
  async run(text, at) {
    const { here, own } = await breaksSeen(at)
    if (here.length + own.length === 0) return noBreaks(at.place)
    return breakList([...here, ...own], at, Number(text) || 1)
  },
}
