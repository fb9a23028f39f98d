import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READS } from '../src/match/reads.ts'
import { whatDoesNotFit } from '../src/fit.ts'
import { plainText } from '../src/plain.ts'
import { HOSTILE } from './hostile.ts'
import { TALK, KNOWLEDGE } from './knowledge.ts'

const SIGN = 'I have chest pain and cannot breathe'

describe('whatever comes in, an answer or a clear sentence goes out', () => {
  test.each(HOSTILE)('$what', ({ text, kind }) => {
    const { understanding, document } = TALK.ask({ text })
    expect(understanding.kind).toBe(kind)
    expect(whatDoesNotFit(document)).toEqual([])
  })
})

describe('signs are found in all of a long text, the search uses its beginning', () => {
  const long = (end: string, length: number) =>
    'my upper back is stiff. '.repeat(5_000).slice(0, length - end.length) + end

  test('a sign at the end of 100,000 characters is found', () => {
    expect(TALK.ask({ text: long(`. ${SIGN}`, READS.signs) }).understanding.kind).toBe('safety')
  })

  test('a long text gets its answer and is told what was read', () => {
    const { understanding, document } = TALK.ask({ text: long('', 5_000) })
    expect(understanding.kind).toBe('answer')
    expect(plainText(document)).toContain('That was long: I used its first 2,000 characters.')
  })

  test('one character more than is read is refused, with where to turn', () => {
    const { understanding, document } = TALK.ask({ text: long(`. ${SIGN}`, READS.signs + 1) })
    expect(understanding).toEqual({ kind: 'unknown', why: 'too long', nearest: [] })
    expect(plainText(document)).toContain('please call your local emergency number')
  })
})

test('no text makes Limber throw, and every answer fits a message', () => {
  const vocabulary = [
    ...KNOWLEDGE.exercises.map(({ name }) => name),
    ...KNOWLEDGE.words.areas.flatMap(({ phrases }) => phrases),
    ...KNOWLEDGE.words.feelings.flatMap(({ phrases }) => phrases),
    ...KNOWLEDGE.words.asks.flatMap(({ phrases }) => phrases),
    ...KNOWLEDGE.causes.flatMap(({ alsoCalled }) => alsoCalled),
  ]
  const word = fc.oneof(
    fc.constantFrom(...vocabulary),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('no', 'not', 'without', 'and', 'my'),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 20 }), (words, before) => {
      const earlier = [
        { who: 'user', text: before.join(' ') },
        { who: 'bot', text: before.toReversed().join(' ') },
      ] as const
      const { document } = TALK.ask({ text: words.join(' '), earlier })
      expect(whatDoesNotFit(document)).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
