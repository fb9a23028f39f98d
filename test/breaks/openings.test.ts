import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextOpening, openingAt, OPENINGS } from '../../src/breaks/openings.ts'

const firstWord = (words: string) => words.split(' ')[0]?.toLowerCase()

describe('openings', () => {
  test('are at least twelve, and no two begin alike', () => {
    expect(OPENINGS.length).toBeGreaterThanOrEqual(12)
    expect(new Set(OPENINGS.map(firstWord)).size).toBe(OPENINGS.length)
  })

  test('are plain words that a name can follow', () => {
    expect(OPENINGS.filter((words) => !/^[A-Z][a-z ]{4,28}[a-z]$/.test(words))).toEqual([])
  })

  test('whatever was shown, no two prompts in a row open alike', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 40 }), (opening, prompts) => {
        let last = opening
        for (let prompt = 0; prompt < prompts; prompt++) {
          const next = nextOpening([{ exercise: 'cat-cow', opening: last, at: prompt }])
          expect(firstWord(openingAt(next))).not.toBe(firstWord(openingAt(last)))
          last = next
        }
      }),
    )
  })

  test('all come before one comes again', () => {
    const openings = OPENINGS.map((_, index) =>
      nextOpening([{ exercise: 'cat-cow', opening: index + 3, at: 0 }]),
    )
    expect(new Set(openings).size).toBe(OPENINGS.length)
  })

  test('the first prompt has the first', () => {
    expect(openingAt(nextOpening([]))).toBe('Time to move')
  })
})
