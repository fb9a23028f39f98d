import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meDocument } from '../../src/answer/breaks/me.ts'
import {
  countSentence,
  doneDocument,
  laterDocument,
  laterQuestion,
  laterSpared,
  noPrompt,
  notTodayAlone,
  notTodayDocument,
  onlyLast,
  promptGone,
  promptOver,
} from '../../src/answer/breaks/taking-part.ts'
import type { PromptDay } from '../../src/deliver/ports.ts'
import { choicesOf } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { plainText } from '../../src/plain.ts'
import { instant } from '../breaks/calendar.ts'
import { OWN } from '../breaks/kept.ts'

const PROMPT = '019a9f3e-8c00-7000-8000-0123456789ab'
const RHYTHM = { is: 'rhythm', done: 4, of: 5, onWorkdays: true } as const

test.each([
  [0, '', ''],
  [1, '', ''],
  [2, '', ''],
  [3, '3 stretched so far.', '3 stretched.'],
  [41, '41 stretched so far.', '41 stretched.'],
])('%s people: "%s", and when it is over "%s"', (done, open, over) => {
  expect([countSentence(done, 'open'), countSentence(done, 'over')]).toEqual([open, over])
})

describe('whoever stretched is told', () => {
  test.each([
    [
      'in a team',
      doneDocument(RHYTHM, { isDirect: false, isAgain: false }),
      'Well done\n\nYou stretched on 4 of your last 5 working days.\n\nNobody is told that it was you. Others see how many took part, from 3 on.',
    ],
    [
      'alone',
      doneDocument(RHYTHM, { isDirect: true, isAgain: false }),
      'Well done\n\nYou stretched on 4 of your last 5 working days.',
    ],
    [
      'twice',
      doneDocument({ is: 'first' }, { isDirect: true, isAgain: true }),
      'Well done\n\nI had noted this one already.\n\nA good start: your rhythm begins here.',
    ],
  ])('%s', (_, document, said) => {
    expect(plainText(document)).toBe(said)
  })
})

test('a prompt is put off by a button, which knows the prompt', () => {
  const question = laterQuestion(PROMPT)
  expect(plainText(question)).toBe(
    'When should it come again?\n\nIt comes in your direct messages, to you alone.',
  )
  expect(choicesOf(question)).toEqual([
    { label: 'In 10 minutes', run: { command: 'breaks', text: `later ${PROMPT} 10` } },
    { label: 'In 30 minutes', run: { command: 'breaks', text: `later ${PROMPT} 30` } },
  ])
})

test.each([
  ['Europe/Berlin', 'It comes again at 11:05', 'That is Europe/Berlin time.'],
  ['+05:30', 'It comes again at 15:35', 'That is UTC+05:30.'],
])('when it comes again is said on the clock of %s', (zone, title, sentence) => {
  const document = laterDocument(instant('2026-11-20T10:05Z'), zone)
  expect(plainText(document)).toBe(
    `${title}\n\n${sentence} It comes in your direct messages, to you alone. If you put it off once more, the last time counts.`,
  )
})

test.each([
  ['is asked', laterQuestion(PROMPT, true)],
  ['is put off', laterDocument(instant('2026-11-20T10:05Z'), 'UTC', true)],
])('where the last one could not come, that is said when it %s', (_, document) => {
  expect(plainText(document).split('\n\n').at(-1)).toBe(
    'The last one did not reach you, because your direct messages are closed to me. Please open them for me first, or nothing can come.',
  )
})

test.each([
  [
    'with a team',
    notTodayDocument(),
    'Nobody is told. The break goes on for the others; what you put off does not come any more.',
    [],
  ],
  [
    'alone, which can be taken back',
    notTodayAlone(OWN, '2026-11-20'),
    'Your break 2 does not come any more today, nor does what you put off. After today it comes as planned.',
    [{ label: 'Take that back', run: { command: 'breaks', text: 'resume my 2 2026-11-20' } }],
  ],
])('not today, %s', (_, document, said, buttons) => {
  const paragraphs = ['Not today, then', said, 'A day off never counts against you.']
  expect(plainText(document)).toBe(paragraphs.join('\n\n'))
  expect(choicesOf(document)).toEqual(buttons)
})

