import { doneDocument, noLongerThere } from '../../answer/breaks/prompt-answers.ts'
import { rhythmOf } from '../../breaks/rhythm.ts'
import type { PostedPrompt } from '../../deliver/ports.ts'
import type { Answered } from '../../deliver/ports.ts'
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
    if (prompt === undefined) return noLongerThere()
    await answer(prompt, 'done', call)
    const now = call.ports.now()
    const days = await call.ports.deliveries.daysOf(call.member.person, now - LOOKS_BACK)
    return doneDocument(rhythmOf(days, now), prompt.place.isDirect)
  },
}

/** So long ago days count for a rhythm, in ms: enough for five working days around any holidays. */
export const LOOKS_BACK = 28 * 24 * 60 * 60_000

/** Many answer at once: their message is edited once for all of them, so many ms later. */
const GATHER = 2_000

/** Notes what somebody said to a prompt, and to the prompt that it repeats. */
export async function answer(
  prompt: PostedPrompt,
  said: Answered,
  { ports, member }: BreakCall,
): Promise<void> {
  const now = ports.now()
  const all = prompt.origin === undefined ? [prompt.id] : [prompt.id, prompt.origin]
  for (const id of all) await ports.deliveries.answer(id, member.person, said, now, now + GATHER)
}
