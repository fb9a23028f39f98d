import { ELSEWHERE, SETTINGS, type Ask, type Elsewhere, type Setting } from '../knowledge/model.ts'
import type { Token } from '../words/fold.ts'
import { placesOf, type Heard, type Hearing } from './hear.ts'
import type { SenseType } from './lexicon.ts'
import { isRefused, isRefusedAfter, isRefusedIn, type Denials } from './negation.ts'
import { prevents } from './prevents.ts'
import type { Topic } from './understanding.ts'

/** What was heard, sorted by what it is. */
export type Sorted = {
  /** What the question says, and nothing besides. */
  readonly said: Topic
  /** The same with the conditions that were told of earlier. */
  readonly topic: Topic
  /** What is asked, in the order of the question. */
  readonly asks: readonly Ask[]
  /** Exercises that are named and wanted. */
  readonly exercises: readonly Hearing[]
  /** Exercises that are named and not wanted. */
  readonly exceptExercises: readonly string[]
  /** Exercises that are named and hurt. */
  readonly hurting: readonly string[]
  readonly elsewhere: readonly Elsewhere[]
  /** How one lies, sits or stands in what it describes. */
  readonly positions: readonly string[]
  /** Whether the question is plainly about what Limber knows. */
  readonly onTopic: boolean
  readonly hearings: readonly Hearing[]
  readonly tokens: readonly Token[]
  /** The question itself. */
  readonly text: string
  readonly wordsFor: WordsFor
}

/** The words of a question that were taken for a meaning, or nothing. */
export type WordsFor = (type: SenseType, id: string) => string

