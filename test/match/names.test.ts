import { describe, expect, test } from 'vitest'
import { createTalk } from '../../src/talk.ts'
import { foldPhrase, foldWord, tokenise } from '../../src/words/fold.ts'
import { namesOf } from '../../src/knowledge/names.ts'
import { createLexicon } from '../../src/match/lexicon.ts'
import { TALK, KNOWLEDGE } from '../knowledge.ts'

const lexicon = createLexicon(KNOWLEDGE)

/** Every name of every exercise. */
const NAMES = KNOWLEDGE.exercises.flatMap((exercise) =>
  [...namesOf(exercise), exercise.id.replaceAll('-', ' ')].map((written) => ({ id: exercise.id, written })),
)

function cardFor(question: string): string {
  const { understanding } = TALK.ask({ text: question })
  return understanding.kind === 'exercise' ? understanding.exercise.id : understanding.kind
}

describe('an exercise is found by each of its names', () => {
  test.each(NAMES)('$written → $id', ({ id, written }) => {
    expect(cardFor(written)).toBe(id)
  })

  test.each(NAMES)('in a question: how do I do $written? → $id', ({ id, written }) => {
    expect(cardFor(`How do I do ${written}?`)).toBe(id)
  })
})

/** Every way to miss, double or swap one letter of a word, without the word itself. */
function slipsOf(word: string): readonly string[] {
  const letters = [...word]
  const slips = letters.flatMap((letter, index) => {
    const before = letters.slice(0, index).join('')
    const after = letters.slice(index + 1).join('')
    const next = letters[index + 1]
    return [
      before + after,
      before + letter + letter + after,
      ...(next === undefined ? [] : [before + next + letter + letters.slice(index + 2).join('')]),
    ]
  })
  return [...new Set(slips)].filter((slip) => slip !== word)
}

const LONG_ENOUGH = 5

/** A slip that makes another word that Limber or everybody knows is not a slip anybody could see. */
function isAnotherWord(slip: string): boolean {
  const folded = foldWord(slip)
  return lexicon.words.has(folded) || lexicon.everyday.has(folded)
}

test('… and by each of its names with one letter missing, doubled or swapped', () => {
  const missed: string[] = []
  let tried = 0
  for (const { id, written } of NAMES) {
    for (const token of tokenise(written)) {
      if (token.written.length < LONG_ENOUGH) continue
      for (const slip of slipsOf(token.written)) {
        if (isAnotherWord(slip) || foldPhrase(slip).includes(' ')) continue
        const question = written.slice(0, token.start) + slip + written.slice(token.end)
        tried += 1
        const found = cardFor(question)
        if (found !== id) missed.push(`${question} (${id}) → ${found}`)
      }
    }
  }
  expect(tried).toBeGreaterThan(4000)
  expect(missed).toEqual([])
})

const MISSPELT = KNOWLEDGE.exercises.flatMap(({ id, names }) =>
  names.misspelt.map((written) => ({ id, written })),
)

test('a misspelling stands on a page only where it would not be found without', () => {
  const needless = MISSPELT.filter(({ id, written }) => {
    const exercises = KNOWLEDGE.exercises.map((exercise) => ({
      ...exercise,
      names: { ...exercise.names, misspelt: exercise.names.misspelt.filter((name) => name !== written) },
    }))
    const { understanding } = createTalk({ ...KNOWLEDGE, exercises }).ask({ text: written })
    return understanding.kind === 'exercise' && understanding.exercise.id === id
  })
  expect(needless).toEqual([])
})
