import { FEWEST } from '../breaks/few.ts'
import type { Forgotten } from '../breaks/ports.ts'
import { KEPT_DAYS } from '../deliver/kept-days.ts'
import { KEPT } from '../inbox/group.ts'
import type { Document } from '../document.ts'
import { capital, listed } from '../words/listed.ts'
import { choices, list, note, text } from './say.ts'

/** What is kept besides what was said lately. */
export type Kept = {
  readonly breaks: boolean
  readonly nearMisses: boolean
  readonly isRehearsal: boolean
}

/** What Limber remembers and stores. */
export function privacyDocument({ breaks, nearMisses }: Kept): Document {
  return [
    { type: 'title', text: 'What I remember' },
    ...list('In memory only, for half an hour', [
      ['What we talk about, to understand what you ask next. "Start over" makes me forget it sooner.'],
    ]),
    ...(breaks
      ? [...list('Stored, until you remove it', OF_BREAKS), ...list('Stored for a time', OF_PROMPTS)]
      : []),
    ...(nearMisses
      ? list(`Stored for ${KEPT / DAY} days`, [
          [
            'Questions that I could not answer well, for those who keep my pages: without who asked them and where, with names and numbers masked.',
          ],
        ])
      : []),
    text(
      breaks
        ? 'Everything else that you ask is not stored. I send nothing to anybody. Your own breaks are shown to nobody else; those of a team, with what they take care of, to everybody in its place.'
        : 'Nothing that you ask is stored, and I send nothing to anybody.',
    ),
    ...(breaks ? choices(MINE, FORGET) : []),
  ]
}

const OF_BREAKS = [
  [
    'The breaks you set up: when, where, which stretches, what they take care of (such as a condition you named), pauses and days off, and that they are yours.',
  ],
]

/** In ms. */
const DAY = 24 * 60 * 60_000

const OF_PROMPTS = [
  [
    `For ${KEPT_DAYS.answers} days, that you pressed "Done" or "Not today" below a prompt: shown to nobody but you. Of a team I only tell how many stretched, and only from ${FEWEST} people on.`,
  ],
  [
    `For ${KEPT_DAYS.answers} days, what came to you alone: a stretch that you put off, or that a break you set up has stopped.`,
  ],
  [
    'For a day, and the night after it, that you told of a warning sign, without which one: for that day no stretch is sent to you.',
  ],
  [`For ${KEPT_DAYS.deliveries} days, which stretch came when in a break.`],
  [`For ${KEPT_DAYS.buttons} days, what a button does that was shown to you, where that is long.`],
]

const MINE = { label: 'What is stored about me', run: { command: 'limber', text: 'mydata' } }
/** The button that forgets somebody, once that is confirmed. */
export const FORGET = { label: 'Forget me', run: { command: 'limber', text: 'forget' } }

/** Limber only answers here, and cannot look into what another one keeps. */
export function cannotLook(): Document {
  return [
    { type: 'title', text: 'I cannot look from here' },
    text(
      'I answer a single question and open nothing that is stored. Ask me the same in a conversation ("npm run chat"), or where you set up your breaks.',
    ),
  ]
}

/** Said where the clock was moved. */
export const REHEARSAL =
  'This is a rehearsal on a moved clock, and only what was set up in it is told here; what is kept otherwise is told in a conversation without one.'

/** Asks before everything goes. */
export function forgetQuestion(): Document {
  return [
    { type: 'title', text: 'Forget everything about you?' },
    text(
      'Your own breaks are removed for good, and so are your answers to prompts and what you put off. Breaks that you set up for a team go on, and nothing says any more that they were yours: from then on, those who administer the place look after them.',
    ),
    ...choices({ label: 'Yes, forget me', run: { command: 'limber', text: 'forget yes' } }, MINE),
  ]
}

/** What is gone. */
export function forgottenDocument({ removed, released, wiped }: Forgotten, { isRehearsal }: Kept): Document {
  const parts = [
    ...(removed === 0 ? [] : [`${breaksCount(removed)} of your own ${removed === 1 ? 'is' : 'are'} removed`]),
    ...(released === 0
      ? []
      : [`${breaksCount(released)} of a team ${released === 1 ? 'goes' : 'go'} on without your id`]),
    'your answers to prompts and what came to you alone are removed',
    'what we talked about is forgotten',
  ]
  const said = `${listed(parts)}.`
  return [
    { type: 'title', text: 'You are forgotten' },
    text(capital(said)),
    text(WIPED[wiped]),
    note(isRehearsal ? REHEARSAL : 'Copies that whoever runs me made before are beyond my reach.'),
  ]
}

const WIPED: Readonly<Record<Forgotten['wiped'], string>> = {
  'at once': 'My files hold none of it any more.',
  'when nobody reads':
    'One thing is left: another program is reading my files, and keeps old pages in them. Ask me to forget you once more when it is closed; otherwise I wipe them when I start next.',
  'in time': 'The database that I use writes over what was there within a day or so.',
}

function breaksCount(count: number): string {
  return count === 1 ? '1 break' : `${count} breaks`
}
