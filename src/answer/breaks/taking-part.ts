import type { Break } from '../../breaks/break.ts'
import { countToShow, FEWEST } from '../../breaks/few.ts'
import { LATER } from '../../breaks/later.ts'
import { sayClock } from '../../breaks/moment.ts'
import { sayRhythm, type Rhythm } from '../../breaks/rhythm.ts'
import { sayZone } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import { FOR_NOW } from '../links.ts'
import { choice, choices, note, text } from '../say.ts'
import { breaksChoice, refusal, shown } from './problem.ts'
import { breakName, sayName } from './said.ts'

/** Below a prompt in a place: how many did it, so far or by its end; nothing where they are too few to be told. */
export function countSentence(done: number, is: 'open' | 'over'): string {
  const people = countToShow(done)
  if (people === undefined) return ''
  return is === 'open' ? `${people} stretched so far.` : `${people} stretched.`
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

/** Asks for how long a prompt is to be put off; `wasClosed` where the last one could not come. */
export function laterQuestion(promptId: string, wasClosed = false): Document {
  return [
    { type: 'title', text: 'When should it come again?' },
    text('It comes in your direct messages, to you alone.'),
    ...(wasClosed ? [NOT_REACHED] : []),
    ...choices(
      ...LATER.map((minutes) => breaksChoice(`In ${minutes} minutes`, `later ${promptId} ${minutes}`)),
    ),
  ]
}

/** Whoever takes no direct messages waits in vain. */
const NOT_REACHED = text(
  { strong: 'The last one did not reach you,' },
  ' because your direct messages are closed to me. Please open them for me first, or nothing can come.',
)

/** A prompt was put off until a moment (ms since 1970); `wasClosed` where the last one could not come. */
export function laterDocument(at: number, zone: string, wasClosed = false): Document {
  return [
    { type: 'title', text: `It comes again at ${sayClock(at, zone)}` },
    text(
      `That is ${sayZone(zone)}. It comes in your direct messages, to you alone. If you put it off once more, the last time counts.`,
    ),
    ...(wasClosed ? [NOT_REACHED] : []),
  ]
}

/** Nothing is put off for whoever told of a warning sign: it would not be sent. */
export function laterSpared(): Document {
  return refusal(
    'I send you no stretch for now',
    'You told me of a warning sign, so for a day nothing of that kind comes to you. If I got you wrong, write "start over".',
    choice('Warning signs', 'limber', 'check'),
  )
}

/** Somebody does not stretch with the team today. */
export function notTodayDocument(): Document {
  return [
    { type: 'title', text: 'Not today, then' },
    text('Nobody is told. The break goes on for the others; what you put off does not come any more.'),
    text(NEVER_COUNTS),
  ]
}

/** Of somebody's own break the rest of a date ("2026-11-23") is left out. */
export function notTodayAlone(kept: Break, date: string): Document {
  return [
    { type: 'title', text: 'Not today, then' },
    text(
      `${sayName(kept)} does not come any more today, nor does what you put off. After today it comes as planned.`,
    ),
    text(NEVER_COUNTS),
    ...choices(breaksChoice('Take that back', `resume ${breakName(kept)} ${date}`)),
  ]
}

const NEVER_COUNTS = 'A day off never counts against you.'

/** Something stands behind an answer to the last prompt, and may have meant another one. */
export function onlyLast(title: string, rest: string, part: string): Document {
  return refusal(
    title,
    `I did not understand "${shown(rest)}". "/breaks ${part}", and nothing behind it, is about the stretch that came here last.`,
  )
}

/** Nothing came lately that could be meant. */
export function noPrompt(): Document {
  return refusal(
    'No stretch came here lately',
    'So there is none to answer or to put off. What is still to come you leave out with "/breaks skip".',
    breaksChoice('The breaks here', 'list'),
    choice('Something for now', 'stretch', FOR_NOW),
  )
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
