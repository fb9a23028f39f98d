import type { Reply } from '../../messenger/reception.ts'
import type { Desk } from '../desk.ts'

/** An answer that a view shows to somebody. */
export type Shown = Pick<Reply, 'document' | 'isSign'>

/** Slack waits three seconds to hear what becomes of a form, in ms: later than this it may have shown something else. */
const IN_TIME = 2_500

/** A view did not show what it should. */
class NotShown extends Error {
  override readonly name = 'NotShown'
  constructor() {
    super('a form that was answered too late')
  }
}

/**
 * Shows an answer in a view; a warning sign that it does not show comes in direct messages. Where it answers a form, the
 * time (ms that passed) at which that came says whether it is still waited for.
 */
export async function showInView(
  desk: Desk,
  user: string,
  answer: Shown,
  show: () => Promise<unknown>,
  came?: number,
): Promise<void> {
  if (!answer.isSign) return void (await show())
  const message = await desk.message(answer.document, user)
  let isTried = false
  await desk.telling.surely([
    async () => {
      // A view that is shown later would take the place of another one.
      if (isTried) throw new NotShown()
      isTried = true
      await show()
      if (came !== undefined && desk.clock.passed() - came > IN_TIME) throw new NotShown()
    },
    () => desk.urgent.post({ channel: user }, message),
  ])
}
