import type { Break } from '../breaks/break.ts'
import { sayDayOrMoment } from '../breaks/moment.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { sayCadence } from '../breaks/say.ts'
import { KEPT_DAYS } from '../deliver/kept-days.ts'
import type { Document, Rich } from '../document.ts'
import { listed } from '../words/listed.ts'
import { channelNamed } from './breaks/problem.ts'
import { sayChoosing, sayDaysOff, sayState } from './breaks/said.ts'
import type { Library } from './library.ts'
import { paged } from './paged.ts'
import { FORGET, REHEARSAL, type Kept } from './privacy.ts'
import { list, note, text } from './say.ts'

/** What is stored about a person, and what it is looked up in. */
export type Stored = {
  readonly breaks: readonly Break[]
  /** How often own breaks came. */
  readonly occurrences: number
  /** How many answers to prompts are kept. */
  readonly answers: number
  /** How many deliveries are kept that were for the person alone. */
  readonly alone: number
  /** How many buttons are kept that were made for the person. */
  readonly buttons: number
  /** Whether it is kept that the person told of a warning sign. */
  readonly isSpared: boolean
  readonly ports: Pick<BreakPorts, 'now' | 'holidays'>
  readonly library: Library
}

/** Everything that is stored about one person. */
export function mydataDocument(
  stored: Stored,
  conditions: readonly string[],
  { nearMisses, isRehearsal }: Kept,
  page: number,
): Document {
  const { breaks } = stored
  const told = conditions.length === 0 ? '' : `, and that you told me of ${listed(conditions)}`
  const parts = sayStored(stored)
  return paged(
    {
      title: 'Everything I have about you',
      before:
        parts.length === 0 ? [text('Nothing is stored about you.')] : list('Stored with your id', parts),
      heading: 'Your breaks',
      items: breaks.map((kept) => sayOwned(kept, stored)),
      after: [
        text(`In memory, for half an hour: what we talked about${told}.`),
        ...(nearMisses
          ? [note('Questions I could not answer well are noted without saying whose they are.')]
          : []),
        ...(isRehearsal ? [note(REHEARSAL)] : []),
      ],
      buttons: parts.length === 0 ? [] : [FORGET],
      turn: (label, next) => ({ label, run: { command: 'limber', text: `mydata ${next}` } }),
    },
    page,
  )
}

function sayStored({ breaks, occurrences, answers, alone, buttons, isSpared }: Stored): readonly Rich[] {
  return [
    ...(breaks.length === 0
      ? []
      : [`${breaks.length === 1 ? 'One break' : `${breaks.length} breaks`} that you set up.`]),
    ...(occurrences === 0
      ? []
      : [
          `${occurrences === 1 ? 'One time' : `${occurrences} times`} that your own breaks were due, with the stretch that came; for ${KEPT_DAYS.deliveries} days.`,
        ]),
    ...(answers === 0
      ? []
      : [
          `${answers === 1 ? 'One answer to a prompt' : `${answers} answers to prompts`}, such as "Done" or "Not today", for ${KEPT_DAYS.answers} days. Nobody else sees them.`,
        ]),
    ...(alone === 0
      ? []
      : [
          `${alone === 1 ? 'One message' : `${alone} messages`} to you alone: what you put off, or that a break of yours has stopped; for ${KEPT_DAYS.answers} days.`,
        ]),
    ...(buttons === 0
      ? []
      : [
          `What ${buttons === 1 ? 'one button does that was' : `${buttons} buttons do that were`} shown to you, where that is long; for ${KEPT_DAYS.buttons} days.`,
        ]),
    ...(isSpared
      ? ['For a day, that you told of a warning sign, without which one, so that no stretch is sent to you.']
      : []),
  ].map((sentence) => [sentence])
}

function sayOwned(kept: Break, { ports, library }: Stored): Rich {
  const { place, cadence, createdAt } = kept
  const now = ports.now()
  const what = sayChoosing(kept, ports.holidays, (id) => library.nameOf(id))
  const since = `Set up on ${sayDayOrMoment(createdAt, cadence.zone)}.`
  return [
    ...(place.isDirect ? [{ strong: 'Your own' }] : ['In ', channelNamed(place.channel)]),
    `: ${[`${sayCadence(cadence)}; ${what}.`, sayState(kept, now), sayDaysOff(kept, now), since].filter((part) => part !== '').join(' ')}`,
  ]
}
