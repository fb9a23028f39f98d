import { meDocument } from '../../answer/breaks/me.ts'
import { keptSince } from '../../deliver/kept-days.ts'
import type { BreakPart } from './call.ts'

/** What somebody did lately, which nobody else is shown. */
export const me: BreakPart = {
  name: 'me',
  usage: '',
  summary: 'How often you stretched lately; only you are shown it',
  showsNone: true,
  wish: 'list',
  async run(_, { ports, member }) {
    const now = ports.now()
    return meDocument(await ports.deliveries.daysOf(member.person, keptSince(now).answers), now)
  },
}
