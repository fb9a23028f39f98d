import type { Cause, Exercise, Knowledge } from '../knowledge/model.ts'
import { createScoreboard } from './scoreboard.ts'
import type { Fit, Limits, Reason, Topic } from './understanding.ts'

// How pages are ranked for a complaint: each word that was understood gives points to the pages that name its
// meaning, more to those that name it first. Points are added up, so that an answer can say where they came from.

/** Every number that tunes the ranking, in points. */
export const POINTS = {
  /** By the place that the area has in the page's list, best first. */
  area: [3, 2, 1.4, 1],
  /** For the areas after the first that the question names: where it hurts most is said first. */
  laterArea: [2, 1.4, 1, 0.7],
  feeling: [1.6, 1.4, 1.2, 1, 0.8],
  /** For a feeling that is only like the one that was said. */
  likeFeeling: [0.8, 0.7, 0.6, 0.5, 0.4],
  /** By the place that the exercise has in the cause's list. */
  causeToExercise: [1.2, 1, 0.8, 0.7, 0.5, 0.3],
  purpose: [2.4, 1.4, 1],
  thing: 2.5,
  settingFirst: 0.6,
  discreet: 2,
  named: 6,
  /** Small preferences between pages that fit alike: start easy, start where you are. */
  easy: 0.4,
  medium: 0.1,
  deskReady: 0.15,
  needsKit: -0.8,
  /** Work for tired muscles comes first only for who is weak or asks for it. */
  onlyStrengthens: -1.5,
  /** For causes. */
  causeNamed: 6,
  causeHinted: 4,
  causeArea: [1.5, 1.1, 0.8, 0.6],
  causeFeeling: [1, 0.8, 0.6, 0.5, 0.4],
  common: { 'very common': 1.1, common: 0.6, 'less common': 0 },
} as const

/** Which words of the question were taken for which meaning. */
export type WordsFor = (meaning: string) => string

/** Finds the exercises and causes that fit a topic best; prepared once, as an index from meanings to pages. */
export type Ranking = {
  exercises(topic: Topic, wordsFor: WordsFor, options?: RankOptions): readonly Fit[]
  causes(topic: Topic, wordsFor: WordsFor): readonly Fit[]
}

export type RankOptions = {
  /** Exercises that the question names among other things. */
  readonly named?: readonly string[]
  readonly except?: readonly string[]
  readonly most?: number
}

const MOST = 3

export function createRanking({ exercises, causes, words }: Knowledge): Ranking {
  const byArea = indexBy(exercises, (exercise) => exercise.areas)
  const byFeeling = indexBy(exercises, (exercise) => exercise.eases)
  const byPurpose = indexBy(exercises, (exercise) => exercise.purposes)
  const byThing = indexBy(exercises, (exercise) => [...exercise.needs, ...exercise.niceToHave])
  const bySetting = indexBy(exercises, (exercise) => exercise.settings.slice(0, 1))
  const likes = new Map(words.feelings.map(({ name, like }) => [name, like]))
  const onlyStrengthens = indexBy(exercises, ({ purposes }) =>
    purposes.every((purpose) => purpose === 'strengthen') ? ['only strengthens'] : [],
  ).get('only strengthens')
  const byDiscretion = indexBy(exercises, (exercise) => [exercise.discreet])
  const exerciseById = indexBy(exercises, (exercise) => [exercise.id])
  const byCause = new Map(causes.map((cause) => [cause.id, postingsFor(cause.exercises, exerciseById)]))
  const exerciseSheet = createSheet(exercises.map((page) => ({ id: page.id, points: preferenceOf(page) })))

  const causesByArea = indexBy(causes, (cause) => cause.areas)
  const causesByFeeling = indexBy(causes, (cause) => cause.feels)
  const causeById = indexBy(causes, (cause) => [cause.id])
  const causeSheet = createSheet(causes.map(({ id, common }) => ({ id, points: POINTS.common[common] })))
  const nameOf = new Map([...exercises, ...causes].map(({ id, name }) => [id, name]))

  return {
    exercises(topic, wordsFor, { named = [], except = [], most = MOST } = {}) {
      const allowed = (index: number) => {
        const exercise = exercises[index]
        return exercise !== undefined && !except.includes(exercise.id) && isPossible(exercise, topic)
      }
      return exerciseSheet(most, allowed, wordsFor, [
        ...topic.areas.map((area, place) =>
          given(byArea.get(area), place === 0 ? POINTS.area : POINTS.laterArea, area),
        ),
        ...topic.feelings.map((feeling) => given(byFeeling.get(feeling), POINTS.feeling, feeling)),
        ...topic.feelings.flatMap((feeling) =>
          (likes.get(feeling) ?? [])
            .filter((like) => !topic.feelings.includes(like))
            .map((like) => given(byFeeling.get(like), POINTS.likeFeeling, like)),
        ),
        ...(wantsStrength(topic) ? [] : [given(onlyStrengthens, [POINTS.onlyStrengthens], 'work')]),
        ...topic.purposes.map((purpose) => given(byPurpose.get(purpose), POINTS.purpose, purpose)),
        ...topic.things.map((thing) => given(byThing.get(thing), [POINTS.thing], thing)),
        ...topic.causes.map((id) => given(byCause.get(id), POINTS.causeToExercise, nameOf.get(id) ?? id)),
        ...named.map((id) => given(exerciseById.get(id), [POINTS.named], nameOf.get(id) ?? id)),
        ...topic.settings.map((setting) => given(bySetting.get(setting), [POINTS.settingFirst], setting)),
        ...(topic.discreet ? [given(byDiscretion.get('yes'), [POINTS.discreet], 'discreet')] : []),
      ])
    },
    causes(topic, wordsFor) {
      return causeSheet(MOST, () => true, wordsFor, [
        ...topic.causes.map((id) => given(causeById.get(id), [POINTS.causeNamed], nameOf.get(id) ?? id)),
        ...topic.areas.map((area) => given(causesByArea.get(area), POINTS.causeArea, area)),
        ...topic.feelings.map((feeling) => given(causesByFeeling.get(feeling), POINTS.causeFeeling, feeling)),
      ])
    },
  }
}

