import type { App, BlockAction } from '@slack/bolt'
import type { Invocation } from '../../../src/document.ts'
import { isOffer } from '../../../src/confirm.ts'
import { isShareable, type Reply } from '../../messenger/reception.ts'
import { tellAlone, tellFirst, type Alone } from '../say/answers.ts'
import { readButton } from './button.ts'
import type { Desk } from '../desk.ts'
import { pressInView } from './press-view.ts'
import { withInvitation } from '../say/invitation.ts'
import { isDirectChannel, threadOf } from '../place.ts'
import type { Message } from '../show/render.ts'
import type { Say } from '../say/say.ts'
import { share } from './share.ts'

/** A message whose button was pressed. */
type Pressed = Alone & { readonly url: string; readonly ts: string; readonly isEphemeral: boolean }

/** Buttons do what they say, below a message or in a view. */
export function hearPresses(app: App, desk: Desk): void {
  const underWay = new Set<string>()
  app.action(/.*/, async ({ body, ack }) => {
    await ack()
    if (body.type !== 'block_actions') return
    const [action] = body.actions
    if (action === undefined || !desk.once.isNew(`trigger ${body.trigger_id}`)) return
    if (body.container['type'] === 'view') return pressInView(desk, body, action)
    const pressed = pressedIn(body)
    const read = await readButton(desk, action.action_id)
    if ('said' in read)
      return void (await tellAlone(desk, await desk.message(read.said, pressed.user), pressed))
    const { run } = read
    const key = JSON.stringify([pressed.channel, pressed.ts, action.action_id, ...whoseTurn(run, pressed)])
    if (underWay.has(key)) return
    underWay.add(key)
    try {
      await answerPress(desk, pressed, run)
    } finally {
      underWay.delete(key)
    }
  })
}

/** Many do a stretch at once, and each of them counts; what is confirmed is confirmed once. */
function whoseTurn(run: Invocation, pressed: Pressed): readonly string[] {
  return isOffer({ label: '', run }) || isPrivate(pressed) ? [] : [pressed.user]
}

function pressedIn(body: BlockAction): Pressed {
  const { container, channel, user, response_url, message } = body
  const ts = String(container['message_ts'])
  const thread = threadOf(ts, (container['thread_ts'] ?? message?.['thread_ts']) as string | undefined)
  return {
    channel: (container['channel_id'] as string | undefined) ?? channel?.id ?? '',
    ts,
    ...(thread && { thread }),
    user: user.id,
    url: response_url,
    isEphemeral: container['is_ephemeral'] === true,
  }
}

/** Whether nobody else sees the message. */
function isPrivate({ isEphemeral, channel }: Pressed): boolean {
  return isEphemeral || isDirectChannel(channel)
}

async function answerPress(desk: Desk, pressed: Pressed, run: Invocation): Promise<void> {
  const { user, channel } = pressed
  const visitor = await desk.visitor(user, channel, { run })
  const first = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (first === undefined) return
  if (run.command === 'share' && !visitor.place.isDirect && isShareable(first)) {
    return share(desk, pressed, run, first)
  }
  const reply = await withInvitation(desk, first, visitor.place, run)
  const isForAll = !isPrivate(pressed) && reply.isDone && reply.for === 'place'
  const message = await desk.message(reply.document, user, isForAll ? undefined : reply.share)
  if (isForAll || isPrivate(pressed)) await replace(desk, pressed, message, reply)
  else await tellAlone(desk, message, pressed, reply)
}

/** The answer takes the place of what was pressed; where that is gone, whoever pressed it is told. */
async function replace(desk: Desk, pressed: Pressed, message: Message, reply: Reply): Promise<void> {
  const { channel, ts, isEphemeral } = pressed
  const instead = (say: Say) => async () => {
    if (isEphemeral) await say.respond(pressed, message, 'instead')
    else await say.edit(channel, ts, message)
  }
  await tellFirst(desk, instead, message, pressed, reply)
}
