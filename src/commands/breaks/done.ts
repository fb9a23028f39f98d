import { doneDocument, onlyLast } from '../../answer/breaks/taking-part.ts'
import { countToShow } from '../../breaks/few.ts'
import { rhythmOf } from '../../breaks/rhythm.ts'
import { keptSince } from '../../deliver/kept-days.ts'
import type { Answered, PostedPrompt } from '../../deliver/ports.ts'
import type { BreakCall, BreakPart } from './call.ts'
import { onPrompt } from './prompt.ts'

/** Somebody did the stretch of a prompt. */
export const done: BreakPart = {
  name: 'done',
  usage: '',
  summary: 'You did the stretch that came last; a team sees how many, and nobody who',
  showsNone: true,
  wish: 'list',
  run: onPrompt(async (prompt, rest, call) => {
    if (rest !== '') return onlyLast('Not noted', rest, 'done')
    const { ports, member } = call
    const isAgain = await answer(prompt, 'done', call)
    const now = ports.now()
    const days = await ports.deliveries.daysOf(member.person, keptSince(now).answers)
    return doneDocument(rhythmOf(days, now), { isDirect: prompt.kept.place.isDirect, isAgain })
  }),
}

/** Many answer at once: their message is edited once for all of them, so many ms later. */
const GATHER = 2_000

/** Notes what somebody said to a prompt, and to the prompt that it repeats; gives whether it was noted before. */
export async function answer(prompt: PostedPrompt, said: Answered, call: BreakCall): Promise<boolean> {
  const isAgain = await note(prompt, said, call)
  const { origin } = prompt
  const repeated = origin === undefined ? undefined : await call.ports.deliveries.prompt(origin)
  if (repeated !== undefined) await note(repeated, said, call)
  return isAgain
}

async function note(prompt: PostedPrompt, said: Answered, { ports, member }: BreakCall): Promise<boolean> {
  const now = ports.now()
  const { id, place, closesAt, done } = prompt
  const write = (editAt: number) => ports.deliveries.answer(id, member.person, said, now, editAt)
  const isAgain = await write(closesAt)
  const after = (await ports.deliveries.prompt(id))?.done ?? done
  // That a message was edited is seen: where it would read the same, everybody would know that somebody did something.
  if (place.isDirect || countToShow(after) !== countToShow(done)) await write(now + GATHER)
  return isAgain
}
