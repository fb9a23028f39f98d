import type { BlockAction, BlockElementAction } from '@slack/bolt'
import { readButton } from './button.ts'
import type { Desk } from '../desk.ts'
import { answerPressed, openForm } from './form.ts'
import { publishHome, showHome } from './home.ts'
import { ADD, channelOfBlock } from '../show/home-view.ts'
import { showInView } from '../show/in-view.ts'
import { EXPIRED } from '../../messenger/sentences.ts'

/** A button in a form leads on within it; one of the App Home does what it says in the channel of its break. */
export async function pressInView(desk: Desk, body: BlockAction, action: BlockElementAction): Promise<void> {
  const { view, user, trigger_id } = body
  if (view === undefined || action.type !== 'button') return
  if (action.action_id === ADD) return openForm(desk, trigger_id, user.id, {})
  const read = await readButton(desk, action.action_id)
  if (view.type === 'modal') {
    const answer = await answerPressed(desk, user.id, view, read)
    const { response_action, view: next } = answer.then
    return showInView(desk, user.id, answer, () =>
      response_action === 'push'
        ? desk.web.views.push({ trigger_id, view: next })
        : desk.web.views.update({ view_id: view.id, view: next }),
    )
  }
  const channel = channelOfBlock(action.block_id)
  if ('said' in read || channel === undefined) {
    return publishHome(desk, user.id, 'said' in read ? read.said : EXPIRED)
  }
  const visitor = await desk.visitor(user.id, channel, read)
  const reply = await desk.reception.answer({ visitor, isPrivate: true, ...read })
  if (reply?.isSign !== true) return publishHome(desk, user.id, reply?.document)
  await showInView(desk, user.id, reply, () => showHome(desk, user.id, reply.document))
}
