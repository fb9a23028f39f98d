import { FITS } from '../fit.ts'
import { CERTAINTIES, COMMONNESS, type Cause, type Words } from './model.ts'
import type { Page } from './page.ts'
import { needed, optional, readFacts, readIntro, readSections, readTitle, textsOf } from './reader.ts'
import { meaningNames, exerciseLinks, whole, type Reading, readEnd, readingOf } from './reading.ts'
import { names, oneOf, review, someOf } from './values.ts'

/** The name of a cause stands on buttons. */
const LONGEST_TITLE = FITS.label
const LONGEST_INTRO = 160

const SECTIONS = {
  'How it leads there': { holds: 'paragraphs' },
  'Tell-tale signs': { holds: 'list' },
  'What helps': { holds: 'list' },
  Exercises: { holds: 'steps' },
  Later: { holds: 'list', optional: true },
  Prevention: { holds: 'list' },
  'Get it checked if': { holds: 'list' },
  Evidence: { holds: 'paragraphs' },
  Notes: { holds: 'list', optional: true },
  Sources: { holds: 'list' },
} as const

/** Reads a cause page against the vocabulary's areas and feelings. */
export function readCause(id: string, page: Page, words: Words): Reading<Cause> {
  const facts = readFacts(page, {
    'Also called': needed(names),
    Hints: optional(names, () => []),
    Areas: needed(someOf(meaningNames(words.areas))),
    Feels: needed(someOf(meaningNames(words.feelings))),
    Common: needed(oneOf(COMMONNESS)),
    Certainty: needed(oneOf(CERTAINTIES)),
    Review: needed(review),
  })
  const parts = readSections(page, SECTIONS)
  const value = whole<Cause>({
    id,
    name: readTitle(page, LONGEST_TITLE),
    intro: readIntro(page, LONGEST_INTRO),
    alsoCalled: facts['Also called'],
    hints: facts.Hints,
    areas: facts.Areas,
    feels: facts.Feels,
    common: facts.Common,
    certainty: facts.Certainty,
    review: facts.Review,
    how: textsOf(parts['How it leads there']),
    signs: textsOf(parts['Tell-tale signs']),
    helps: textsOf(parts['What helps']),
    exercises: exerciseLinks(parts.Exercises),
    later: exerciseLinks(parts.Later),
    prevention: textsOf(parts.Prevention),
    checkIf: textsOf(parts['Get it checked if']),
    ...readEnd(parts),
  })
  return readingOf(page, value, ['Also called'], parts)
}
