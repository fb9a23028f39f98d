import type { Understanding } from './match/understanding.ts'

/** The exercises and causes that an answer offers, best first. */
export type Offers = { readonly exercises: readonly string[]; readonly causes: readonly string[] }

export type Urgency = 'none' | 'see-doctor' | 'emergency'

/** What an answer offers, for measuring: nothing at all beside a warning sign. */
export function offersOf(understanding: Understanding): Offers {
  const ids = (fits: readonly { readonly id: string }[]) => fits.map(({ id }) => id)
  switch (understanding.kind) {
    case 'answer':
    case 'cause':
      return { exercises: ids(understanding.exercises), causes: ids(understanding.causes) }
    case 'routine':
      return { exercises: ids(understanding.routine.parts.map(({ exercise }) => exercise)), causes: [] }
    case 'candidates':
      return { exercises: ids(understanding.exercises), causes: [] }
    case 'exercise':
      return { exercises: ids([understanding.exercise, ...understanding.others]), causes: [] }
    case 'prevention':
      return { exercises: [], causes: ids(understanding.causes) }
    case 'dosage':
      return { exercises: understanding.exercise ? [understanding.exercise.id] : [], causes: [] }
    case 'unknown':
      return { exercises: ids(understanding.nearest), causes: [] }
    case 'page': {
      const { kind, id } = understanding.page
      return { exercises: kind === 'exercise' ? [id] : [], causes: kind === 'cause' ? [id] : [] }
    }
    default:
      return { exercises: [], causes: [] }
  }
}

/** The kinds by which answers are measured. */
export type MeasuredKind = Exclude<Understanding['kind'], 'page' | 'routine' | 'candidates' | 'check'>

const MEASURED_AS = { routine: 'answer', candidates: 'exercise', check: 'help' } as const

/** The kind of an answer as it is measured: a page counts as what it answers, a routine as an answer. */
export function kindOf(understanding: Understanding): MeasuredKind {
  const { kind } = understanding
  if (kind === 'routine' || kind === 'candidates' || kind === 'check') return MEASURED_AS[kind]
  if (kind !== 'page') return kind
  if (understanding.page.kind !== 'advice') return understanding.page.kind
  if (understanding.answers === 'prevention') return 'prevention'
  return understanding.answers === 'dosage' || understanding.answers === 'building up' ? 'dosage' : 'help'
}

/** How soon a person should be seen, as far as Limber can tell. */
export function urgencyOf(understanding: Understanding): Urgency {
  if (understanding.kind !== 'safety') return 'none'
  const { level } = understanding.found.sign
  return level === 'emergency' || level === 'crisis' ? 'emergency' : 'see-doctor'
}
