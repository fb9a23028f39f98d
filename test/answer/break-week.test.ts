import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekDocument } from '../../src/answer/breaks/week.ts'
import { createLibrary } from '../../src/answer/library.ts'
import { FEWEST } from '../../src/breaks/few.ts'
import { weekAt } from '../../src/breaks/week.ts'
import type { Counted } from '../../src/deliver/ports.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { plainText } from '../../src/plain.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { instant } from '../breaks/calendar.ts'
import { KEPT, OWN } from '../breaks/kept.ts'

const library = createLibrary(KNOWLEDGE)
const NOW = instant('2026-11-20T17:00Z')
const WEEK = weekAt(NOW, 'UTC')

/** "16 10:30 cat-cow 4": the day, the time, the exercise, and how many did it. */
function counts(lines: string): readonly Counted[] {
  return lines.split(', ').map((line) => {
    const [day = '', time = '', exercise = '', done = '0'] = line.split(' ')
    return { at: instant(`2026-11-${day}T${time}Z`), exercise, done: Number(done), answered: Number(done) }
  })
}

const documentOf = (counted: readonly Counted[], kept = KEPT) =>
  weekDocument({ kept, week: WEEK, counted }, { library, now: NOW })
const said = (lines: string) => plainText(documentOf(counts(lines)))

test('a week as a team reads it', () => {
  const document = documentOf(
    counts(
      '16 10:30 cat-cow 4, 16 15:00 cobra 0, 17 10:30 chair-rotation 6, 18 10:30 cat-cow 2, 20 10:30 sphinx 3',
    ),
  )
  const figure = document.find((block) => block.type === 'figure')
  expect(document).toEqual([
    { type: 'title', text: 'Your week of stretching, 16 to 20 Nov 2026' },
    { type: 'text', text: ['Break 2 came 5 times.'] },
    { type: 'text', text: ['Most on Tuesday: 6 in one break.'] },
    {
      type: 'figure',
      svg: expect.stringMatching(/^<svg .*<\/svg>$/s),
      alt: 'Most people in one break of each day: Mon 4, Tue 6, Wed fewer than 3, Fri 3.',
    },
    { type: 'text', text: ['The stretches: Cat-cow, Cobra, Chair twist and Sphinx.'] },
    {
      type: 'note',
      text: [
        'Whoever may change this break can have this posted at the end of each week: "/breaks week 2 on".',
      ],
    },
  ])
  expect(figure?.svg).toContain(`<desc>${figure?.alt}</desc>`)
})

describe('people', () => {
  test.each([
    [
      '16 10:30 cobra 3, 16 15:00 cobra 4',
      'Most on Monday: 4 in one break.',
      'the same ones come twice a day: no sum',
    ],
    [
      '16 10:30 cobra 4, 18 10:30 cobra 4',
      'Most on Monday and Wednesday: 4 in one break.',
      'days that are even',
    ],
    ['21 10:30 cobra 4', 'Most on Saturday: 4 in one break.', 'a weekend'],
  ])('%s → "%s": %s', (lines, sentence) => {
    expect(said(lines)).toContain(sentence)
  })

  test.each([
    ['nobody', '16 10:30 cobra 0, 17 10:30 cobra 0'],
    ['one', '16 10:30 cobra 1, 17 10:30 cobra 0'],
    ['two, twice, who may be four or the same ones', '16 10:30 cobra 2, 16 15:00 cobra 2'],
  ])('%s: the week is kind, and the same whoever it was', (_, lines) => {
    expect(said(lines)).toContain(
      'I tell numbers from 3 people on, so this week has none. Whoever took a moment to stretch did well.',
    )
    expect(documentOf(counts(lines)).some(({ type }) => type === 'figure')).toBe(false)
  })
})

describe('the title names the week', () => {
  test.each([
    ['2026-11-18', 'Your week of stretching, 16 to 20 Nov 2026', 'to its Friday'],
    [
      '2026-11-22',
      'Your week of stretching, 16 to 22 Nov 2026',
      'to its Sunday where something came after that',
    ],
    ['2026-12-02', 'Your week of stretching, 30 Nov to 4 Dec 2026', 'over the end of a month'],
    ['2026-12-30', 'Your week of stretching, 28 Dec 2026 to 1 Jan 2027', 'over New Year'],
  ])('with a prompt on %s it is "%s": %s', (date, title) => {
    const at = instant(`${date}T10:30Z`)
    const counted = [{ at, exercise: 'cobra', done: 3, answered: 3 }]
    const [first] = weekDocument({ kept: KEPT, week: weekAt(at, 'UTC'), counted }, { library, now: at })
    expect(first).toEqual({ type: 'title', text: title })
  })

  test('as the calendar of the break has it', () => {
    // A Sunday evening in UTC is a Monday in Berlin.
    const at = instant('2026-11-15T23:30Z')
    const week = weekAt(at, 'Europe/Berlin')
    const counted = [{ at, exercise: 'cobra', done: 3, answered: 3 }]
    const text = plainText(weekDocument({ kept: KEPT, week, counted }, { library, now: NOW }))
    expect(text).toContain('16 to 20 Nov 2026')
    expect(text).toContain('Most on Monday')
  })
})

