import type { Document } from '../document.ts'
import type { Advice } from '../knowledge/model.ts'
import type { Library } from './library.ts'
import { choice, choices, list, note, rich, riches, sayReview, text } from './say.ts'

/** A whole advice page. */
export function adviceCard(advice: Advice, library: Library): Document {
  return [
    { type: 'title', text: advice.name },
    text(...rich(advice.intro)),
    ...list('What to do', riches(advice.whatToDo)),
    ...list('Good to know', riches(advice.goodToKnow)),
    ...advice.evidence.map((paragraph) => text(...rich(paragraph))),
    ...advice.notes.map((line) => text(...rich(line))),
    note(`Sources: ${library.sourceTitles(advice.sources).join('; ')}. ${sayReview(advice.review)}`),
    ...choices(...advice.exercises.slice(0, 3).map((id) => choice(library.exercise(id).name, 'stretch', id))),
  ]
}
