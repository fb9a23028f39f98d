import { SUBJECTS, type Advice } from './model.ts'
import type { Page } from './page.ts'
import { needed, optional, readFacts, readIntro, readSections, readTitle, textsOf } from './reader.ts'
import { exerciseLinks, whole, type Reading, readEnd, readingOf } from './reading.ts'
import { names, oneOf, review } from './values.ts'

const LONGEST_TITLE = 60
const LONGEST_INTRO = 160

const SECTIONS = {
  'What to do': { holds: 'list' },
  'Good to know': { holds: 'list', optional: true },
  Exercises: { holds: 'list', optional: true },
  Evidence: { holds: 'paragraphs' },
  Notes: { holds: 'list', optional: true },
  Sources: { holds: 'list' },
} as const

/** Reads an advice page. */
export function readAdvice(id: string, page: Page): Reading<Advice> {
  const facts = readFacts(page, {
    'Also called': optional(names, () => []),
    Answers: needed(oneOf(SUBJECTS)),
    Review: needed(review),
  })
  const parts = readSections(page, SECTIONS)
  const value = whole<Advice>({
    id,
    name: readTitle(page, LONGEST_TITLE),
    intro: readIntro(page, LONGEST_INTRO),
    alsoCalled: facts['Also called'],
    answers: facts.Answers,
    review: facts.Review,
    whatToDo: textsOf(parts['What to do']),
    goodToKnow: textsOf(parts['Good to know']),
    exercises: exerciseLinks(parts.Exercises),
    ...readEnd(parts),
  })
  return readingOf(page, value, ['Also called'], parts)
}
