import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { createNearMisses, LONGEST_WORDING, type Why } from '../../src/inbox/near-miss.ts'
import { NOTHING_TOLD, type Fit, type Understanding } from '../../src/match/understanding.ts'
import { TALK, KNOWLEDGE } from '../knowledge.ts'
import { WARNING_SIGNS } from '../questions/warning-signs.ts'

const nearMissOf = createNearMisses(KNOWLEDGE)
const asked = (text: string) => nearMissOf(text, TALK.ask({ text }))

describe('what counts as asked in vain', () => {
  test.each<[string, string, Why, string]>([
    ['my spine is buzzing', 'my spine is buzzing', 'not understood', 'nothing was recognised'],
    [
      'Karen says my spine is buzzing',
      '…name… says my spine is buzzing',
      'not understood',
      'without the name',
    ],
    ['how do I do the wobbly donkey', 'how do I do the wobbly donkey', 'no such exercise', 'no page is near'],
    [
      'cat cow in a chair possible?',
      'cat cow in a chair possible?',
      'doubtful',
      'little speaks for the answer',
    ],
    ['shouldr knott', 'shouldr knott', 'doubtful', 'all of it is guessed'],
  ])('%s → %s: %s (%s)', (text, wording, why) => {
    const miss = asked(text)
    expect({ wording: miss?.wording, why: miss?.why }).toEqual({ wording, why })
  })

  test('words that may mean any of several exercises', () => {
    expect(
      nearMissOf('the wobbly one', answerTo({ kind: 'candidates', why: 'unsure', exercises: [] })),
    ).toEqual({
      wording: 'the wobbly one',
      gist: 'one wobbly',
      why: 'unsure',
    })
  })
})

describe('what does not', () => {
  test.each([
    ['what helps a stiff upper back', 'it was answered'],
    ['cobra or sphinx', 'several were named on purpose'],
    ['i have chest pain', 'a warning sign'],
    ['my spine is buzzing and i have chest pain', 'a warning sign beside it'],
    ['can i take ibuprofen', 'medicine'],
    ['deploy the server', 'another subject'],
    ['my ankle hurts', 'another part of the body'],
    ['hello', 'no question'],
    ['???', 'no words'],
    ['Karen 4711', 'nothing is left of it'],
    ['please help me', 'manners alone'],
    [`my spine is buzzing ${'so very '.repeat(30)}much`, 'a story'],
    ['背中がぶんぶんする', 'a script in which names cannot be told from words'],
    ['спина гудит', 'the same'],
  ])('%s (%s)', (text) => {
    expect(asked(text)).toBeUndefined()
  })

  test('a mild sign counts as one, although the answer does not say so', () => {
    const vain = answerTo({ kind: 'unknown', why: 'not understood', nearest: [] })
    const noted = (text: string) => nearMissOf(text, vain)?.wording
    expect([noted('my back is buzzing for weeks'), noted('my back is buzzing')]).toEqual([
      undefined,
      'my back is buzzing',
    ])
  })

  test('no warning sign of the truth table, even if it had not been answered as one', () => {
    const alone = WARNING_SIGNS.filter(({ after, gets }) => after === undefined && SIGNS.includes(gets))
    const vain = answerTo({ kind: 'unknown', why: 'not understood', nearest: [] })
    expect(alone.length).toBeGreaterThan(100)
    expect(alone.filter(({ asks }) => nearMissOf(asks, vain) !== undefined)).toEqual([])
  })
})

const SIGNS: readonly string[] = ['crisis', 'emergency', 'urgent', 'soon']

test('an answer is doubtful by what was said for it, not by what goes without saying', () => {
  const best = (points: number): Fit => ({
    id: 'cobra',
    points: points + 5,
    reasons: [
      { words: 'spine', meaning: 'upper back', points },
      { words: '', meaning: 'easy', points: 5 },
    ],
  })
  const whyOf = (points: number) =>
    nearMissOf(
      'my spine is buzzing',
      answerTo({
        kind: 'answer',
        said: NOTHING_TOLD,
        topic: NOTHING_TOLD,
        leftOut: [],
        exercises: [best(points)],
        causes: [],
      }),
    )?.why
  expect([whyOf(2.5), whyOf(2.6)]).toEqual(['doubtful', undefined])
})

test('whatever is asked, what is noted is short and holds no figure', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2 * LONGEST_WORDING }), (text) => {
      const miss = asked(text)
      if (text.length > LONGEST_WORDING) expect(miss).toBeUndefined()
      expect(miss?.wording ?? '').not.toMatch(/\p{N}{2}/u)
    }),
    { numRuns: 60 },
  )
})

function answerTo(understanding: Understanding): Answer {
  return { understanding, document: [] }
}
