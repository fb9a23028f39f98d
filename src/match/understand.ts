import type { Ask, Exercise, Knowledge } from '../knowledge/model.ts'
import { linkedExercises } from '../knowledge/text.ts'
import { createDescriber } from './describe.ts'
import { hear } from './hear.ts'
import { createLexicon } from './lexicon.ts'
import { createRanking } from './rank.ts'
import { recall, type Recalled, type Turn } from './recall.ts'
import { createGuesser } from './search.ts'
import { sortHearings, type Sorted } from './topic.ts'
import type { Fit, Topic, Understanding } from './understanding.ts'

/** Makes an understanding of a question in which no warning sign was found. */
export type Understander = (
  text: string,
  earlier: readonly Turn[],
) => Exclude<Understanding, { kind: 'safety' }>

const DEFAULT_AREA = 'upper back'
const MOST_OTHERS = 2
/** A description has at least so many words; fewer are a name or a complaint. */
const SHORTEST_DESCRIPTION = 5

/** Prepares the knowledge once, so that a question costs no more when there are more pages. */
export function createUnderstander(knowledge: Knowledge): Understander {
  const lexicon = createLexicon(knowledge)
  const guess = createGuesser([...lexicon.words])
  const ranking = createRanking(knowledge)
  const exercises = new Map(knowledge.exercises.map((exercise) => [exercise.id, exercise]))
  let describer: ReturnType<typeof createDescriber> | undefined
  const describe = (text: string, most: number, positions: readonly string[]) => {
    describer ??= createDescriber(knowledge.exercises, lexicon.everyday)
    return describer(text, most, positions)
  }
  const listen = (text: string) => sortHearings(text, hear(text, lexicon, guess))

  return (text, earlier) => {
    const sorted = listen(text)
    const about = recall(sorted, earlier, listen)
    return (
      elsewhere(sorted) ??
      schedule(sorted, text) ??
      exercise(sorted, about) ??
      pageByName(sorted) ??
      described(sorted, text) ??
      anotherPart(sorted) ??
      question(sorted) ??
      complaint(sorted, about) ??
      smallTalk(sorted) ??
      unknown(sorted, text)
    )
  }

  /** Other subjects that share words with ours: never guess an exercise from a cobra's venom. */
  function elsewhere(sorted: Sorted): WithoutSign | undefined {
    const isAsked = sorted.exercises.length > 0 || (sorted.onTopic && sorted.topic.purposes.length > 0)
    if (sorted.elsewhere.includes('another subject')) return nothing('another subject')
    if (sorted.elsewhere.includes('medicine') && !isAsked) return nothing('medicine')
    return undefined
  }

  function schedule({ asks, topic }: Sorted, text: string): WithoutSign | undefined {
    const hurts = topic.feelings.length > 0
    const atATime = asks.includes('time') || CLOCK.test(text)
    return asks.includes('schedule') || (atATime && !hurts) ? { kind: 'schedule' } : undefined
  }

  function anotherPart({ elsewhere, topic, exercises }: Sorted): WithoutSign | undefined {
    const ours = topic.areas.length + topic.conditions.length + exercises.length > 0
    return elsewhere.includes('another part of the body') && !ours
      ? nothing('another part of the body')
      : undefined
  }

  /** A question about one exercise, named here or a moment ago. */
  function exercise(sorted: Sorted, about: Recalled): WithoutSign | undefined {
    const { asks, topic } = sorted
    const named = sorted.exercises[0]
    const id = named?.sense.id ?? about.exercise
    if (id === undefined || asks.includes('instead')) return undefined
    const fit: Fit = {
      id,
      points: 1,
      reasons: [{ words: named?.words ?? '', meaning: exercises.get(id)?.name ?? id, points: 1 }],
    }
    if (asks.includes('dosage')) return { kind: 'dosage', exercise: fit }
    const ask = asks.find((asked): asked is 'easier' | 'harder' => asked === 'easier' || asked === 'harder')
    const complains = topic.feelings.length > 0 && !asks.includes('look-up')
    if (named !== undefined && complains && ask === undefined) return undefined
    if (named === undefined && ask === undefined && !about.isFollowUp) return undefined
    const variations =
      ask === undefined
        ? []
        : linkedExercises(exercises.get(id)?.[ask] ?? []).map(({ id }) => ({ id, points: 1, reasons: [] }))
    const [next, ...others] = variations
    // Who has just done it wants the next one; who asks out of the blue wants to know how to change this one.
    if (named === undefined && next !== undefined) {
      return {
        kind: 'exercise',
        exercise: next,
        ask: 'how',
        others: [...others, fit].slice(0, MOST_OTHERS),
        topic,
      }
    }
    return {
      kind: 'exercise',
      exercise: fit,
      ask: ask ?? 'how',
      others: variations.slice(0, MOST_OTHERS),
      topic,
    }
  }

  /** A page that is named and nothing else: what a choice says can be typed as well. */
  function pageByName({ hearings, topic, wordsFor }: Sorted): WithoutSign | undefined {
    const named = hearings.find(({ sense }) => sense.type === 'cause' && sense.vague !== true)
    const advice = hearings.find(({ sense }) => sense.type === 'advice')
    if (advice !== undefined) return { kind: 'page', page: { kind: 'advice', id: advice.sense.id } }
    const alone = hearings.every(
      ({ from, to }) => named !== undefined && named.from <= from && to <= named.to,
    )
    if (named === undefined || !alone || topic.feelings.length > 0) return undefined
    return { kind: 'cause', topic, causes: ranking.causes(topic, wordsFor).slice(0, 1), exercises: [] }
  }

  /** Why, how to prevent, how much in general. */
  function question(sorted: Sorted): WithoutSign | undefined {
    const { topic, asks, wordsFor, onTopic } = sorted
    const asked = lastOf(asks, ['cause', 'prevention', 'relief', 'dosage'])
    const aboutUs = onTopic || topic.causes.length + topic.areas.length > 0
    if (asked === 'dosage' && (topic.purposes.length > 0 || onTopic)) {
      return topic.feelings.length > 0 && topic.areas.length > 0 ? undefined : { kind: 'dosage' }
    }
    if (asked === 'cause' && aboutUs) {
      const says = topic.feelings.length + topic.causes.length > 0
      const causes = ranking.causes(says ? topic : withArea(topic), wordsFor)
      const best = causes[0]
      const fits = ranking.exercises(
        { ...withArea(topic), causes: best === undefined ? [] : [best.id] },
        wordsFor,
      )
      return { kind: 'cause', topic, causes, exercises: fits }
    }
    if (asked === 'prevention' && aboutUs) {
      return { kind: 'prevention', topic, causes: ranking.causes(withArea(topic), wordsFor) }
    }
    return undefined
  }

  /** "The one where you lie on your belly and prop on your elbows." */
  function described(sorted: Sorted, text: string): WithoutSign | undefined {
    const { topic, asks, positions } = sorted
    const words = text.trim().split(/\s+/).length
    const complains = topic.feelings.length > 0 || asks.includes('relief')
    const limits = topic.without.length > 0 || topic.settings.length > 0
    if (complains || limits || words < SHORTEST_DESCRIPTION) return undefined
    if (positions.length === 0 && !asks.includes('look-up')) return undefined
    const [best, ...others] = describe(text, MOST_OTHERS + 1, sorted.positions)
    if (best === undefined) return undefined
    return { kind: 'exercise', exercise: best, ask: 'how', others, topic }
  }

  function complaint(sorted: Sorted, about: Recalled): WithoutSign | undefined {
    const { topic, wordsFor, exceptExercises, asks } = sorted
    const named = sorted.exercises.map(({ sense }) => sense.id)
    const limited =
      topic.settings.length + topic.without.length + topic.conditions.length > 0 || topic.discreet
    const wants = topic.purposes.length > 0 || asks.includes('relief') || asks.includes('instead')
    const followsUp = about.topic !== undefined && (limited || asks.includes('instead'))
    const relevant =
      sorted.onTopic || named.length > 0 || followsUp || (wants && (limited || topic.causes.length > 0))
    if (!relevant) return undefined
    const instead = asks.includes('instead')
    const models = instead ? [...named, ...(about.exercise === undefined ? [] : [about.exercise])] : []
    const whole = withArea(
      joinTopics(
        topic,
        about.topic,
        models.flatMap((id) => exercises.get(id) ?? []),
      ),
    )
    const fits = ranking.exercises(gentle(whole), wordsFor, {
      named: instead ? [] : named,
      except: [...exceptExercises, ...models],
    })
    return { kind: 'answer', topic: whole, exercises: fits, causes: ranking.causes(whole, wordsFor) }
  }

  function smallTalk({ asks }: Sorted): WithoutSign | undefined {
    if (asks.includes('what limber does')) return { kind: 'help', why: 'asked' }
    if (asks.includes('thanks')) return { kind: 'help', why: 'thanks' }
    if (asks.includes('greeting')) return { kind: 'help', why: 'greeting' }
    return undefined
  }

  function unknown(sorted: Sorted, text: string): WithoutSign {
    if (text.trim() === '' || !/[\p{L}\p{N}]/u.test(text)) return nothing('nothing written')
    const looksUp = sorted.asks.includes('look-up')
    const near = looksUp ? describe(text, MOST_OTHERS, sorted.positions) : []
    if (near.length > 0) return { kind: 'unknown', why: 'no such exercise', nearest: near }
    if (sorted.asks.includes('relief')) return { kind: 'help', why: 'asked' }
    return nothing('not understood')
  }

  /** A fresh strain is for gentle movement: what only strengthens comes later. */
  function gentle(topic: Topic): Topic {
    return topic.feelings.includes('strained') || topic.feelings.includes('spasm')
      ? { ...topic, purposes: topic.purposes.filter((purpose) => purpose !== 'strengthen') }
      : topic
  }
}