test('what came in another week is of no concern', () => {
  expect(said('15 23:59 cobra 9, 16 00:00 cobra 4, 22 23:59 sphinx 3, 23 00:00 cobra 9')).toBe(
    plainText(documentOf(counts('16 00:00 cobra 4, 22 23:59 sphinx 3'))),
  )
})

test('a week without anything is told as one, with when it comes next', () => {
  expect(plainText(documentOf([]))).toBe(
    'No stretch breaks so far this week\n\nBreak 2 has not come yet. Next: Mon 23 Nov 2026, 10:30.\n\nWhoever may change this break can have this posted at the end of each week: "/breaks week 2 on".',
  )
  const paused = { ...KEPT, daysOff: { ...KEPT.daysOff, pauses: [{ from: WEEK.from }] } }
  expect(plainText(documentOf([], paused))).toContain('has not come yet. Paused until somebody resumes it.')
})

test('where it is posted each week, how to switch that off', () => {
  const text = plainText(documentOf(counts('16 10:30 cobra 3'), { ...KEPT, hasWeek: true }))
  expect(text).toContain('Whoever may change this break can switch this off: "/breaks week 2 off".')
})

test('one’s own week has no number of people', () => {
  const document = documentOf(counts('16 10:30 cobra 1, 17 10:30 cobra 0'), OWN)
  expect(plainText(document)).toContain('How it went for you is told by "/breaks me", to nobody else.')
  expect(plainText(document)).not.toMatch(/people|fewer/)
  expect(document.some(({ type }) => type === 'figure')).toBe(false)
})

test('an exercise whose page is gone is counted, and one’s own break is named as such', () => {
  const text = plainText(documentOf(counts('16 10:30 gone 3, 17 10:30 cobra 3'), OWN))
  expect(text).toContain('The stretches: Cobra and 1 more.')
  expect(text).toContain('"/breaks week my 2 on"')
  expect(said('16 10:30 gone 3')).not.toContain('stretches:')
})

const exercise = fc.oneof(
  fc.constantFrom(...KNOWLEDGE.exercises.map(({ id }) => id)),
  fc.string({ maxLength: 300 }),
)
const counted = fc.array(
  fc.record({
    at: fc.integer({ min: WEEK.from, max: WEEK.until - 1 }),
    exercise,
    done: fc.oneof(fc.nat(6), fc.nat()),
    answered: fc.nat(),
  }),
  { maxLength: 300 },
)

test('whatever happened in a week, it fits one message', () => {
  fc.assert(
    fc.property(counted, (all) => {
      expect(whatDoesNotFit(documentOf(all))).toEqual([])
      expect(whatDoesNotFit(documentOf(all, OWN))).toEqual([])
    }),
  )
})

describe('what is not shown cannot be reckoned', () => {
  const few = fc.nat(FEWEST - 1)
  test('weeks that differ in numbers of fewer than three are told the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: WEEK.from, max: WEEK.until - 1 }), fc.nat(6), few)),
        (all) => {
          const told = (other: boolean) =>
            all.map(([at, done, instead]) => ({
              at,
              exercise: 'cobra',
              done: other && done < FEWEST ? instead : done,
              answered: done,
            }))
          expect(documentOf(told(true))).toEqual(documentOf(told(false)))
        },
      ),
    )
  })

  test('of a day nothing counts but its most, so that no number of a single prompt can be subtracted', () => {
    fc.assert(
      fc.property(counted, fc.nat(), (all, less) => {
        const mostOf = (at: number) =>
          Math.max(
            ...all.filter((one) => Math.floor(one.at / DAY) === Math.floor(at / DAY)).map(({ done }) => done),
          )
        const lower = all.map((one) =>
          one.done === mostOf(one.at) ? one : { ...one, done: Math.min(one.done, less), answered: 0 },
        )
        expect(documentOf(lower)).toEqual(documentOf(all))
      }),
    )
  })
})

const DAY = 24 * 60 * 60_000
