import { ENGLISH } from '../knowledge/text-model.ts'
import type { Misread } from '../breaks/read-plan.ts'
import type { Document } from '../document.ts'
import type { FoundSign } from '../match/signs/find.ts'
import type { Kind, Understanding } from '../match/understanding.ts'
import { adviceCard } from './advice.ts'
import type { Around } from './around.ts'
import { candidatesAnswer } from './candidates.ts'
import { causeAnswer, causeCard } from './cause.ts'
import { checkCard } from './check.ts'
import { complaintAnswer } from './complaint.ts'
import { dosageAnswer } from './dosage.ts'
import { exerciseAnswer, exerciseCard } from './exercise.ts'
import { helpAnswer } from './help.ts'
import type { Library } from './library.ts'
import { preventionAnswer } from './prevention.ts'
import { routineAnswer } from './routine.ts'
import { safetyAnswer } from './safety.ts'
import { rich, text } from './say.ts'
import { scheduleAnswer } from './schedule.ts'
import { unknownAnswer } from './unknown.ts'

/** What somebody gets: what Limber understood, and what it says. */
export type Answer = {
  readonly understanding: Understanding
  readonly document: Document
  /** What somebody confirmed was done: nobody needs to be asked for it any more. */
  readonly isDone?: boolean
  /** What of their words was not understood, where the document says no more than that. */
  readonly misread?: Misread
  /** It is about a break of somebody's own, or tells what they have to take care of: nobody else's business. */
  readonly isOwn?: boolean
}

/** One way to answer for each kind of understanding: a forgotten one does not compile. */
type Answers = {
  readonly [K in Kind]: (
    understanding: Extract<Understanding, { kind: K }>,
    library: Library,
    around: Around,
  ) => Document
}

const ANSWERS: Answers = {
  safety: safetyAnswer,
  answer: complaintAnswer,
  exercise: exerciseAnswer,
  candidates: candidatesAnswer,
  routine: routineAnswer,
  cause: causeAnswer,
  prevention: preventionAnswer,
  dosage: dosageAnswer,
  schedule: scheduleAnswer,
  check: (_, library, around) => checkCard(library, around),
  help: helpAnswer,
  unknown: unknownAnswer,
  page: ({ page: { kind, id } }, library) => {
    if (kind === 'exercise') return exerciseCard(library.exercise(id))
    return kind === 'cause' ? causeCard(library.cause(id), library) : adviceCard(library.advice(id), library)
  },
}

/** Whole pages say themselves when to have something looked at, and leave no room. */
const WHOLE_PAGES: readonly Kind[] = ['exercise', 'page']

/**
 * The document that says what was understood. Lines of mild signs are added above the small print, and to a question
 * in another language a first line in it.
 */
export function answer(
  understanding: Understanding,
  notes: readonly FoundSign[],
  library: Library,
  around: Around,
): Document {
  const reply = ANSWERS[understanding.kind] as (
    understanding: Understanding,
    library: Library,
    around: Around,
  ) => Document
  const document = reply(understanding, library, around)
  if (understanding.kind === 'safety') return document
  const noted = withNotes(document, understanding, notes, library)
  // "I have understood you" above "I did not understand that" would be a lie.
  return understanding.kind === 'unknown' ? noted : withFirstLine(noted, library, around)
}

function withNotes(
  document: Document,
  { kind }: Understanding,
  notes: readonly FoundSign[],
  library: Library,
): Document {
  if (notes.length === 0 || WHOLE_PAGES.includes(kind)) return document
  const smallPrint = document.findIndex(({ type }) => type === 'note')
  const at = smallPrint < 0 ? document.length : smallPrint
  const lines = notes.map(({ sign }) => ({ type: 'text', text: [library.why(sign.id)] }) as const)
  return [...document.slice(0, at), ...lines, ...document.slice(at)]
}

function withFirstLine(document: Document, library: Library, { language = ENGLISH }: Around): Document {
  const line = library.firstLine(language)
  return line === undefined ? document : [...document.slice(0, 1), text(...rich(line)), ...document.slice(1)]
}
