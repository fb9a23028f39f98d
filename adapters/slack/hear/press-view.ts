import type { BlockAction, BlockElementAction } from '@slack/bolt'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import type { Document } from '../../../src/document.ts'
import { EXPIRED } from '../../messenger/sentences.ts'
import type { Desk } from '../desk.ts'
import { isDirectChannel } from '../place.ts'
import { FORM, withChannel } from '../show/form-view.ts'
import { ADD, channelOfBlock } from '../show/home-view.ts'
import { showInView } from '../show/in-view.ts'
import { withoutChoices } from '../show/render.ts'
import { readButton, type Read } from './button.ts'
import { answerPressed, askedIn, formBelow, openForm, type FormGiven } from './form.ts'
import { publishHome, showHome } from './home.ts'

/** A button in a form leads on within it; one of the App Home does what it says in the channel of its break. */
export async function pressInView(desk: Desk, body: BlockAction, action: BlockElementAction): Promise<void> {
  const { view, user, trigger_id } = body
  if (view === undefined || action.type !== 'button') return
  if (action.action_id === ADD) return openForm(desk, trigger_id, user.id, {})
  const read = await readButton(desk, action.action_id)
  if (view.type === 'modal') return pressInForm(desk, user.id, view, trigger_id, read)
  return pressInHome(desk, user.id, channelOfBlock(action.block_id), read)
}

async function pressInForm(
  desk: Desk,
  user: string,
  view: FormGiven,
  trigger_id: string,
  read: Read,
): Promise<void> {
  const answer = await answerPressed(desk, user, view, read)
  const { response_action, view: next } = answer.response
  const show = () =>
    response_action === 'push'
      ? desk.web.views.push({ trigger_id, view: next })
      : desk.web.views.update({ view_id: view.id, view: next })
  try {
    await showInView(desk, user, answer, show)
  } catch (mistake) {
    desk.wrong('showing a form', mistake)
    const message = await desk.message(NOT_SHOWN, user)
    const channel = askedIn(view)
    await desk.telling.byAnyWay([
      ...(view.callback_id === FORM
        ? [() => desk.web.views.update({ view_id: view.id, view: formBelow(NOT_SHOWN, view).response.view })]
        : []),
      ...(channel === undefined ? [] : [() => desk.say.whisper({ channel }, user, message)]),
      () => desk.say.post({ channel: user }, message),
    ])
  }
}

const NOT_SHOWN: Document = refusal(
  'The form did not go on',
  'Slack did not take what comes next. Please press that button again, or say it in words: "/breaks add weekdays at 10:30 and 15:00".',
)

async function pressInHome(desk: Desk, user: string, channel: string | undefined, read: Read): Promise<void> {
  if ('said' in read || channel === undefined) {
    return publishHome(desk, user, 'said' in read ? read.said : EXPIRED)
  }
  const visitor = await desk.visitor(user, channel, read)
  const reply = await desk.reception.answer({ visitor, isPrivate: true, ...read })
  if (reply === undefined) return publishHome(desk, user)
  const { document } = reply
  try {
    await showInView(desk, user, reply, () => showHome(desk, user, document))
  } catch (mistake) {
    desk.wrong('showing the App Home', mistake)
    const said = isDirectChannel(channel) ? document : withChannel(document, channel)
    const message = await desk.message(withoutChoices(said), user)
    await desk.telling.byAnyWay([() => desk.say.post({ channel: user }, message)])
  }
}
