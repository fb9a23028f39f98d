import type { Document, Rich } from '../document.ts'
import { sayEffort } from '../knowledge/dose.ts'
import type { Exercise } from '../knowledge/model.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { choice, choices, list, listed, note, sayReview, sayTopic, STANDING_LINE, text } from './say.ts'

/** The two or three exercises that fit a complaint, what it often goes with, and what to do next. */
export function complaintAnswer(
  { topic, exercises, causes }: Extract<Understanding, { kind: 'answer' }>,
  library: Library,
): Document {
  const pages = exercises.map(({ id }) => library.exercise(id))
  const patterns = causes.map(({ id }) => library.cause(id))
  if (pages.length === 0) return nothingFits(sayTopic(topic, (id) => library.cause(id).name))
  return [
    { type: 'title', text: `Worth trying for your ${listed(topic.areas.slice(0, 2))}` },
    text(`Understood: ${sayTopic(topic, (id) => library.cause(id).name)}`),
    ...list('What fits best', pages.map(sayExercise)),
    ...(topic.conditions.length === 0
      ? []
      : [
          text(
            `Because of what you told me (${listed(topic.conditions)}) I left out what does not suit it. Please ask your clinician before you start.`,
          ),
        ]),
    ...(topic.areas.includes('lower back')
      ? [text('I know upper backs best, and lower backs only a little.')]
      : []),
    ...(patterns.length === 0
      ? []
      : [text(`It often goes with: ${listed(patterns.map(({ name }) => name.toLowerCase()))}.`)]),
    text(
      { strong: 'Next:' },
      ' begin with the first one, gently. A mild pull is fine; sharp pain, tingling or dizziness means stop.',
    ),
    note(`${STANDING_LINE} ${sayReview('none')}`),
    ...choices(
      ...pages.map(({ id, name }) => choice(name, 'stretch', id)),
      ...patterns.slice(0, 1).map(({ id, name }) => choice(name, 'cause', id)),
      choice('When to see somebody', 'advice', 'when-to-see-somebody'),
    ),
  ]
}

function sayExercise(exercise: Exercise): Rich {
  return [{ strong: exercise.name }, `: ${exercise.short} (${sayEffort(exercise.dose)})`]
}

function nothingFits(said: string): Document {
  return [
    { type: 'title', text: 'Nothing I know fits all of that' },
    text(`Understood: ${said}`),
    text('No exercise of mine suits all of it. A clinician or physiotherapist can find one that does.'),
    note(STANDING_LINE),
    ...choices(choice('When to see somebody', 'advice', 'when-to-see-somebody')),
  ]
}
