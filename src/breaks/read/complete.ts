import type { Cadence } from '../cadence.ts'
import { sayCadence } from '../say.ts'
import { findZones } from '../zones.ts'
import { buildBounds, buildDays, buildMonths } from './build-days.ts'
import { buildTimes } from './build-times.ts'
import type { Draft } from './draft.ts'
import { lacksZone } from './lacks.ts'
import type { Piece } from './piece.ts'
import { value, type CadenceReading, type Step, type Stop } from './reading.ts'

/** What is known of whoever asks. */
export type Given = {
  /** The date where the asker is, as "2026-11-20". */
  readonly today: string
  /** The zone where none is said. */
  readonly zone?: string
}

/** Makes a cadence of what was said, or asks for what is missing or has several meanings. */
export function complete(draft: Draft, given: Given): CadenceReading {
  const built = build(draft, given)
  if (built.kind === 'value')
    return { kind: 'cadence', cadence: built.value, notes: [...new Set([...draft.notes, ...built.notes])] }
  if (built.kind === 'stop') return { kind: 'refused', problems: built.problems, examples: [] }
  const readings = built.drafts.map((each) => complete(each, given))
  const suggestions = [...new Set(readings.flatMap((reading) => phrasesOf(reading, built.kind)))].slice(
    0,
    MOST_SUGGESTIONS[built.kind],
  )
  if (built.kind === 'lacks') {
    const refused = readings.find(({ kind }) => kind === 'refused')
    return suggestions.length === 0 && refused !== undefined
      ? refused
      : { kind: 'missing', question: built.question, suggestions }
  }
  // Of several meanings all but one may make no sense here.
  const sensible = readings.filter(({ kind }) => kind !== 'refused')
  const [only = readings[0]] = sensible
  if (only !== undefined && sensible.length < 2) return only
  return { kind: 'ambiguous', words: built.words, question: built.question, suggestions }
}

const MOST_SUGGESTIONS = { lacks: 3, several: 4 } as const

/** Where still more is missing, the first way to fill it stands for all. */
function phrasesOf(reading: CadenceReading, after: 'several' | 'lacks'): readonly string[] {
  if (reading.kind === 'cadence') return [sayCadence(reading.cadence)]
  if (reading.kind === 'refused') return []
  return after === 'several' && reading.kind === 'ambiguous'
    ? reading.suggestions
    : reading.suggestions.slice(0, 1)
}

function build(draft: Draft, given: Given): Step<Cadence> {
  const several = severalIn(draft)
  if (several !== undefined) return several
  const [times, days, months] = [buildTimes(draft), buildDays(draft), buildMonths(draft)]
  const steps = [times, days, months]
  const problems = steps.flatMap((step) => (step.kind === 'stop' ? step.problems : []))
  if (problems.length > 0) return { kind: 'stop', problems }
  if (times.kind !== 'value') return times
  if (days.kind !== 'value') return days
  if (months.kind !== 'value') return months
  const bounds = buildBounds(draft, days.value, given.today)
  if (bounds.kind !== 'value') return bounds
  const zone = draft.said.zone?.options[0] ?? knownZone(given.zone)
  if (zone === undefined) return lacksZone(draft)
  const limited = months.value === undefined ? {} : { months: months.value }
  const cadence = { days: days.value, times: times.value, ...limited, ...bounds.value, zone }
  return value(
    cadence,
    [times, days, months, bounds].flatMap((step) => step.notes),
  )
}

/** Platforms know a few zones by names that people mean two things with, such as GMT. */
function knownZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined
  const found = findZones(zone)
  return found.length === 1 ? found[0] : zone.includes('/') ? zone : (findZones(`Etc/${zone}`)[0] ?? zone)
}

/** What has several meanings by itself, whatever stands beside it. */
function severalIn(draft: Draft): Stop | undefined {
  for (const piece of Object.values(draft.said) as readonly Piece[]) {
    if (!('options' in piece) || piece.options.length < 2) continue
    const drafts = piece.options.map((option) => {
      const chosen = { ...piece, options: [option] } as Piece
      return { ...draft, said: { ...draft.said, [piece.kind]: chosen } }
    })
    return { kind: 'several', words: piece.words, question: questionOn(piece), drafts }
  }
  return undefined
}

function questionOn({ kind, words }: Piece): string {
  if (kind === 'zone') return `"${words}" is the time of several places. Which one?`
  return `"${words}" may mean several things. Which one?`
}
