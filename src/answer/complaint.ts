import type { Block, Document, Rich } from '../document.ts'
import { sayEffort } from '../knowledge/dose.ts'
import type { Exercise } from '../knowledge/model.ts'
import type { LeftOut, Understanding } from '../match/understanding.ts'
import type { Around } from './around.ts'
import { checkLine, checkOrAdvice } from './check.ts'
import type { Library } from './library.ts'
import { nothingFits } from './nothing-fits.ts'
import {
  choice,
  choices,
  list,
  note,
  rich,
  sayPlaces,
  sayReviews,
  sayTopic,
  STANDING_LINE,
  text,
} from './say.ts'
import { listed } from '../words/listed.ts'

/** The two or three exercises that fit a complaint, what it often goes with, and what to do next. */
export function complaintAnswer(
  { said, topic, leftOut, exercises, causes }: Extract<Understanding, { kind: 'answer' }>,
  library: Library,
  around: Around,
): Document {
  const pages = exercises.map(({ id }) => library.exercise(id))
  const patterns = causes.map(({ id }) => library.cause(id))
  const understood = sayTopic(said, (id) => library.cause(id).name)
  if (pages.length === 0) return nothingFits(understood, library, around)
  const isInstead = said.areas.length === 0 && leftOut.length > 0
  return [
    {
      type: 'title',
      text: isInstead ? 'Worth trying instead' : `Worth trying for your ${listed(topic.areas.slice(0, 2))}`,
    },
    ...(understood === '' ? [] : [text(`Understood: ${understood}`)]),
    ...leftOut.flatMap((out) => sayLeftOut(out, topic.conditions, library)),
    ...list(
      'What fits best',
      pages.map((page) => sayExercise(page, topic.conditions)),
    ),
    ...sayConditions(topic.conditions),
    ...topic.areas
      .filter((area) => library.isKnownALittle(area))
      .map((area) => text(`I know upper backs best, and the ${area} only a little.`)),
    ...(patterns.length === 0
      ? []
      : [text(`It often goes with: ${listed(patterns.map(({ name }) => name.toLowerCase()))}.`)]),
    text(
      { strong: 'Next:' },
      ' begin with the first one, gently. A mild pull is fine; sharp pain, tingling or dizziness means stop.',
    ),
    ...checkLine(library, around),
    note(`${STANDING_LINE} ${sayReviews([...pages, ...patterns])}`),
    ...choices(
      ...pages.map(({ id, name }) => choice(name, 'stretch', id)),
      ...patterns.slice(0, 1).map(({ id, name }) => choice(name, 'cause', id)),
      checkOrAdvice(library, around),
    ),
  ]
}

/** One line on an exercise, with what it has to be adapted to. */
function sayExercise(exercise: Exercise, conditions: readonly string[]): Rich {
  const adapted = exercise.care.filter(({ condition }) => conditions.includes(condition))
  return [
    { strong: exercise.name },
    `: ${exercise.short} (${sayEffort(exercise.dose)})`,
    ...adapted.flatMap(({ condition, advice }): Rich => [
      ' ',
      { strong: `With ${condition}:` },
      ' ',
      ...rich(advice),
    ]),
  ]
}

function sayLeftOut({ id, why }: LeftOut, conditions: readonly string[], library: Library): readonly Block[] {
  const { name, care, settings } = library.exercise(id)
  if (why === 'hurts')
    return [text({ strong: `Leave ${name} for now,` }, ' since it hurts. What fits without it:')]
  if (why === 'place')
    return [
      text({ strong: `${name} is for another time:` }, ` it is done ${sayPlaces(settings)}. What fits here:`),
    ]
  const against = care.find(({ level, condition }) => level === 'avoid' && conditions.includes(condition))
  if (why === 'not wanted' || against === undefined) return []
  return [
    text({ strong: `Better leave ${name} out` }, ` with ${against.condition}: `, ...rich(against.advice)),
  ]
}

/** What was left out because of what somebody has. */
export function sayConditions(conditions: readonly string[]): readonly Block[] {
  if (conditions.length === 0) return []
  return [
    text(
      `Because of what you told me (${listed(conditions)}) I left out what does not suit it. Please ask your clinician before you start.`,
    ),
  ]
}
