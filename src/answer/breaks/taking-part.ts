import { countToShow, FEWEST } from '../../breaks/few.ts'
import { LATER } from '../../breaks/later.ts'
import { sayClock } from '../../breaks/moment.ts'
import { sayRhythm, type Rhythm } from '../../breaks/rhythm.ts'
import { sayZone } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import { FOR_NOW } from '../links.ts'
import { choice, choices, note, text } from '../say.ts'
import { breaksChoice, refusal } from './problem.ts'

/** Below a prompt in a place: how many did it so far, or nothing where they are too few to be told. */
export function countSentence(done: number): string {
  const people = countToShow(done)
  return people === undefined ? '' : `${people} stretched so far`
}

/** To whoever did a prompt; `isAgain` where that was noted before, as a button may be pressed twice. */
export function doneDocument(
  rhythm: Rhythm,
  { isDirect, isAgain }: { readonly isDirect: boolean; readonly isAgain: boolean },
): Document {
  return [
    { type: 'title', text: 'Well done' },
    ...(isAgain ? [text('I had noted this one already.')] : []),
    text(sayRhythm(rhythm)),
    ...(isDirect
      ? []
      : [note(`Nobody is told that it was you. Others see how many took part, from ${FEWEST} on.`)]),
  ]
}

/** Asks for how long a prompt is to be put off. */
export function laterQuestion(promptId: string): Document {
  return [
    { type: 'title', text: 'When should it come again?' },
    text('It comes in your direct messages, to you alone.'),
    ...choices(
      ...LATER.map((minutes) => breaksChoice(`In ${minutes} minutes`, `later ${promptId} ${minutes}`)),
    ),
  ]
}

/** A prompt was put off until a moment (ms since 1970). */
export function laterDocument(at: number, zone: string): Document {
  return [
    { type: 'title', text: `It comes again at ${sayClock(at, zone)}` },
    text(
      `That is ${sayZone(zone)}. It comes in your direct messages, to you alone. If you put it off once more, the last time counts.`,
    ),
  ]
}

/** Somebody wants no more today. */
export function notTodayDocument(isDirect: boolean): Document {
  return [
    { type: 'title', text: 'No more today' },
    text(
      isDirect
        ? "The rest of today's are left out. After that they come as planned."
        : 'Nobody is told. The breaks here go on for the others, and what you put off does not come any more.',
    ),
    text('A day off never counts against you.'),
  ]
}

/** The prompt of a button is not kept any more. */
export function promptGone(): Document {
  return refusal(
    'I do not know that one any more',
    'Its break was removed, or it is too long ago. Nothing was noted.',
    breaksChoice('The breaks here', 'list'),
  )
}

/** The window of a prompt has ended. */
export function promptOver(): Document {
  return refusal(
    'That one is over',
    'Its time has passed, so nothing was noted. You can stretch whenever you like.',
    choice('Something for now', 'stretch', FOR_NOW),
  )
}
