import type { BlockAction, BlockElementAction } from '@slack/bolt'
import { readButton } from './button.ts'
import type { Desk } from '../desk.ts'
import { answerForm, carriedIn, filledIn, formBelow, openForm } from './form.ts'
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
    const place = carriedIn(view)
    const filled = filledIn(view)
    const next =
      'said' in read
        ? formBelow(read.said, place, filled)
        : await answerForm(desk, user.id, place, filled, read.run)
    return showInView(desk, user.id, next, () => desk.web.views.update({ view_id: view.id, view: next.view }))
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
