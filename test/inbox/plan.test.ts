import { describe, expect, test } from 'vitest'
import { KNOWLEDGE_FOLDER, pagesIn } from '../../adapters/disk/pages.ts'
import { phraseOf, planWording } from '../../src/inbox/plan.ts'
import { slipsIn } from '../../src/inbox/slips.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const FILES = pagesIn(KNOWLEDGE_FOLDER)

describe('where a wording goes, and what is answered then', () => {
  test.each([
    ['stiff', 'my spine is buzzing', 'words.md', 'stiff', 'answer', 'a complaint'],
    ['cat-cow', 'the moo one?', 'exercises/cat-cow.md', 'Described as', 'exercise', 'a description'],
    ['cat-cow', 'moo stance', 'exercises/cat-cow.md', 'Also called', 'exercise', 'which describes nothing'],
    [
      'desk-work',
      'feel like a pretzel',
      'causes/desk-work.md',
      'Also called',
      'cause',
      'where a hint is too little',
    ],
    [
      'sedentary-work',
      'stretch after gaming',
      'causes/sedentary-work.md',
      'Hints',
      'answer',
      'where it is enough',
    ],
  ])('%s, "%s" → %s, %s: %s (%s)', (target, wording, file, name, kind) => {
    const plan = planWording(FILES, target, wording)
    if ('problems' in plan) throw new Error(plan.problems.join('\n'))
    expect([plan.file, plan.name, plan.answer.understanding.kind]).toEqual([file, name, kind])
  })
})

describe('what would do harm, or no good, is refused', () => {
  test.each<[string, string, string | undefined, string]>([
    [
      'a masked part',
      'stiff',
      undefined,
      '"…name… says my spine is buzzing" has a masked part, and nobody would ever write that: say which words of it count, or edit words.md by hand.',
    ],
    [
      'a slip of a warning sign, even where somebody chose it',
      'ache',
      'cheest buzzing',
      '"cheest" may be a misspelt "chest", by which a warning sign is found, and would no longer be put right: leave it out, or edit the page by hand.',
    ],
    [
      'what would help nobody',
      'settings/desk',
      'spine is buzzing',
      'With "spine is buzzing" under "desk" in words.md the question would still not be answered as you mean it: say which words of it count, choose another page or meaning, or edit the page by hand.',
    ],
    [
      'what could be several things',
      'desk',
      'buzzing',
      '"desk" can be several things: say "things/desk" or "settings/desk".',
    ],
    [
      'what there is not',
      'stif',
      'buzzing',
      '"stif" is no exercise, cause or meaning. Did you mean "stiff"? An exercise or cause is named by its file, a meaning by its heading in words.md.',
    ],
    [
      'a page of advice',
      'how-often',
      'buzzing',
      '"how-often" is no exercise, cause or meaning. An exercise or cause is named by its file, a meaning by its heading in words.md.',
    ],
    ['no words', 'stiff', 'please?', '"please?" has no words to go by.'],
  ])('%s', (_, target, words, problem) => {
    expect(planWording(FILES, target, '…name… says my spine is buzzing', words)).toEqual({
      problems: [problem],
    })
  })

  test('a phrase of another meaning, with the line it stands on', () => {
    const plan = planWording(FILES, 'stiff', 'my spine is buzzing', 'tightness')
    expect(plan).toEqual({
      problems: [
        expect.stringMatching(
          /^words\.md:\d+ {2}"tightness" is under "stiff" and "tight": it can mean one of them\.$/,
        ),
      ],
    })
  })
})

describe('words that may be slips', () => {
  test.each<[string, boolean, number, string]>([
    ['sholder bladez', false, 2, 'of what Limber would put right by itself'],
    ['sholder', true, 1, 'and of a warning sign, whoever chose it'],
    ['bhujangasna', false, 1, 'of no warning sign'],
    ['bhujangasna', true, 0, 'the same where somebody chose it'],
    ['spine is buzzing', false, 0, 'none at all'],
  ])('%s (chosen: %s): %d, %s', (phrase, isChosen, count) => {
    expect(slipsIn(phrase, KNOWLEDGE, isChosen)).toHaveLength(count)
  })
})

describe('a wording becomes a phrase', () => {
  test.each([
    ['Hi! Is my spine BUZZING, please?', 'my spine buzzing', 'small letters, no marks, no manners'],
    ["what's the *elephant* one", 'elephant one', 'no mark-up'],
    ["I can't twist; my ribs: stuck", "can't twist my ribs stuck", 'nothing that a page would trip over'],
    ['no stretch helps', 'no stretch helps', 'a "no" stays'],
  ])('%s → %s (%s)', (wording, phrase) => {
    expect(phraseOf(wording)).toBe(phrase)
  })
})
