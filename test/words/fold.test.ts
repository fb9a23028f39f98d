import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest, slipsBetween } from '../../src/words/distance.ts'
import { foldPhrase } from '../../src/words/fold.ts'
import { KNOWLEDGE } from '../knowledge.ts'

describe('phrases that mean the same are the same', () => {
  test.each([
    ['between my shoulder blades', 'between the shoulder-blades', 'who owns them does not matter'],
    ["child's pose", 'childs pose', 'apostrophes'],
    ['child’s pose', 'child pose', 'curly apostrophes'],
    ['STRETCHES', 'stretch', 'plurals and capitals'],
    ['Bäckereien', 'backereien', 'accents'],
    ['press-ups', 'press up', 'hyphens and short plurals'],
    ['ｃａｔ　ｃｏｗ', 'cat cow', 'full-width letters'],
    ['c\u200bat cow', 'cat cow', 'zero-width characters'],
    ['muscles', 'muscle', 'plurals in -es'],
    ['bodies', 'body', 'plurals in -ies'],
  ])('%s = %s: %s', (a, b) => {
    expect(foldPhrase(a)).toBe(foldPhrase(b))
  })

  test.each([
    ['stress', 'stres', 'double s is no plural'],
    ['locus', 'locu', '-us is no plural'],
    ['pelvis', 'pelvi', '-is is no plural'],
  ])('%s ≠ %s: %s', (a, b) => {
    expect(foldPhrase(a)).not.toBe(foldPhrase(b))
  })

  test.each([
    ["can't turn", 'cannot turn', 'contractions and long forms'],
    ['can not turn', "can't turn", 'in two words'],
    ["don't", 'do not', 'other verbs'],
  ])('%s = %s: %s', (a, b) => {
    expect(foldPhrase(a)).toBe(foldPhrase(b))
  })

  test('a pause parts what looks like a contraction', () => {
    expect(foldPhrase('yes I can. Not now')).not.toBe(foldPhrase("yes I can't now"))
  })

  test('folding what is folded changes nothing, for every phrase Limber knows', () => {
    const { areas, feelings, conditions, asks, settings } = KNOWLEDGE.words
    const phrases = [areas, feelings, conditions, asks, settings].flat().flatMap((meaning) => meaning.phrases)
    const changed = phrases.map(foldPhrase).filter((folded) => foldPhrase(folded) !== folded)
    expect(changed).toEqual([])
  })
})

/** The textbook definition, slow and plainly right. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const rest = Math.min(
    slips(a.slice(1), b) + 1,
    slips(a, b.slice(1)) + 1,
    slips(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  )
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0]
  return swapped ? Math.min(rest, slips(a.slice(2), b.slice(2)) + 1) : rest
}

test('slips between words are counted as the textbook does', () => {
  const word = fc.stringMatching(/^[abc]{0,6}$/)
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
      expect(slipsBetween(a, b, most)).toBe(Math.min(slips(a, b), most + 1))
    }),
    { numRuns: 500 },
  )
})

describe('what was probably meant', () => {
  test.each<[string, string | undefined, string]>([
    ['eazy', 'easy', 'one letter'],
    ['EASY', 'easy', 'capitals'],
    ['hrad', 'hard', 'two swapped'],
    ['middle', undefined, 'nothing is near'],
  ])('%s → %s: %s', (written, meant) => {
    expect(nearest(written, ['easy', 'medium', 'hard'])).toBe(meant)
  })
})
