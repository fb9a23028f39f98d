import type { Document } from '../document.ts'
import { sayEffort } from '../knowledge/dose.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { choice, choices, list, note, sayReviews } from './say.ts'

/** Several exercises that may be meant, each in one line. */
export function candidatesAnswer(
  { why, exercises }: Extract<Understanding, { kind: 'candidates' }>,
  library: Library,
): Document {
  const pages = exercises.map(({ id }) => library.exercise(id))
  return [
    { type: 'title', text: why === 'unsure' ? 'Did you mean one of these?' : 'Here they are, side by side' },
    ...list(
      'In short',
      pages.map(({ name, short, dose, level, works }) => [
        { strong: name },
        `: ${short} (${sayEffort(dose)}; ${level}) It works ${works}.`,
      ]),
    ),
    note(sayReviews(pages)),
    ...choices(...pages.map(({ id, name }) => choice(name, 'stretch', id))),
  ]
}
