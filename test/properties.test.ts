import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choicesOf } from '../src/document.ts'
import { whatDoesNotFit } from '../src/fit.ts'
import { SIGN_LEVELS, type SignLevel } from '../src/knowledge/sign-model.ts'
import { offersOf } from '../src/offers.ts'
import { plainText } from '../src/plain.ts'
import { TALK, KNOWLEDGE } from './knowledge.ts'
import { QUESTIONS, type Row } from './questions.ts'
import { ask, gist } from './rows.ts'

const NAMES = KNOWLEDGE.exercises.map(({ name }) => name)

/** Questions of the table, names, sentences that say nothing and no sentences at all, in any order. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...QUESTIONS.map(({ asks }) => asks)),
      fc.constantFrom(...NAMES),
      fc.lorem({ maxCount: 4 }),
      fc.string({ maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((pieces) => fc.constantFrom('. ', ', ', ' ', '\n', ' but ').map((joint) => pieces.join(joint)))

test('whatever is written, the answer fits a message, and beside a warning sign stands no exercise and no way to one', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { understanding, document } = TALK.ask({ text })
      expect(whatDoesNotFit(document)).toEqual([])
      if (understanding.kind !== 'safety') return
      const isMild = understanding.found.sign.level === 'soon'
      expect(offersOf(understanding)).toEqual({ exercises: [], causes: [] })
      expect(choicesOf(document).map(({ label }) => label)).toEqual(isMild ? ['Gentle movement'] : [])
      expect(NAMES.filter((name) => plainText(document).includes(name))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('the answer to every question of the table fits one message', () => {
  const faults = QUESTIONS.flatMap((row) =>
    whatDoesNotFit(ask(row).document).map((problem) => `${row.asks}: ${problem}`),
  )
  expect(faults).toEqual([])
})

describe('politeness changes nothing', () => {
  // A greeting before a greeting is one, and a follow-up is so short that more words make another message of it.
  const rows = QUESTIONS.filter(({ gets, after }) => gets !== 'help' && after === undefined)
  // Beside what nobody understands, a greeting is all there is to answer.
  const ours = rows.filter(({ gets }) => gets !== 'unknown')
  const plainly = new Map(rows.map((row) => [row, gist(ask(row))]))
  type Polite = (text: string) => string

  test.each<readonly [how: string, rows: readonly Row[], polite: Polite]>([
    ['please …', rows, (text) => `please ${text}`],
    ['pls …', rows, (text) => `pls ${text}`],
    ['hi …', ours, (text) => `hi ${text}`],
    ['hey there …', ours, (text) => `hey there ${text}`],
    ['… thanks', ours, (text) => `${text} thanks`],
  ])('%s', (_, some, polite) => {
    expect(changedBy(some, polite)).toEqual([])
  })

  /** Rows that are answered otherwise: with another kind of answer, or another page first. */
  function changedBy(some: readonly Row[], polite: Polite): readonly string[] {
    return some.flatMap((row) => {
      const plain = plainly.get(row)
      const now = gist(ask(row, polite(row.asks)))
      const isSame = plain?.kind === now.kind && plain.first === now.first
      return isSame ? [] : [`${row.asks}: ${plain?.kind} ${plain?.first} → ${now.kind} ${now.first}`]
    })
  }
})

describe('a plain sign as a sentence of its own is never lost', () => {
  test.each<readonly [sign: string, level: SignLevel]>([
    ['I want to die.', 'crisis'],
    ['I have chest pain.', 'emergency'],
    ['My legs are numb.', 'emergency'],
    ['I have back pain and a fever.', 'urgent'],
    ['I have pins and needles down my arm.', 'soon'],
  ])('%s → %s or more urgent', (sign, level) => {
    const enough = SIGN_LEVELS.slice(0, SIGN_LEVELS.indexOf(level) + 1)
    const lost = QUESTIONS.flatMap((row) =>
      [`${sign} ${row.asks}`, `${row.asks}. ${sign}`].filter((text) => {
        const { kind } = gist(ask(row, text))
        return !enough.some((one) => one === kind)
      }),
    )
    expect(lost).toEqual([])
  })
})
