import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDose, sayDose } from '../../src/knowledge/dose.ts'
import type { Dose } from '../../src/knowledge/model.ts'
import { whereOf, type Problem } from '../../src/knowledge/problem.ts'
import { KNOWLEDGE } from '../knowledge.ts'

/** What a written dose means, or why it is refused. */
function read(written: string): Dose | readonly string[] {
  const problems: Problem[] = []
  const dose = readDose(written, whereOf('page.md', 1, problems), 'Dose')
  return dose ?? problems.map(({ sentence }) => sentence)
}

describe('a dose is understood', () => {
  test.each<{ why: string; written: string; dose: Dose; said: string }>([
    {
      why: 'every part there is',
      written:
        'hold 10 to 20 s, 2 to 3 repetitions, 1 to 2 sets, each side, 1 to 2 times a day, 3 to 7 days a week',
      dose: {
        hold: { least: 10, most: 20 },
        count: { least: 2, most: 3, of: 'repetitions' },
        sets: { least: 1, most: 2 },
        timesADay: { least: 1, most: 2 },
        daysAWeek: { least: 3, most: 7 },
        eachSide: true,
      },
      said: 'hold 10 to 20 s, 2 to 3 repetitions each side, 1 to 2 sets, 1 to 2 times a day, 3 to 7 days a week',
    },
    {
      why: 'one number where it is always the same',
      written: 'hold 15 s',
      dose: { hold: { least: 15, most: 15 }, eachSide: false },
      said: 'hold 15 s',
    },
    {
      why: 'any order',
      written: '7 days a week, each side, hold 15 s',
      dose: { hold: { least: 15, most: 15 }, daysAWeek: { least: 7, most: 7 }, eachSide: true },
      said: 'hold 15 s each side, 7 days a week',
    },
    {
      why: '"each side" behind what is done on each',
      written: '5 breaths each side, 2 times a day',
      dose: {
        count: { least: 5, most: 5, of: 'breaths' },
        timesADay: { least: 2, most: 2 },
        eachSide: true,
      },
      said: '5 breaths each side, 2 times a day',
    },
    {
      why: 'one of each',
      written: '1 round, 1 set, 1 time a day, 1 day a week',
      dose: {
        count: { least: 1, most: 1, of: 'rounds' },
        sets: { least: 1, most: 1 },
        timesADay: { least: 1, most: 1 },
        daysAWeek: { least: 1, most: 1 },
        eachSide: false,
      },
      said: '1 round, 1 set, 1 time a day, 1 day a week',
    },
    {
      why: 'other ways to write the same',
      written: 'Hold for 10–20sec, 8-12 reps, 3 sets, 2 times per day, 5 days per week',
      dose: {
        hold: { least: 10, most: 20 },
        count: { least: 8, most: 12, of: 'repetitions' },
        sets: { least: 3, most: 3 },
        timesADay: { least: 2, most: 2 },
        daysAWeek: { least: 5, most: 5 },
        eachSide: false,
      },
      said: 'hold 10 to 20 s, 8 to 12 repetitions, 3 sets, 2 times a day, 5 days a week',
    },
  ])('$why: $written', ({ written, dose, said }) => {
    expect(read(written)).toEqual(dose)
    expect(sayDose(dose)).toBe(said)
  })
})

const PERMITTED =
  'Permitted: hold 10 to 20 s; 2 to 3 repetitions (or breaths, or rounds); 1 to 2 sets; 1 to 2 times a day; 3 to 7 days a week; each side.'

