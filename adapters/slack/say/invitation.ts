import type { Document, Invocation } from '../../../src/document.ts'
import type { Place } from '../../../src/place.ts'
import { isAboutNewBreak, withMore } from '../../messenger/new-break.ts'
import type { Reply } from '../../messenger/reception.ts'
import type { Desk } from '../desk.ts'
import { inviting } from './inviting.ts'

/** An answer that sets up a break, or goes on with one, where Limber cannot post yet says how it is let in; Slack has so many ms to say that. */
export async function withInvitation(
  desk: Desk,
  reply: Reply,
  place: Place,
  run?: Invocation,
  within?: number,
): Promise<Reply> {
  if (place.isDirect || !(isAboutNewBreak(reply, run) || (await isResumed(desk, reply, place, run))))
    return reply
  // Somebody may have let it in a moment ago.
  const before = desk.channels.known(place.channel)
  desk.channels.forget(place.channel)
  const channel = (await desk.channels.of(place.channel, within)) ?? before
  if (channel === undefined || channel.isMember || channel.isGroup) return reply
  return withMore(reply, howToInvite(desk))
}

/** How Limber is let into a channel, in a sentence. */
export function howToInvite({ ours }: Pick<Desk, 'ours'>): Document {
  return [
    {
      type: 'text',
      text: [{ strong: 'I am not in this channel,' }, ` so I cannot post here: ${inviting(ours.name)}.`],
    },
  ]
}

async function isResumed(
  { breaks }: Desk,
  { isSign }: Reply,
  place: Place,
  run: Invocation | undefined,
): Promise<boolean> {
  if (isSign || run?.command !== 'breaks' || !RESUMES.test(run.text)) return false
  // Where the place has none, a number means one that comes to somebody alone.
  const here = await breaks?.store.breaksIn(place)
  return here !== undefined && here.length > 0
}

/** What goes on with a break of the place. */
const RESUMES = /^resume\b(?!\s+(?:my|mine|own|personal)\b)/i
