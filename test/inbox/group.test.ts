import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, gistOf, numberOf } from '../../src/inbox/group.ts'

describe('the same question has the same gist', () => {
  test.each([
    ['my spine is buzzing', 'spine buzzing', 'without its little words'],
    ['Hi, is my spine buzzing please?', 'my spine is buzzing', 'more politely, in another order'],
    ['my spines are buzzing!!!', 'my spine is buzzing', 'of more than one'],
    ['what is the wobbly donkey', 'how do I do the wobbly donkey', 'asked in another way'],
    ['…name… says my spine is buzzing', '…name… and …name… says: spine buzzing', 'whoever says so'],
    ['buzzing, buzzing spine', 'my spine is buzzing', 'said twice'],
  ])('"%s" and "%s": %s', (one, other) => {
    expect(gistOf(one)).toBe(gistOf(other))
  })

  test.each([
    ['no buzzing spine', 'buzzing spine', 'a "no" turns it round'],
    ['my spine is buzzing', 'my neck is buzzing', 'another part'],
  ])('"%s" and "%s" differ: %s', (one, other) => {
    expect(gistOf(one)).not.toBe(gistOf(other))
  })

  test('manners and masks alone have none', () => {
    expect(['hi, can you help me please?', '…name… …number…', ''].map(gistOf)).toEqual(['', '', ''])
  })

  test('in any order of its words', () => {
    const words = fc.uniqueArray(
      fc.constantFrom('spine', 'buzzing', 'donkey', 'wobbly', 'not', 'please', 'my'),
    )
    fc.assert(
      fc.property(words, (said) => {
        expect(gistOf(said.join(' '))).toBe(gistOf(said.toReversed().join(' ')))
      }),
    )
  })
})

describe('the number of a group', () => {
  test('has four digits and is the same each time', () => {
    fc.assert(
      fc.property(fc.string(), (gist) => {
        expect(numberOf(gist, new Set())).toMatch(/^\d{4}$/)
        expect(numberOf(gist, new Set())).toBe(numberOf(gist, new Set()))
      }),
    )
  })

  test('is the next one where it is taken, round the end, and none where all are', () => {
    const first = numberOf('buzzing spine', new Set()) ?? ''
    const all = new Set(Array.from({ length: 9000 }, (_, step) => String(1000 + step)))
    const free = (number: string) => numberOf('buzzing spine', all.difference(new Set([number])))
    expect(numberOf('buzzing spine', new Set([first]))).toBe(String(Number(first) + 1))
    expect([free('1000'), free('9999'), numberOf('buzzing spine', all)]).toEqual(['1000', '9999', undefined])
  })
})

test.each([
  [Date.UTC(2027, 2, 28, 0, 0), Date.UTC(2027, 2, 28), 'its first moment'],
  [Date.UTC(2027, 2, 28, 23, 59, 59, 999), Date.UTC(2027, 2, 28), 'its last'],
  [-1, Date.UTC(1969, 11, 31), 'before 1970'],
])('the day of %d is %d: %s', (at, day) => {
  expect(dayOf(at)).toBe(day)
})