describe('a dose is refused', () => {
  test.each<{ why: string; written: string; says: readonly string[] }>([
    {
      why: 'a number that could count anything',
      written: '10',
      says: ['"Dose" has the bare number "10": say what it counts.'],
    },
    {
      why: 'two of them',
      written: 'hold 10 s, 10 to 12',
      says: ['"Dose" has the bare number "10 to 12": say what it counts.'],
    },
    {
      why: 'a unit that nobody knows',
      written: 'hold 10 s, 3 wobbles',
      says: [`"Dose" has "3 wobbles". ${PERMITTED}`],
    },
    { why: 'a hold in minutes', written: 'hold 1 min', says: [`"Dose" has "hold 1 min". ${PERMITTED}`] },
    { why: 'no number at all', written: 'hold to ease', says: [`"Dose" has "hold to ease". ${PERMITTED}`] },
    {
      why: 'letters of which "to" is made',
      written: 'hold 10 s, too',
      says: [`"Dose" has "too". ${PERMITTED}`],
    },
    {
      why: 'a word that would be lost when the dose is said',
      written: '10 slow rounds',
      says: [`"Dose" has "10 slow rounds". ${PERMITTED}`],
    },
    { why: 'half a breath', written: '1.5 breaths', says: [`"Dose" has "1.5 breaths". ${PERMITTED}`] },
    {
      why: 'a number that is surely a slip',
      written: '1000 breaths',
      says: [`"Dose" has "1000 breaths". ${PERMITTED}`],
    },
    {
      why: 'a range upside down',
      written: 'hold 20 to 10 s',
      says: ['"Dose" has "hold 20 to 10 s": the smaller number comes first.'],
    },
    {
      why: 'nothing to do',
      written: '0 repetitions',
      says: ['"Dose" has "0 repetitions": nothing is done 0 times.'],
    },
    {
      why: 'perhaps nothing to do',
      written: '0 to 2 repetitions',
      says: ['"Dose" has "0 to 2 repetitions": nothing is done 0 times.'],
    },
    {
      why: 'two holds',
      written: 'hold 10 s, hold 20 s',
      says: ['"Dose" says "hold 20 s", and something like it before.'],
    },
    {
      why: 'breaths and repetitions, of which one would be lost',
      written: '5 breaths, 3 repetitions',
      says: ['"Dose" says "3 repetitions", and something like it before.'],
    },
    {
      why: '"each side" twice',
      written: '5 breaths each side, each side',
      says: ['"Dose" says "each side" twice.'],
    },
    {
      why: 'only how often',
      written: '2 times a day',
      says: ['"Dose" says neither how long nor how many: add "hold 10 s" or "5 repetitions".'],
    },
    {
      why: 'a week of eight days',
      written: 'hold 10 s, 8 days a week',
      says: ['"Dose": a week has 7 days.'],
    },
    {
      why: 'a comma too many',
      written: 'hold 10 s,, 2 times a day',
      says: ['"Dose" has a comma with nothing beside it.'],
    },
    {
      why: 'several slips at once',
      written: '10, hold 20 to 10 s, 9 days a week',
      says: [
        '"Dose" has the bare number "10": say what it counts.',
        '"Dose" has "hold 20 to 10 s": the smaller number comes first.',
        '"Dose": a week has 7 days.',
      ],
    },
  ])('$why: $written', ({ written, says }) => {
    expect(read(written)).toEqual(says)
  })
})

describe('what is said is understood again', () => {
  test.each(KNOWLEDGE.exercises)('$name', ({ dose }) => {
    expect(read(sayDose(dose))).toEqual(dose)
  })

  test('… whatever the dose', () => {
    const range = (most: number) =>
      fc
        .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
        .map(([a, b]) => ({ least: Math.min(a, b), most: Math.max(a, b) }))
    const count = fc
      .tuple(range(999), fc.constantFrom('repetitions', 'breaths', 'rounds'))
      .map(([numbers, of]) => ({ ...numbers, of }))
    const often = { sets: range(999), timesADay: range(999), daysAWeek: range(7), eachSide: fc.boolean() }
    const dose = fc.oneof(
      fc.record({ hold: range(999), count, ...often }, { requiredKeys: ['hold', 'eachSide'] }),
      fc.record({ hold: range(999), count, ...often }, { requiredKeys: ['count', 'eachSide'] }),
    )
    fc.assert(
      fc.property(dose, (any) => {
        expect(read(sayDose(any))).toEqual(any)
      }),
    )
  })
})
