import { describe, expect, test } from 'vitest'
import { choicesOf } from '../src/document.ts'
import { kindOf, offersOf, urgencyOf } from '../src/offers.ts'
import { BOT, TALK, KNOWLEDGE } from './knowledge.ts'

const QUESTIONS = [
  'what helps upper back stiffness',
  'tight chest muscles from bench press',
  'cat cow',
  'make prone cobra harder',
  'how many wall angels',
  'why does my neck hurt at the computer',
  'how do i prevent a sore back from driving',
  'long hours at a desk',
  'thread the needle pose',
  'my knee hurts',
  'i have chest pain',
  'remind us every hour',
  'hello',
  'asdf',
]

const isExercise = (id: string) => KNOWLEDGE.exercises.some((page) => page.id === id)

test.each(QUESTIONS)(
  'the exercises an answer shows as buttons are among those it is measured by: %s',
  (text) => {
    const { understanding, document } = TALK.ask({ text })
    const buttons = choicesOf(document).flatMap(({ run }) => (isExercise(run.text) ? [run.text] : []))
    const { exercises, causes } = offersOf(understanding)
    // Links from a card to its neighbours, and from a cause to its exercises, belong to the page and are not offers.
    const pages = ['exercise', 'cause', 'page', 'dosage']
    if (!pages.includes(kindOf(understanding))) expect(buttons.toSorted()).toEqual(exercises.toSorted())
    if (urgencyOf(understanding) !== 'none')
      expect({ buttons, exercises, causes }).toEqual({ buttons: [], exercises: [], causes: [] })
  },
)

describe('a page counts as what it answers', () => {
  test.each([
    ['stretch', 'cat-cow', 'exercise'],
    ['cause', 'desk-work', 'cause'],
    ['advice', 'how-often', 'help'],
  ])('/%s %s → %s', async (command, text, kind) => {
    const answer = await BOT.run({ command, text })
    expect(answer && kindOf(answer.understanding)).toBe(kind)
  })
})
