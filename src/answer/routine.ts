import type { Document, Rich } from '../document.ts'
import { sayEffort } from '../knowledge/dose.ts'
import type { Exercise } from '../knowledge/model.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Around } from './around.ts'
import { checkLine, checkOrAdvice } from './check.ts'
import { sayConditions } from './complaint.ts'
import type { Library } from './library.ts'
import { nothingFits } from './nothing-fits.ts'
import { choice, choices, note, sayReviews, sayTopic, STANDING_LINE, text } from './say.ts'
import { listed } from '../words/listed.ts'

/** An ordered row of exercises that fits the minutes. */
export function routineAnswer(
  { said, topic, minutes, routine }: Extract<Understanding, { kind: 'routine' }>,
  library: Library,
  around: Around,
): Document {
  const pages = routine.parts.map(({ exercise }) => library.exercise(exercise.id))
  const understood = sayTopic(said, (id) => library.cause(id).name)
  if (pages.length === 0) return nothingFits(understood, library, around)
  return [
    {
      type: 'title',
      text: `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} for your ${listed(topic.areas.slice(0, 2))}`,
    },
    ...(understood === '' ? [] : [text(`Understood: ${understood}`)]),
    {
      type: 'steps',
      items: routine.parts.map(({ takes }, index) => {
        const page = pages[index]
        return page === undefined ? [] : sayPart(page, takes, topic.conditions)
      }),
    },
    text(sayTime(routine, minutes, pages)),
    ...sayConditions(topic.conditions),
    text(
      'Slowly, and breathe on. A mild pull is fine; sharp pain, tingling or dizziness means stop and leave that one out.',
    ),
    ...checkLine(library, around),
    note(`${STANDING_LINE} ${sayReviews(pages)}`),
    ...choices(
      ...pages.slice(0, MOST_BUTTONS).map(({ id, name }) => choice(name, 'stretch', id)),
      checkOrAdvice(library, around),
    ),
  ]
}

const MOST_BUTTONS = 4

function sayPart(
  { name, short, dose, care }: ReturnType<Library['exercise']>,
  takes: number,
  conditions: readonly string[],
): Rich {
  const adapted = care.filter(({ condition }) => conditions.includes(condition))
  return [
    { strong: name },
    `: ${short} (${sayEffort(dose)}; about ${takes} s)`,
    ...(adapted.length === 0
      ? []
      : [` Adapt it for ${listed(adapted.map(({ condition }) => condition))}: see its page.`]),
  ]
}

function sayTime(
  { rounds, takes, parts }: Extract<Understanding, { kind: 'routine' }>['routine'],
  minutes: number,
  pages: readonly Exercise[],
): string {
  const [page] = pages
  if (parts.length === 1 && page !== undefined) {
    if (page.round <= minutes * 60) return `Once through: about ${sayMinutes(takes)}.`
    const sides = page.dose.eachSide ? ', both sides alike' : ''
    return `A full round takes a little longer: do as much of it as fits${sides}.`
  }
  const times = rounds === 1 ? 'Once through' : rounds === 2 ? 'Twice through' : `${rounds} times through`
  return `${times}, with a breath between: about ${sayMinutes(takes)}.`
}

function sayMinutes(seconds: number): string {
  const half = Math.round(seconds / 30) / 2
  if (half < 1) return `${seconds} s`
  return `${half} ${half === 1 ? 'minute' : 'minutes'}`
}