/** What sorting has to know besides the question. */
export type SortRules = {
  /** Conditions that may be over. */
  readonly passing: ReadonlySet<string>
  readonly english: Denials
  /** For languages besides English, the words that deny what follows. */
  readonly denials: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Sorts what was heard in a question into a topic, its limits and what is asked about it.
 */
export function sortHearings(
  text: string,
  { hearings, tokens }: Heard,
  { passing, english, denials }: SortRules,
): Sorted {
  const view = {
    word: (index: number) => tokens[index]?.word,
    hasPauseBefore: (index: number) => hasPause(text, tokens[index - 1]?.end, tokens[index]?.start),
  }
  // "No lower back pain": the area between a "no" and the pain does not stop it.
  const areas = placesOf(hearings.filter(({ sense }) => sense.type === 'area'))
  const complaints = placesOf(
    hearings.filter(({ sense }) => sense.type === 'area' || sense.type === 'feeling'),
  )
  const isArea = (index: number) => areas.has(index)
  const isComplaint = (index: number) => complaints.has(index)
  const asks = asksIn(hearings, text)
  const refused = hearings.filter(({ from, to, sense }) => {
    // "How do I avoid text neck": what somebody wants to prevent is what the question is about.
    if (asks.includes('prevention') && ABOUT.includes(sense.type)) return false
    const own = sense.language === undefined ? undefined : denials.get(sense.language)
    if (own !== undefined) return isRefusedIn(own, view, from, isComplaint)
    return isRefused(english, view, from, isArea) || (sense.type === 'position' && isRefusedAfter(view, to))
  })
  const wanted = hearings.filter((hearing) => !refused.includes(hearing))
  const ids = (from: readonly Hearing[], type: SenseType) => [
    ...new Set(from.filter(({ sense }) => sense.type === type).map(({ sense }) => sense.id)),
  ]
  // A word like "floor" asks for nothing alone; refused, it is plain.
  const settings = ids(
    wanted.filter(({ sense }) => sense.vague !== true),
    'setting',
  )
  const said: Topic = {
    areas: ids(wanted, 'area'),
    feelings: ids(wanted, 'feeling'),
    purposes: ids(wanted, 'purpose'),
    things: ids(wanted, 'thing'),
    causes: ids(wanted, 'cause'),
    settings: standingWins(settings.filter(isSetting)),
    discreet: settings.includes('discreet'),
    conditions: ids(
      wanted.filter(({ sense, to }) => !(passing.has(sense.id) && isSaidOver(text, tokens[to - 1]?.end))),
      'condition',
    ),
    without: (['position', 'thing', 'setting', 'purpose'] as const).flatMap((type) => ids(refused, type)),
  }
  return {
    said,
    topic: said,
    asks,
    exercises: wanted.filter(({ sense }) => sense.type === 'exercise'),
    exceptExercises: ids(refused, 'exercise'),
    hurting: hurtingExercises(hearings, wanted),
    // A slip away from another subject is most likely no subject at all.
    elsewhere: ids(
      wanted.filter(({ sense, slips }) => sense.id !== 'another subject' || slips === 0),
      'elsewhere',
    ).filter(isElsewhere),
    positions: ids(wanted, 'position'),
    onTopic: isOnTopic(wanted),
    hearings,
    tokens,
    text,
    wordsFor: (type, id) => hearings.find(({ sense }) => sense.type === type && sense.id === id)?.words ?? '',
  }
}

/** What a question can be about, besides where and how somebody moves. */
const ABOUT: readonly SenseType[] = ['area', 'feeling', 'cause']

/** What is asked, in the order of the question; who asks how to prevent something wants no cure for it. */
function asksIn(hearings: readonly Hearing[], text: string): readonly Ask[] {
  const asks = hearings.flatMap(({ sense }) => (sense.type === 'ask' ? [sense.id] : []))
  return prevents(text) ? ['prevention', ...asks.filter((ask) => ask !== 'relief')] : asks
}

/** The same with conditions that were told of earlier: they hold as long as the conversation. */
export function withConditions(sorted: Sorted, conditions: readonly string[]): Sorted {
  if (conditions.length === 0) return sorted
  const all = [...new Set([...sorted.said.conditions, ...conditions])]
  return { ...sorted, topic: { ...sorted.topic, conditions: all } }
}

/** Who wants to stand, in the office, wants to stand. */
function standingWins(settings: readonly Setting[]): readonly Setting[] {
  return settings.includes('standing') ? settings.filter((setting) => setting !== 'desk') : settings
}

function isSetting(id: string): id is Setting {
  return (SETTINGS as readonly string[]).includes(id)
}

function isElsewhere(id: string): id is Elsewhere {
  return (ELSEWHERE as readonly string[]).includes(id)
}

/** How many words may stand between an exercise and what it does: "cobra always hurts my back". */
const CLOSE = 2

/** "Cobra hurts my back", "dizzy after doing neck rolls": whom an exercise hurts should not be sent to it. */
function hurtingExercises(hearings: readonly Hearing[], wanted: readonly Hearing[]): readonly string[] {
  const isBad = wanted.some(({ sense }) => sense.type === 'feeling' || sense.type === 'condition')
  if (!isBad) return []
  const asks = hearings.filter(({ sense }) => sense.type === 'ask')
  return wanted.flatMap(({ sense, from, to }) => {
    if (sense.type !== 'exercise') return []
    const hurts = asks.some(
      (ask) =>
        (ask.sense.id === 'hurts' && ask.from >= to && ask.from - to <= CLOSE) ||
        (ask.sense.id === 'after' && ask.to <= from && from - ask.to <= 1),
    )
    return hurts ? [sense.id] : []
  })
}

/** "Cracked a rib in 2011, healed." */
const OVER = /^[^.!?]{0,30}\b(years ago|in (?:19|20)\d\d|healed|recovered|long over|all fine now)\b/i

function isSaidOver(text: string, from: number | undefined): boolean {
  return from !== undefined && OVER.test(text.slice(from))
}

const PAUSE = /[.!?;:,()\n\u3001\u3002\uff01\uff1f\uff0c]/

function hasPause(text: string, from: number | undefined, to: number | undefined): boolean {
  return from !== undefined && to !== undefined && PAUSE.test(text.slice(from, to))
}

const TOPICAL: readonly SenseType[] = ['area', 'feeling', 'purpose']

/** "A stretch for my back": what asks for relief may name the means. */
const BY_MOVING = /\b(?:stretch|exercise|move)/i

/** One plain word of the field is enough; vague ones need another of a different type beside them. */
function isOnTopic(wanted: readonly Hearing[]): boolean {
  const topical = wanted.filter(({ sense }) => TOPICAL.includes(sense.type))
  const plain = topical.some(({ sense }) => sense.vague !== true)
  const byMoving = wanted.some(({ sense, words }) => sense.id === 'relief' && BY_MOVING.test(words))
  const types = new Set(topical.map(({ sense }) => sense.type)).size
  return plain || types > 1 || (types === 1 && byMoving)
}
