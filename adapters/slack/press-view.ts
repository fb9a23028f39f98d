import type { BlockAction, BlockElementAction } from '@slack/bolt'
import { EXPIRED } from '../messenger/sentences.ts'
import type { Desk } from './desk.ts'
import { answerForm, carriedIn, expiredForm, filledIn, openForm } from './form.ts'
import { publishHome } from './home.ts'
import { ADD, channelOfBlock } from './home-view.ts'

/** A button in a form leads on within it; one of the App Home does what it says in the channel of its break. */
export async function pressInView(desk: Desk, body: BlockAction, action: BlockElementAction): Promise<void> {
  const { view, user, trigger_id } = body
  if (view === undefined || action.type !== 'button') return
  if (action.action_id === ADD) return openForm(desk, trigger_id, user.id, {})
  const run = await desk.buttons.read(action.action_id)
  if (view.type === 'modal') {
    const place = carriedIn(view)
    const filled = filledIn(view)
    const next =
      run === undefined ? expiredForm(place, filled) : await answerForm(desk, user.id, place, filled, run)
    await desk.web.views.update({ view_id: view.id, view: next })
    return
  }
  const channel = channelOfBlock(action.block_id)
  if (run === undefined || channel === undefined) return publishHome(desk, user.id, EXPIRED)
  const visitor = await desk.visitor(user.id, channel)
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  await publishHome(desk, user.id, reply?.document)
}
