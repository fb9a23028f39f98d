import type { App, BlockAction } from '@slack/bolt'
import type { Invocation } from '../../../src/document.ts'
import { isOffer } from '../../../src/confirm.ts'
import { isShareable, type Reply } from '../../messenger/reception.ts'
import { takesPlace } from '../../messenger/takes-place.ts'
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
type Pressed = Alone & {
  readonly url: string
  readonly ts: string
  readonly isEphemeral: boolean
  /** The ids of its buttons; none where Slack does not send what it says, as where one person sees it in a channel. */
  readonly buttons: readonly string[]
}

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
    desk.channels.named(pressed.channel, body.channel?.name)
    const read = await readButton(desk, action.action_id)
    if ('said' in read) return tellBesides(desk, pressed, await desk.message(read.said, pressed.user))
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
    buttons: idsIn(message),
  }
}

function idsIn(message: BlockAction['message']): readonly string[] {
  const blocks = (message?.['blocks'] ?? []) as readonly {
    readonly elements?: readonly { readonly action_id?: string }[]
  }[]
  return blocks.flatMap(({ elements = [] }) => elements.flatMap(({ action_id }) => action_id ?? []))
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
  const isInstead = isForAll || (isPrivate(pressed) && takesPlace(reply, { run, buttons: pressed.buttons }))
  const message = await desk.message(reply.document, user, isForAll ? undefined : reply.share)
  if (isInstead) await replace(desk, pressed, message, reply)
  else await tellBesides(desk, pressed, message, reply)
}

/** What was pressed stays; in direct messages, where nobody else is, so does what is said to it. */
async function tellBesides(
  desk: Desk,
  pressed: Pressed,
  message: Message,
  reply: Pick<Reply, 'isSign'> = { isSign: false },
): Promise<void> {
  const { channel, thread } = pressed
  if (!isDirectChannel(channel)) return void (await tellAlone(desk, message, pressed, reply))
  const post = (say: Say) => () => say.post({ channel, thread }, message)
  await tellFirst(desk, post, message, pressed, reply)
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
