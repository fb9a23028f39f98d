import { rhythmOf, sayRhythm } from '../../breaks/rhythm.ts'
import { weekAt } from '../../breaks/week.ts'
import { KEPT_DAYS } from '../../deliver/kept-days.ts'
import type { PromptDay } from '../../deliver/ports.ts'
import type { Document } from '../../document.ts'
import { FORGET } from '../privacy.ts'
import { choices, note, text } from '../say.ts'

/** What somebody did lately, at a moment (ms since 1970): for that person alone, who asked for it. */
export function meDocument(prompts: readonly PromptDay[], now: number): Document {
  const isKept = prompts.some(({ answered }) => answered !== undefined)
  const thisWeek = prompts.filter(
    ({ answered, at, zone }) => answered === 'done' && at >= weekAt(now, zone).from,
  ).length
  return [
    { type: 'title', text: 'Your stretching' },
    text(sayRhythm(rhythmOf(prompts, now))),
    ...(thisWeek === 0 ? [] : [text(`You stretched ${times(thisWeek)} this week.`)]),
    note(
      isKept
        ? `Only you see this. I keep for ${KEPT_DAYS.answers} days what you press below a break; "/limber forget" makes me forget it at once, with everything else about you.`
        : `Nothing of it is kept. When you press "Done" or "Not today" below a break, I keep that for ${KEPT_DAYS.answers} days, and show it to nobody but you.`,
    ),
    ...(isKept ? choices(FORGET) : []),
  ]
}

function times(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}
