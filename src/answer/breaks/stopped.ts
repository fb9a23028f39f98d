import type { Break } from '../../breaks/break.ts'
import { sayCadence } from '../../breaks/say.ts'
import { REMOVALS } from '../../deliver/chat.ts'
import type { Document } from '../../document.ts'
import { text } from '../say.ts'
import { channelNamed, cleaned } from './problem.ts'
import { breakName, sayName } from './said.ts'

/**
 * Tells the owner of a break, in direct messages, that its place does not take it any more, and why: "the channel is
 * archived". There is no button, since it would resume a break of the place where it is pressed. `lettingIn` is what to
 * do in a channel that Limber was removed from.
 */
export function stoppedNotice(kept: Break, why: string, lettingIn?: string): Document {
  const { place, cadence } = kept
  const name = sayName(kept)
  return [
    { type: 'title', text: `${name} has stopped` },
    text(
      name,
      ...(place.isDirect ? [] : [' in ', channelNamed(place.channel)]),
      ` does not come any more: ${sayWhy(why)}.`,
    ),
    text(`It was to come ${sayCadence(cadence)}.`),
    ...(lettingIn !== undefined && REMOVALS.has(why)
      ? [text(`If the channel is still there, ${lettingIn}.`)]
      : []),
    text(
      `Nothing else is lost. When that is put right, write "/breaks resume ${breakName(kept)}"${place.isDirect ? '' : ' there'}, and it goes on.`,
    ),
  ]
}

/** Longer than this no reason is, in characters: it is some text of a platform. */
const LONGEST_WHY = 200

function sayWhy(why: string): string {
  const words = cleaned(why).replace(/[\s.]+$/, '')
  return words === '' || words.length > LONGEST_WHY ? 'the place does not take it' : words
}
