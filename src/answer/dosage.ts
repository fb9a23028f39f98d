import type { Document } from '../document.ts'
import { sayDose } from '../knowledge/dose.ts'
import type { Understanding } from '../match/understanding.ts'
import { adviceCard } from './advice.ts'
import { forYou } from './exercise.ts'
import type { Library } from './library.ts'
import { choice, choices, note, riches, sayReview, text } from './say.ts'
import { capital } from '../words/listed.ts'

/** How long, how many, how often: of one exercise, or in general. */
export function dosageAnswer(
  { exercise, conditions }: Extract<Understanding, { kind: 'dosage' }>,
  library: Library,
): Document {
  const general = library.adviceOn('dosage')
  if (exercise === undefined) {
    return general === undefined
      ? [{ type: 'title', text: 'How much?' }, text('Every exercise page says how much and how often.')]
      : adviceCard(general, library)
  }
  const page = library.exercise(exercise.id)
  return [
    { type: 'title', text: `${page.name}: how much` },
    text({ strong: capital(sayDose(page.dose)) }, '.'),
    text(
      `One round takes about ${page.round} s. Fewer is fine to begin with: stay where it feels like a mild pull or light work, and add a little only when that has become easy.`,
    ),
    ...forYou(page, conditions),
    { type: 'warning', heading: 'Stop if', items: riches(page.stopIf) },
    note(sayReview(page.review)),
    ...choices(choice('How to', 'stretch', page.id), general && choice('In general', 'advice', general.id)),
  ]
}
