import type { Ask, Elsewhere, Setting } from '../../knowledge/model.ts'
import { tokenise } from '../../words/fold.ts'
import type { Described } from '../describe.ts'
import { placesOf, type Hearing } from '../hear.ts'
import type { SenseType } from '../lexicon.ts'
import { isAvoided } from '../possible.ts'
import type { Sorted } from '../topic.ts'
import type { WithoutSign } from '../understanding.ts'
import { MOST_OTHERS, type Step, type Tools } from './step.ts'

/** How much of what was said the best page has to say as well, and of how many words a description is. */
type Demand = { readonly share: number; readonly coverage: number; readonly words: number }

/**
 * Other subjects share words with exercises: "stop rice sticking to the pan", "lean in and raise your hand". So the
 * less a question tells of somebody's body, the better a page must be met. Chosen with `test/match/describe.test.ts`.
 */
const DEMANDS = {
  /** So well that it is a description, whatever else its words may mean. */
  plainly: { share: 1.9, coverage: 0.7, words: 3 },
  plainlyOfNoPart: { share: 2.3, coverage: 0.8, words: 4 },
  pointedAt: { share: 2, coverage: 1, words: 1 },
  inPosition: { share: 1.1, coverage: 0.5, words: 2 },
  bodilyInUsualPosition: { share: 1.4, coverage: 0.6, words: 3 },
  bodilyAndAsked: { share: 1.4, coverage: 0.5, words: 2 },
  bodily: { share: 1.7, coverage: 0.6, words: 3 },
  other: { share: 1.8, coverage: 0.65, words: 3 },
} satisfies Record<string, Demand>

/** "Push your chest up like a snake", "child's pose but with the hands to one side": no snake, and no child's pose. */
export const plainlyDescribed: Step = ({ sorted, recalled }, tools) => {
  const found = describe(sorted, tools)
  const [best] = found
  // "The second one" points at what was just shown.
  const isPointed = !recalled.isFollowUp && isPointedAt(found, sorted)
  if (best === undefined || !(isPointed || isPlain(best, sorted))) return undefined
  const named = found.find(({ id }) => sorted.exercises.some(({ sense }) => sense.id === id))
  const isNamed = best.points < CLEARLY * (named?.points ?? 0)
  const asksElse = sorted.asks.some((ask) => ELSE.includes(ask))
  const isRefused = sorted.topic.without.length + sorted.exceptExercises.length > 0
  const exercise = tools.exercise(best.id)
  const isUnsafe = exercise !== undefined && isAvoided(exercise, sorted.topic.conditions)
  const complains = tellsTrouble(sorted, tools, ({ sense }) => POSTURES.includes(sense.id))
  const isOther = isNamed || asksElse || isRefused || isUnsafe || complains
  return isOther ? undefined : understood(found, sorted)
}

function isPlain(best: Described, sorted: Sorted): boolean {
  return isMet(best, tellsBody(sorted) ? DEMANDS.plainly : DEMANDS.plainlyOfNoPart) && !isWish(sorted)
}

/** Somebody who says hardly more than where, and that it be a stretch, wants one: "desk chair stretches upper back". */
function isWish({ topic, hearings, tokens }: Sorted): boolean {
  const wishes = hearings.filter(({ sense }) => WISHES.includes(sense.type))
  const own = tokens.filter((_, index) => !wishes.some(({ from, to }) => from <= index && index < to))
  return topic.purposes.length > 0 && own.length < LEAST_OWN_WORDS
}

const WISHES: readonly SenseType[] = ['area', 'setting', 'thing', 'purpose']
const LEAST_OWN_WORDS = 3

/** "The snake one", "that thing with the moo and the meow": few words, and one page that has them all. */
function isPointedAt([best, next]: readonly Described[], { text, topic }: Sorted): boolean {
  const complains = topic.areas.length + topic.feelings.length + topic.conditions.length > 0
  if (best === undefined || complains || !POINTING.test(text)) return false
  return isMet(best, DEMANDS.pointedAt) && best.points > CLEARLY * (next?.points ?? 0)
}

const POINTING = /\b(?:the|that)\b.{0,30}\b(?:one|thing|thingy|pose|exercise)\b/i
/** So many times better than the next is meant and not guessed. */
const CLEARLY = 1.3