type WithoutSign = Exclude<Understanding, { kind: 'safety' }>

/** "at 10:30", "3pm", "15 uhr". */
const CLOCK = /\b([01]?\d|2[0-3])(:[0-5]\d|\s?[ap]m|\s?uhr|h[0-5]\d)\b/i

function nothing(why: Extract<Understanding, { kind: 'unknown' }>['why']): WithoutSign {
  return { kind: 'unknown', why, nearest: [] }
}

function lastOf(asks: readonly Ask[], wanted: readonly Ask[]): Ask | undefined {
  return asks.findLast((ask) => wanted.includes(ask))
}

/** A complaint that names no area is about the upper back: that is what Limber is for. */
function withArea(topic: Topic): Topic {
  return topic.areas.length > 0 ? topic : { ...topic, areas: [DEFAULT_AREA] }
}

/** A topic filled up with what was said before, and with what the exercises to be replaced are for. */
function joinTopics(topic: Topic, before: Topic | undefined, models: readonly Exercise[]): Topic {
  const pick = (key: 'areas' | 'feelings' | 'causes', fallback: readonly string[]) =>
    topic[key].length > 0 ? topic[key] : fallback
  const fromModels = {
    areas: models.flatMap(({ areas }) => areas.slice(0, 1)),
    feelings: models.flatMap(({ eases }) => eases.slice(0, 1)),
  }
  return {
    ...topic,
    areas: pick('areas', fromModels.areas.length > 0 ? fromModels.areas : (before?.areas ?? [])),
    feelings: pick(
      'feelings',
      fromModels.feelings.length > 0 ? fromModels.feelings : (before?.feelings ?? []),
    ),
    causes: pick('causes', before?.causes ?? []),
  }
}
