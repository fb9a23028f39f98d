import { doneDocument, promptGone, promptOver } from '../../answer/breaks/taking-part.ts'
import { rhythmOf } from '../../breaks/rhythm.ts'
import { KEPT_DAYS } from '../../deliver/kept-days.ts'
import type { Answered, PostedPrompt } from '../../deliver/ports.ts'
import type { BreakCall, BreakPart } from './call.ts'
import { promptMeant } from './prompt.ts'

/** Somebody did the stretch of a prompt. */
export const done: BreakPart = {
  name: 'done',
  usage: '',
  summary: 'You did the stretch that came last; a team sees how many, and nobody who',
  showsNone: true,
  wish: 'list',
  async run(text, call) {
    const { prompt } = await promptMeant(text, call)
    if (prompt === undefined) return promptGone()
    const { ports, member } = call
    const now = ports.now()
    if (now - prompt.closesAt > STILL_COUNTS) return promptOver()
    const isAgain = await answer(prompt, 'done', call)
    const days = await ports.deliveries.daysOf(member.person, now - LOOKS_BACK)
    return doneDocument(rhythmOf(days, now), { isDirect: prompt.place.isDirect, isAgain })
  },
}

/** Whoever did it a little later did it, in ms after its window. */
const STILL_COUNTS = 12 * 60 * 60_000

/** So long ago, in ms, what was answered is kept. */
export const LOOKS_BACK = KEPT_DAYS.answers * 24 * 60 * 60_000

/** Many answer at once: their message is edited once for all of them, so many ms later. */
const GATHER = 2_000

/** Notes what somebody said to a prompt, and to the prompt that it repeats; gives whether it was noted before. */
export async function answer(
  prompt: PostedPrompt,
  said: Answered,
  { ports, member }: BreakCall,
): Promise<boolean> {
  const now = ports.now()
  const note = (id: string) => ports.deliveries.answer(id, member.person, said, now, now + GATHER)
  const isAgain = await note(prompt.id)
  if (prompt.origin !== undefined) await note(prompt.origin)
  return isAgain
}