/** "The one where you lie on your belly and prop on your elbows." */
export const described: Step = ({ sorted }, tools) => {
  const { topic, positions, exercises, exceptExercises } = sorted
  // "Hips on the floor" is where a part of the body is, when a movement is told.
  const movements = describingWords(sorted).filter(tools.isMovement).length
  const isPlace = (setting: Setting) => setting === 'floor' && positions.length > 0
  const settings = movements >= LEAST_MOVEMENTS ? [] : topic.settings.filter((setting) => !isPlace(setting))
  const isLimited = topic.without.length + settings.length + topic.conditions.length > 0
  const isNamed = exercises.length + exceptExercises.length > 0
  if (isLimited || isNamed || tellsTrouble(sorted, tools, () => false)) return undefined
  if (positions.length === 0 && isWish(sorted)) return undefined
  const found = describe(sorted, tools)
  const demand = DEMANDS[kindOf(sorted)]
  return found[0] !== undefined && isMet(found[0], demand) ? understood(found, sorted) : undefined
}

/** How much a question tells of somebody's body, and so which demand it has to meet. */
function kindOf(sorted: Sorted): keyof typeof DEMANDS {
  const { positions, asks } = sorted
  if (positions.some((position) => !USUAL.includes(position))) return 'inPosition'
  if (!tellsBody(sorted)) return 'other'
  if (positions.length > 0) return 'bodilyInUsualPosition'
  return asks.includes('look-up') ? 'bodilyAndAsked' : 'bodily'
}

const LEAST_MOVEMENTS = 2
/** Ladders stand as well, and people sit whatever they do. */
const USUAL: readonly string[] = ['sitting', 'standing']

/** What is asked about an exercise or a complaint is no look-up. */
const ELSE: readonly Ask[] = ['dosage', 'easier', 'harder', 'instead', 'who', 'schedule', 'routine']

function describe(sorted: Sorted, tools: Tools): readonly Described[] {
  return tools.describe({ words: describingWords(sorted), positions: sorted.positions }, MOST_OTHERS + 1)
}

function isMet({ share, coverage, length }: Described, demand: Demand): boolean {
  return share >= demand.share && coverage >= demand.coverage && length >= demand.words
}

function understood([best, ...others]: readonly Described[], { topic }: Sorted): WithoutSign | undefined {
  return best === undefined ? undefined : { kind: 'exercise', exercise: best, ask: 'how', others, topic }
}

const PARTS: readonly Elsewhere[] = [
  'another part of the body',
  'head and jaw',
  'arm and hand',
  'hip and leg',
]

/** Whether a part of the body is told, and not by a slip, or a position that few things are in. */
function tellsBody({ positions, hearings }: Sorted): boolean {
  const isPart = ({ sense, slips }: Hearing) =>
    sense.type === 'area' ||
    (sense.type === 'elsewhere' && slips === 0 && (PARTS as readonly string[]).includes(sense.id))
  return positions.some((position) => !USUAL.includes(position)) || hearings.some(isPart)
}

/** Feelings that are also what one does: a back is slumped, or one slumps on purpose. */
const POSTURES: readonly string[] = ['stuck', 'slumped', 'tense']

/** Words by which somebody says how it is, and not what to do. */
const STATES = new Set(['i', 'im', 'ive', 'is', 'are', 'am', 'feel', 'feels', 'get', 'gets', 'been'])
/** "I cannot turn my head." */
const CANNOT = new Set(['cant', 'wont'])

/**
 * Whether somebody tells of trouble rather than of a movement. "Round your back" is none, though a back can be round,
 * and neither is "pinch the blades together", though a blade can pinch; "I get a pinch" is.
 */
function tellsTrouble(
  { asks, hearings, tokens }: Sorted,
  { isMovement }: Tools,
  mayBeDone: (feeling: Hearing) => boolean,
): boolean {
  const says = (words: ReadonlySet<string>) => tokens.some(({ word }) => words.has(word))
  const isDone = (heard: Hearing) =>
    mayBeDone(heard) || tokenise(heard.words).every(({ word }) => isMovement(word))
  const hurts = hearings.filter((heard) => heard.sense.type === 'feeling' && (says(STATES) || !isDone(heard)))
  const isPlain = ({ sense }: Hearing) => sense.vague !== true
  const isAt = hearings.some((heard) => heard.sense.type === 'area' && isPlain(heard))
  return (
    says(CANNOT) ||
    hurts.some(isPlain) ||
    (hurts.length > 0 && (isAt || says(STATES) || asks.includes('hurts'))) ||
    asks.some((ask) => ask === 'relief' || ask === 'cause' || ask === 'after')
  )
}

/** In longer questions people tell first where they have it from. */
const LONG = 24

/** The words of a question without those that only ask, and those that say a position. */
export function describingWords({ tokens, hearings }: Sorted): readonly string[] {
  const others = hearings.filter(
    ({ sense }) => sense.type === 'position' || (sense.type === 'ask' && sense.id !== 'hurts'),
  )
  const position = hearings.find(({ sense }) => sense.type === 'position')
  const start = tokens.length > LONG ? (position?.from ?? 0) : 0
  const taken = placesOf(others)
  return tokens.filter((_, index) => index >= start && !taken.has(index)).map(({ word }) => word)
}
