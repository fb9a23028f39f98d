import { notChanged, refusal, shown } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { weekDocument } from '../../answer/breaks/week.ts'
import { text as paragraph } from '../../answer/say.ts'
import type { Break } from '../../breaks/break.ts'
import { FEWEST } from '../../breaks/few.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { weekAt } from '../../breaks/week.ts'
import { WINDOW } from '../../deliver/timing.ts'
import type { Document } from '../../document.ts'
import { onBreak, onBreakToChange, type BreakCall, type BreakPart } from './call.ts'

/** How many took part in a week of a break, and whether its place is told so at the end of each. */
export const week: BreakPart = {
  name: 'week',
  usage: '[number] [on, off]',
  summary:
    'The week of a break: how often it came, and how many took part; "on" posts it when a week is over',
  hint: 'The number of a break, and "on" or "off" to have it told each week',
  showsNone: true,
  wish: 'list',
  run: onBreak('week', async (kept, rest, call) => {
    const [switched] = /^(?:on|off)$/i.exec(rest) ?? []
    if (switched !== undefined) return switching(`${breakName(kept)} ${switched.toLowerCase()}`, call)
    if (rest !== '') {
      return refusal('Which week?', `I did not understand "${shown(rest)}". Write "on", "off", or nothing.`)
    }
    return weekOf(kept, call)
  }),
}

async function weekOf(kept: Break, { ports, library }: BreakCall): Promise<Document> {
  const now = ports.now()
  const week = weekAt(now, kept.cadence.zone)
  // Also the prompt that is still open: whoever asks wants all of the week so far.
  const counted = await ports.deliveries.counts(kept.id, week.from, now + WINDOW)
  return weekDocument({ kept, week, counted }, { library, now })
}

const ON = `After the last prompt of each week its place reads how many took part: never who, and no number below ${FEWEST}.`
const ON_ALONE = 'After its last prompt of each week you read how often it came, and with which stretches.'
const OFF =
  'Nothing is posted about its weeks any more. "/breaks week" shows the one that is going on whenever you want.'

const switching = onBreakToChange('week', async (kept, rest, call) => {
  const isOn = rest === 'on'
  const changed = await changeBreak(call.ports, kept, ({ hasWeek: _, ...before }) => ({
    ...before,
    ...(isOn ? { hasWeek: true } : {}),
  }))
  if (typeof changed === 'string') return notChanged(changed)
  return [
    { type: 'title', text: `${sayName(changed)}: its week is ${isOn ? 'told' : 'not told'}` },
    paragraph(isOn ? (kept.place.isDirect ? ON_ALONE : ON) : OFF),
  ]
})
