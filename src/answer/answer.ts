import type { Document } from '../document.ts'
import type { FoundSign } from '../match/signs/find.ts'
import type { Kind, Understanding } from '../match/understanding.ts'
import { adviceCard } from './advice.ts'
import { causeAnswer, causeCard } from './cause.ts'
import { complaintAnswer } from './complaint.ts'
import { dosageAnswer } from './dosage.ts'
import { exerciseAnswer, exerciseCard } from './exercise.ts'
import { helpAnswer } from './help.ts'
import type { Library } from './library.ts'
import { preventionAnswer } from './prevention.ts'
import { safetyAnswer } from './safety.ts'
import { scheduleAnswer } from './schedule.ts'
import { unknownAnswer } from './unknown.ts'

/** One way to answer for each kind of understanding: a forgotten one does not compile. */
type Answers = {
  readonly [K in Kind]: (understanding: Extract<Understanding, { kind: K }>, library: Library) => Document
}

const ANSWERS: Answers = {
  safety: safetyAnswer,
  answer: complaintAnswer,
  exercise: exerciseAnswer,
  cause: causeAnswer,
  prevention: preventionAnswer,
  dosage: dosageAnswer,
  schedule: scheduleAnswer,
  help: helpAnswer,
  unknown: unknownAnswer,
  page: ({ page: { kind, id } }, library) => {
    if (kind === 'exercise') return exerciseCard(library.exercise(id))
    return kind === 'cause' ? causeCard(library.cause(id), library) : adviceCard(library.advice(id), library)
  },
}

/** Whole pages say themselves when to have something looked at, and leave no room. */
const WHOLE_PAGES: readonly Kind[] = ['exercise', 'page']

/** The document that says what was understood; lines of mild signs are added above the small print. */
export function answer(
  understanding: Understanding,
  notes: readonly FoundSign[],
  library: Library,
): Document {
  const reply = ANSWERS[understanding.kind] as (understanding: Understanding, library: Library) => Document
  const document = reply(understanding, library)
  if (notes.length === 0 || WHOLE_PAGES.includes(understanding.kind)) return document
  const smallPrint = document.findIndex(({ type }) => type === 'note')
  const at = smallPrint < 0 ? document.length : smallPrint
  const lines = notes.map(({ sign }) => ({ type: 'text', text: [library.why(sign.id)] }) as const)
  return [...document.slice(0, at), ...lines, ...document.slice(at)]
}
