import { refusal } from '../../../src/answer/breaks/problem.ts'
import type { Document, Invocation } from '../../../src/document.ts'
import type { Reply } from '../../messenger/reception.ts'
import { SHARED } from '../../messenger/sentences.ts'
import { tellAlone, type Alone } from '../say/answers.ts'
import type { Desk } from '../desk.ts'
import { failureOf } from '../api/failure.ts'
import { howToInvite } from '../say/invitation.ts'

/** The exercise stands in the channel as Limber's own message: nobody sees who asked, or what for. */
export async function share(
  desk: Desk,
  pressed: Alone & { readonly ts: string },
  run: Invocation,
  { document }: Reply,
): Promise<void> {
  const { user, channel, thread, ts } = pressed
  // What was pressed may show another exercise by now.
  const key = JSON.stringify(['share', channel, ts, run.text])
  if (desk.once.isNew(key)) {
    try {
      await desk.say.post({ channel, thread }, await desk.message(document, user))
    } catch (mistake) {
      desk.once.again(key)
      desk.wrong('sharing', mistake)
      return void (await tellAlone(
        desk,
        await desk.message(notShared(desk, mistake, channel), user),
        pressed,
      ))
    }
  }
  const said = await desk.message([{ type: 'note', text: [SHARED] }], user)
  await tellAlone(desk, said, pressed)
}

function notShared(desk: Desk, mistake: unknown, channel: string): Document {
  const failure = failureOf(mistake)
  const isAway = failure.is === 'refused' && AWAY.includes(failure.code)
  if (!isAway) return UNSURE
  return desk.channels.known(channel)?.isGroup === true ? AMONG_SEVERAL : howToInvite(desk)
}

/** With these Slack says that Limber is not in a channel. */
const AWAY: readonly string[] = ['not_in_channel', 'channel_not_found']

const AMONG_SEVERAL: Document = refusal(
  'That cannot be shared here',
  'I cannot post in direct messages among several, and nobody can add me to them. Share it in a channel that I am in.',
)

const UNSURE: Document = refusal(
  'That may not have worked',
  'Slack did not say that it is in the channel. Please look whether it is there before you try again.',
)
