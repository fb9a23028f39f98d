import type { Cause, Exercise, Knowledge, Mark } from '../knowledge/model.ts'
import { createPossible } from './possible.ts'
import { POINTS, PREFERENCES, type Points } from './points.ts'
import { createTally, indexBy, postingsWhere, type Gift, type Posting } from './tally.ts'
import type { WordsFor } from './topic.ts'
import type { Fit, Reason, Topic } from './understanding.ts'

// How pages are ranked for a complaint: each word that was understood gives points to the pages that name its
// meaning, more to those that name it first. Points are added up, so that an answer can say where they came from.

/** Finds the exercises and causes that fit a topic best; prepared once, as an index from meanings to pages. */
export type Ranking = {
  exercises(topic: Topic, wordsFor: WordsFor, options?: RankOptions): readonly Fit[]
  causes(topic: Topic, wordsFor: WordsFor): readonly Fit[]
}

export type RankOptions = {
  /** Exercises that the question names among other things. */
  readonly named?: readonly string[]
  readonly except?: readonly string[]
  /** Whether poses of yoga are asked for. */
  readonly yoga?: boolean
  /** How many are wanted. */
  readonly most?: number
}

const MOST = 3

export function createRanking(knowledge: Knowledge): Ranking {
  return { exercises: createExerciseRanking(knowledge), causes: createCauseRanking(knowledge) }
}

function createExerciseRanking({ exercises, causes, words }: Knowledge): Ranking['exercises'] {
  const byArea = indexBy(exercises, ({ areas }) => areas)
  const byFeeling = indexBy(exercises, ({ eases }) => eases)
  const byPurpose = indexBy(exercises, ({ purposes }) => purposes)
  const byThing = indexBy(exercises, ({ needs, niceToHave }) => [...needs, ...niceToHave])
  const bySetting = indexBy(exercises, ({ settings }) => settings)
  const byAdapted = indexBy(exercises, ({ care }) =>
    care.filter(({ level }) => level === 'adapt').map(({ condition }) => condition),
  )
  const byId = indexBy(exercises, ({ id }) => [id])
  const byCause = new Map(
    causes.map((cause) => [cause.id, { cause, postings: inOrder(cause.exercises, byId) }]),
  )
  const discreet = postingsWhere(exercises, (exercise) => exercise.discreet === 'yes')
  // Poses have a name that ends in -asana; what only has a nickname in yoga is none.
  const poses = postingsWhere(
    exercises,
    ({ names, positions }) =>
      names.yoga.some((name) => /asana$/i.test(name)) && !positions.includes('sitting'),
  )
  const lying = postingsWhere(exercises, ({ positions }) =>
    positions.some((position) => position.startsWith('lying')),
  )
  const strengthensFirst = postingsWhere(
    exercises,
    ({ purposes }) => purposes[0] === 'strengthen' && purposes.length > 1,
  )
  const onlyStrengthens = postingsWhere(exercises, ({ purposes }) =>
    purposes.every((purpose) => purpose === 'strengthen'),
  )
  const feelings = new Map(words.feelings.map((feeling) => [feeling.name, feeling]))
  const kit = new Set(words.things.filter(({ marks }) => marks.includes('kit')).map(({ name }) => name))
  const needsKit = postingsWhere(exercises, ({ needs }) => needs.some((thing) => kit.has(thing)))
  const names = new Map(exercises.map(({ id, name }) => [id, name]))
  const isPossible = createPossible(words)
  const tally = createTally(
    exercises.map((page) => ({ id: page.id, preferences: exercisePreferences(page, kit) })),
  )

  const has = (topic: Topic, mark: Mark) =>
    topic.feelings.some((feeling) => feelings.get(feeling)?.marks.includes(mark))
  // Who has a band at hand wants to use it, and bands are for work.
  const namesKit = (topic: Topic) => topic.things.some((thing) => kit.has(thing))
  const wantsWork = (topic: Topic) =>
    !has(topic, 'gentle') &&
    (topic.purposes.includes('strengthen') || has(topic, 'strength') || namesKit(topic))

  return (topic, wordsFor, { named = [], except = [], yoga = false, most = MOST } = {}) => {
    const likes = topic.feelings.flatMap((feeling) =>
      (feelings.get(feeling)?.like ?? [])
        .filter((like) => !topic.feelings.includes(like))
        .map((like) => ({ like, words: wordsFor('feeling', feeling) })),
    )
    const gifts: readonly Gift[] = [
      ...topic.areas.map((area, place) =>
        gift(byArea.get(area), place === 0 ? POINTS.area : POINTS.laterArea, area, wordsFor('area', area)),
      ),
      ...topic.feelings.map((feeling) =>
        gift(byFeeling.get(feeling), POINTS.feeling, feeling, wordsFor('feeling', feeling)),
      ),
      ...likes.map(({ like, words }) => gift(byFeeling.get(like), POINTS.likeFeeling, `like ${like}`, words)),
      ...topic.causes.map((id) => {
        const entry = byCause.get(id)
        return gift(entry?.postings, POINTS.causeToExercise, entry?.cause.name ?? id, wordsFor('cause', id))
      }),
      ...topic.purposes.map((purpose) =>
        gift(byPurpose.get(purpose), POINTS.purpose, purpose, wordsFor('purpose', purpose)),
      ),
      ...(namesKit(topic) ? [gift(needsKit, [-PREFERENCES.needsKit], 'the kit is there', '')] : []),
      ...topic.things.map((thing) => gift(byThing.get(thing), POINTS.thing, thing, wordsFor('thing', thing))),
      ...topic.settings.map((setting) =>
        gift(bySetting.get(setting), POINTS.setting, setting, wordsFor('setting', setting)),
      ),
      ...topic.conditions.map((condition) =>
        gift(
          byAdapted.get(condition),
          POINTS.adapted,
          `adapted for ${condition}`,
          wordsFor('condition', condition),
        ),
      ),
      ...named.map((id) => gift(byId.get(id), POINTS.named, names.get(id) ?? id, wordsFor('exercise', id))),
      ...(yoga ? [gift(poses, POINTS.yoga, 'yoga', 'yoga')] : []),
      ...(topic.discreet
        ? [gift(discreet, POINTS.discreet, 'discreet', wordsFor('setting', 'discreet'))]
        : []),
      ...(has(topic, 'gentle')
        ? [gift(strengthensFirst, POINTS.onlyStrengthens, 'gentle things first', '')]
        : []),
      ...(topic.settings.includes('bed')
        ? [gift(lying, POINTS.lyingInBed, 'lying down', wordsFor('setting', 'bed'))]
        : []),
      ...(wantsWork(topic) ? [] : [gift(onlyStrengthens, POINTS.onlyStrengthens, 'work comes later', '')]),
    ]
    const allowed = (index: number) => {
      const exercise = exercises[index]
      return exercise !== undefined && !except.includes(exercise.id) && isPossible(exercise, topic)
    }
    return tally(most, allowed, gifts)
  }
}