function wantsStrength({ purposes, feelings }: Topic): boolean {
  return purposes.includes('strengthen') || feelings.includes('weak') || feelings.includes('slumped')
}

type Points = readonly number[]

/** A page that names a meaning, and at which place of its list. */
type Posting = { readonly index: number; readonly place: number }

/** The pages that one meaning gives points to, by the place at which they name it. */
type Gift = { readonly postings: readonly Posting[]; readonly points: Points; readonly meaning: string }

function given(postings: readonly Posting[] | undefined, points: Points, meaning: string): Gift {
  return { postings: postings ?? [], points, meaning }
}

/** The points for a place in a list; the last number holds for all places after it. */
function at(points: Points, place: number): number {
  return points[Math.min(place, points.length - 1)] ?? 0
}

function indexBy<T extends Exercise | Cause>(
  pages: readonly T[],
  meanings: (page: T) => readonly string[],
): ReadonlyMap<string, readonly Posting[]> {
  const index = new Map<string, Posting[]>()
  for (const [page, value] of pages.entries()) {
    for (const [place, meaning] of meanings(value).entries()) {
      const postings = index.get(meaning)
      if (postings === undefined) index.set(meaning, [{ index: page, place }])
      else postings.push({ index: page, place })
    }
  }
  return index
}

/** Things that few people have at hand. */
const KIT: readonly string[] = ['band', 'light weights']

function preferenceOf({ level, settings, needs }: Exercise): number {
  const byLevel = level === 'easy' ? POINTS.easy : level === 'medium' ? POINTS.medium : 0
  const kit = needs.some((thing) => KIT.includes(thing)) ? POINTS.needsKit : 0
  return byLevel + kit + (settings.includes('desk') ? POINTS.deskReady : 0)
}

/** Whether somebody with these limits can do the exercise at all. */
export function isPossible(exercise: Exercise, limits: Limits): boolean {
  const { settings, conditions, without } = limits
  if (settings.length > 0 && !settings.some((setting) => exercise.settings.includes(setting))) return false
  if (exercise.needs.some((thing) => without.includes(thing))) return false
  if (without.includes('equipment') && exercise.needs.some((thing) => KIT.includes(thing))) return false
  if (limits.discreet && exercise.discreet === 'no') return false
  if (exercise.positions.every((position) => without.includes(position))) return false
  return !exercise.care.some(({ level, condition }) => level === 'avoid' && conditions.includes(condition))
}

function postingsFor(
  ids: readonly string[],
  byId: ReadonlyMap<string, readonly Posting[]>,
): readonly Posting[] {
  return ids.flatMap((id, place) => (byId.get(id) ?? []).map(({ index }) => ({ index, place })))
}

type Sheet = (
  most: number,
  allowed: (index: number) => boolean,
  wordsFor: WordsFor,
  gifts: readonly Gift[],
) => readonly Fit[]

/**
 * Adds up what the meanings give. Pages start with a small preference of their own; where nobody gives points, or
 * those reached are not allowed, that alone decides.
 */
function createSheet(pages: readonly { readonly id: string; readonly points: number }[]): Sheet {
  const board = createScoreboard(
    pages.map(({ id }) => id),
    (index) => pages[index]?.points ?? 0,
  )
  return (most, allowed, wordsFor, gifts) => {
    for (const { postings, points } of gifts) {
      for (const { index, place } of postings) board.add(index, at(points, place))
    }
    const reached = board.best(most, allowed)
    const top = reached.length > 0 ? reached : bestOfAll(most, allowed)
    return top.map(({ index, points }) => ({
      id: pages[index]?.id ?? '',
      points,
      reasons: reasonsFor(index, gifts, wordsFor),
    }))
  }

  function bestOfAll(most: number, allowed: (index: number) => boolean) {
    for (const index of pages.keys()) board.add(index, 0)
    return board.best(most, allowed)
  }
}

function reasonsFor(page: number, gifts: readonly Gift[], wordsFor: WordsFor): readonly Reason[] {
  return gifts.flatMap(({ postings, points, meaning }) =>
    postings
      .filter(({ index }) => index === page)
      .map(({ place }) => ({ words: wordsFor(meaning), meaning, points: at(points, place) })),
  )
}
