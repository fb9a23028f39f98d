import type { Break } from '../breaks/break.ts'
import { sayCadence } from '../breaks/say.ts'
import type { Forgotten } from '../breaks/ports.ts'
import type { Document, Rich } from '../document.ts'
import { paged } from './paged.ts'
import { choices, list, note, text } from './say.ts'
import { listed } from '../words/listed.ts'

const NEVER =
  'I never store what you ask or what hurts, I send nothing to anybody, and nobody but you sees your own breaks.'

/** What Limber remembers and stores. */
export function privacyDocument(): Document {
  return [
    { type: 'title', text: 'What I remember' },
    ...list('In memory only, for half an hour', [
      ['What we talk about, to understand what you ask next. "Start over" makes me forget it sooner.'],
    ]),
    ...list('Stored, until you remove it', [
      ['The breaks you set up: when, where, what kind of stretches, and that they are yours.'],
      ['Of each break, which stretch came when. Nothing says who took part.'],
    ]),
    text(NEVER),
    note(
      'Whoever runs me may have switched on a list of questions I could not answer: without who and where, with names and numbers masked, for 30 days.',
    ),
    ...choices(
      { label: 'What is stored about me', run: { command: 'limber', text: 'mydata' } },
      { label: 'Forget me', run: { command: 'limber', text: 'forget' } },
    ),
  ]
}

/** Everything that is stored about one person. */
export function mydataDocument(
  stored: { readonly breaks: readonly Break[]; readonly occurrences: number } | undefined,
  conditions: readonly string[],
  page: number,
): Document {
  const breaks = stored?.breaks ?? []
  const remembered =
    conditions.length === 0
      ? 'In memory, for half an hour: what we talked about, if we did.'
      : `In memory, for half an hour: what we talked about, and that you told me of ${listed(conditions)}.`
  return paged(
    {
      title: 'Everything I have about you',
      before: [
        text(
          breaks.length === 0
            ? 'Nothing is stored about you.'
            : `Stored: your id, on ${breaks.length === 1 ? 'one break' : `${breaks.length} breaks`} that you set up${sayOccurrences(stored?.occurrences ?? 0)}.`,
        ),
      ],
      heading: 'Your breaks',
      items: breaks.map(sayOwned),
      after: [text(remembered)],
      buttons: [{ label: 'Forget me', run: { command: 'limber', text: 'forget' } }],
      turn: (label, next) => ({ label, run: { command: 'limber', text: `mydata ${next}` } }),
    },
    page,
  )
}

function sayOccurrences(count: number): string {
  if (count === 0) return ''
  return `, and ${count === 1 ? 'one time' : `${count} times`} that your own breaks came, with the stretch`
}

function sayOwned({ place, cadence, choosing }: Break): Rich {
  const care = choosing.conditions.length === 0 ? '' : `, with care for ${listed(choosing.conditions)}`
  return [{ strong: place.isDirect ? 'Your own' : `In ${place.channel}` }, `: ${sayCadence(cadence)}${care}`]
}

/** Asks before everything goes. */
export function forgetQuestion(): Document {
  return [
    { type: 'title', text: 'Forget everything about you?' },
    text(
      'Your own breaks are removed for good. Breaks that you set up for a team go on, and nothing says any more that they were yours: from then on, those who administer the place look after them.',
    ),
    ...choices(
      { label: 'Yes, forget me', run: { command: 'limber', text: 'forget yes' } },
      { label: 'Show me first', run: { command: 'limber', text: 'mydata' } },
    ),
  ]
}

/** What is gone. */
export function forgottenDocument(gone: Forgotten | undefined): Document {
  const { removed, released, isWiped } = gone ?? { removed: 0, released: 0, isWiped: true }
  return [
    { type: 'title', text: 'You are forgotten' },
    text(
      `Removed: ${breaksCount(removed)} of your own. ${released === 0 ? '' : `${breaksCount(released)} of a team ${released === 1 ? 'goes' : 'go'} on without your name. `}What we talked about is forgotten, too.`,
    ),
    text(
      isWiped
        ? 'My files hold none of it any more.'
        : 'One thing is left: another program is reading my files, and keeps old pages in them. Ask me to forget you once more when it is closed; otherwise I wipe them when I start next.',
    ),
    note('Copies that whoever runs me made before are beyond my reach.'),
  ]
}

function breaksCount(count: number): string {
  return count === 1 ? '1 break' : `${count} breaks`
}