function createCauseRanking({ causes }: Knowledge): Ranking['causes'] {
  const byArea = indexBy(causes, ({ areas }) => areas)
  const byFeeling = indexBy(causes, ({ feels }) => feels)
  const byId = indexBy(causes, ({ id }) => [id])
  const names = new Map(causes.map(({ id, name }) => [id, name]))
  const tally = createTally(causes.map((page) => ({ id: page.id, preferences: causePreferences(page) })))

  return (topic, wordsFor) =>
    tally(MOST, () => true, [
      ...topic.causes.map((id) =>
        gift(byId.get(id), POINTS.cause, names.get(id) ?? id, wordsFor('cause', id)),
      ),
      ...topic.areas.map((area) => gift(byArea.get(area), POINTS.causeArea, area, wordsFor('area', area))),
      ...topic.feelings.map((feeling) =>
        gift(byFeeling.get(feeling), POINTS.causeFeeling, feeling, wordsFor('feeling', feeling)),
      ),
    ])
}

function gift(
  postings: readonly Posting[] | undefined,
  points: Points,
  meaning: string,
  words: string,
): Gift {
  return { postings: postings ?? [], points, meaning, words }
}

function inOrder(ids: readonly string[], byId: ReadonlyMap<string, readonly Posting[]>): readonly Posting[] {
  return ids.flatMap((id, place) => (byId.get(id) ?? []).map(({ index }) => ({ index, place })))
}

function exercisePreferences(
  { level, settings, needs }: Exercise,
  kit: ReadonlySet<string>,
): readonly Reason[] {
  return [
    preference(level, PREFERENCES[level]),
    preference('where one sits', settings.includes('desk') ? PREFERENCES.deskReady : 0),
    preference('needs kit', needs.some((thing) => kit.has(thing)) ? PREFERENCES.needsKit : 0),
  ].filter(({ points }) => points !== 0)
}

function causePreferences({ common }: Cause): readonly Reason[] {
  return [preference(common, PREFERENCES.common[common])].filter(({ points }) => points !== 0)
}

function preference(meaning: string, points: number): Reason {
  return { words: '', meaning, points }
}