test.each([
  [
    laterSpared(),
    'I send you no stretch for now\n\nYou told me of a warning sign, so for a day nothing of that kind comes to you. If I got you wrong, write "start over".',
    [{ label: 'Warning signs', run: { command: 'limber', text: 'check' } }],
  ],
  [
    noPrompt(),
    'No stretch came here lately\n\nSo there is none to answer or to put off. What is still to come you leave out with "/breaks skip".',
    [
      { label: 'The breaks here', run: { command: 'breaks', text: 'list' } },
      { label: 'Something for now', run: { command: 'stretch', text: 'upper back stretch at my desk' } },
    ],
  ],
  [
    onlyLast('Not noted', '<@bob>', 'done'),
    'Not noted\n\nI did not understand "bob". "/breaks done", and nothing behind it, is about the stretch that came here last.',
    [],
  ],
  [
    promptGone(),
    'I do not know that one any more\n\nIts break was removed, or it is too long ago. Nothing was noted.',
    [{ label: 'The breaks here', run: { command: 'breaks', text: 'list' } }],
  ],
  [
    promptOver(),
    'That one is over\n\nIts time has passed, so nothing was noted. You can stretch whenever you like.',
    [{ label: 'Something for now', run: { command: 'stretch', text: 'upper back stretch at my desk' } }],
  ],
])('what cannot be done is said as it is, with what to do (%#)', (document, said, buttons) => {
  expect(plainText(document)).toBe(said)
  expect(choicesOf(document)).toEqual(buttons)
})

/** On Friday the 20th at noon in UTC. */
const NOW = instant('2026-11-20T12:00Z')

function prompts(...days: readonly (readonly [string, PromptDay['answered']?])[]): readonly PromptDay[] {
  return days.map(([at, answered]) => ({
    breakId: 'a',
    zone: 'UTC',
    at: instant(`2026-11-${at}Z`),
    ...(answered === undefined ? {} : { answered }),
  }))
}

const KEPT =
  'Only you see this. I keep for 60 days what you press below a break; "/limber forget" makes me forget it at once, with everything else about you.'
const NOT_KEPT =
  'Nothing of it is kept. When you press "Done" or "Not today" below a break, I keep that for 60 days, and show it to nobody but you.'

describe('who asks how it goes is told', () => {
  test.each<[string, readonly PromptDay[], readonly string[]]>([
    [
      'the rhythm and this week',
      prompts(
        ['13T10:30', 'done'],
        ['16T10:30', 'done'],
        ['16T15:00', 'done'],
        ['17T10:30'],
        ['18T10:30', 'done'],
      ),
      ['You stretched on 3 of your last 4 working days.', 'You stretched 3 times this week.', KEPT],
    ],
    [
      'one of the week',
      prompts(['16T00:00', 'done']),
      ['A good start: your rhythm begins here.', 'You stretched once this week.', KEPT],
    ],
    [
      'nothing of a week in which there was nothing: no reproach',
      prompts(['12T10:30', 'done'], ['13T10:30', 'done'], ['15T23:59', 'done']),
      ['You stretched on each of your last 3 days with a break.', KEPT],
    ],
    [
      'of days off only that they are kept',
      prompts(['19T10:30', 'not today']),
      ['Whenever you join in, it counts.', KEPT],
    ],
    ['where nothing is kept, that and what would be', [], ['Whenever you join in, it counts.', NOT_KEPT]],
  ])('%s', (_, all, paragraphs) => {
    const document = meDocument(all, NOW)
    expect(plainText(document)).toBe(['Your stretching', ...paragraphs].join('\n\n'))
    expect(choicesOf(document).map(({ label }) => label)).toEqual(all.length === 0 ? [] : ['Forget me'])
  })
})

test('each of these fits one message, whatever the numbers', () => {
  const at = fc.integer({ min: 0, max: 4e12 })
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), '+05:30')
  const answered = fc.constantFrom('done' as const, 'not today' as const)
  const prompt = fc.record({ breakId: fc.constantFrom('a', 'b'), zone, at, answered })
  fc.assert(
    fc.property(
      fc.array(prompt, { maxLength: 100 }),
      fc.nat(),
      at,
      zone,
      fc.boolean(),
      fc.string({ unit: 'binary', maxLength: 3000 }),
      (all, of, now, where, is, words) => {
        const rhythm = { is: 'rhythm', done: of, of, onWorkdays: is } as const
        const documents = [
          meDocument(all, now),
          doneDocument(rhythm, { isDirect: is, isAgain: is }),
          laterDocument(now, where),
          laterQuestion(PROMPT),
          notTodayDocument(),
          notTodayAlone({ ...OWN, number: of }, '2026-11-20'),
          laterSpared(),
          noPrompt(),
          onlyLast('Nothing was left out', words, 'not-today'),
          promptGone(),
          promptOver(),
        ]
        expect(documents.flatMap(whatDoesNotFit)).toEqual([])
      },
    ),
  )
})
