import type { Advice, Cause, Exercise, Knowledge, Subject } from '../knowledge/model.ts'
import type { Numbers, SignLanguage } from '../knowledge/sign-model.ts'
import type { Text } from '../knowledge/text-model.ts'
import { nearest } from '../words/distance.ts'
import { foldPhrase } from '../words/fold.ts'
import { once } from '../words/once.ts'

/** The knowledge as answers look things up in it. */
export type Library = {
  exercise(id: string): Exercise
  cause(id: string): Cause
  advice(id: string): Advice
  adviceOn(subject: Subject): Advice | undefined
  isCondition(name: string): boolean
  /** The name of an exercise; its id where the page is gone since. */
  nameOf(exercise: string): string
  /** The exercise that has this name in any way of naming it, or this id. */
  exerciseNamed(words: string): string | undefined
  /** The condition that people name like this. */
  conditionNamed(words: string): string | undefined
  /** A name that a misspelt one is most likely a slip of. */
  nearExercise(words: string): string | undefined
  nearCondition(words: string): string | undefined
  hasPage(kind: 'exercise' | 'cause' | 'advice', id: string): boolean
  /** Whether it is an area outside of what Limber is best at. */
  isKnownALittle(area: string): boolean
  /** The causes whose pages suggest the exercise, those that suggest it first before the others. */
  causesHelpedBy(exercise: string): readonly Cause[]
  sourceTitles(ids: readonly string[]): readonly string[]
  /** What is said about warning signs in a language; in English where that is unknown. */
  signWords(language: string): SignLanguage
  /** What is said above an answer to a question in another language than English. */
  firstLine(language: string): Text | undefined
  /** Whom to call in a country, where that was checked. */
  numbers(country: string | undefined): Numbers | undefined
  /** The line that is said to the person, in English. */
  why(sign: string): string
}

/** A page was asked for that is not there: a mistake in the program, since links are checked when pages are read. */
export class NoSuchPage extends Error {
  override name = 'NoSuchPage' as const
  readonly id: string
  constructor(id: string) {
    super(`There is no page "${id}".`)
    this.id = id
  }
}

/** Indexes the knowledge once; a page that is not there throws NoSuchPage. */
export function createLibrary(knowledge: Knowledge): Library {
  const pages = {
    exercise: new Map(knowledge.exercises.map((page) => [page.id, page])),
    cause: new Map(knowledge.causes.map((page) => [page.id, page])),
    advice: new Map(knowledge.advice.map((page) => [page.id, page])),
  }
  const titles = new Map(knowledge.sources.map(({ id, title }) => [id, title]))
  const little = new Set(
    knowledge.words.areas.filter(({ marks }) => marks.includes('known a little')).map(({ name }) => name),
  )
  const conditions = new Set(knowledge.words.conditions.map(({ name }) => name))
  // Most questions name nothing to be looked up like this.
  const exerciseNames = once(() => namesOf(knowledge.exercises, exerciseNamesOf))
  const conditionNames = once(() =>
    namesOf(
      knowledge.words.conditions.map((meaning) => ({ ...meaning, id: meaning.name })),
      ({ name, phrases }) => [name, ...phrases],
    ),
  )
  const [english] = knowledge.signs.languages
  if (english === undefined) throw new NoSuchPage('signs')
  const languages = new Map(knowledge.signs.languages.map((words) => [words.language, words]))
  const firstLines = new Map(knowledge.dictionaries.map(({ language, firstLine }) => [language, firstLine]))
  const find = <T>(from: ReadonlyMap<string, T>, id: string): T => {
    const page = from.get(id)
    if (page === undefined) throw new NoSuchPage(id)
    return page
  }
  return {
    exercise: (id) => find(pages.exercise, id),
    cause: (id) => find(pages.cause, id),
    advice: (id) => find(pages.advice, id),
    adviceOn: (subject) => knowledge.advice.find(({ answers }) => answers === subject),
    isCondition: (name) => conditions.has(name),
    nameOf: (id) => pages.exercise.get(id)?.name ?? id,
    exerciseNamed: (words) => exerciseNames().get(foldPhrase(words)),
    conditionNamed: (words) => conditionNames().get(foldPhrase(words)),
    nearExercise: (words) => nearest(foldPhrase(words), exerciseNames().keys()),
    nearCondition: (words) => nearest(foldPhrase(words), conditionNames().keys()),
    hasPage: (kind, id) => pages[kind].has(id),
    isKnownALittle: (area) => little.has(area),
    causesHelpedBy: (id) =>
      knowledge.causes
        .filter(({ exercises }) => exercises.includes(id))
        .toSorted((a, b) => a.exercises.indexOf(id) - b.exercises.indexOf(id)),
    sourceTitles: (ids) => ids.map((id) => titles.get(id) ?? id),
    signWords: (language) => languages.get(language) ?? english,
    firstLine: (language) => firstLines.get(language),
    numbers: (country) =>
      knowledge.numbers.find(
        ({ countries, isChecked }) => isChecked && country !== undefined && countries.includes(country),
      ),
    why: (sign) => english.whys[sign] ?? '',
  }
}

function exerciseNamesOf({ id, name, names }: Exercise): readonly string[] {
  return [name, id, ...names.common, ...names.yoga, ...names.physio, ...names.gym, ...names.misspelt]
}

/** Things by their folded names; where two share one, the first has it. */
function namesOf<T extends { readonly id: string }>(
  things: readonly T[],
  names: (thing: T) => readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    things.flatMap((thing) => names(thing).map((name) => [foldPhrase(name), thing.id] as const)).toReversed(),
  )
}
