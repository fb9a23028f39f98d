import { ENGLISH } from '../knowledge/text-model.ts'
import type { Denials } from './negation.ts'
import type { Exercise, Knowledge } from '../knowledge/model.ts'
import { linkedExercises } from '../knowledge/text.ts'
import { foldPhrase } from '../words/fold.ts'
import { NOTHING_SAID, type Conversation } from './conversation.ts'
import { createDescriber, type Describer } from './describe.ts'
import { hear } from './hear.ts'
import type { Lexicon, Lexicons } from './lexicon.ts'
import { createRanking } from './rank.ts'
import { languageOf } from './language.ts'
import { conversationOf, recall, type Turn } from './recall.ts'
import { createGuesser, type Guesser } from './search.ts'
import { complaint } from './steps/complaint.ts'
import { described, plainlyDescribed } from './steps/described.ts'
import { anotherPart, foreign } from './steps/foreign.ts'
import { oneExercise, several } from './steps/one-exercise.ts'
import { pageByName } from './steps/page.ts'
import { question } from './steps/question.ts'
import { routine } from './steps/routine.ts'
import { schedule } from './steps/schedule.ts'
import type { Step, Tools } from './steps/step.ts'
import { aside, praise, smallTalk, unknown, yes } from './steps/talk.ts'
import { sortHearings, withConditions, type Sorted } from './topic.ts'
import type { WithoutSign } from './understanding.ts'

/** A question that was heard, before anything is made of it. */
export type Listened = { readonly sorted: Sorted; readonly language: string }

/** Makes an understanding of a question in which no warning sign was found. */
export type Understander = {
  /** What a question says in itself. */
  listen(text: string): Listened
  /** What is made of it, after what was said before. */
  understand(listened: Listened, conversation: Conversation): WithoutSign
  /** The conversation that messages were of which only the words are known. */
  conversationOf(turns: readonly Turn[]): Conversation
}

/**
 * What is tried in turn; the first that recognises the question answers it. What could be mistaken for something
 * else comes first: plain descriptions before other subjects that lend them a word, those before names, names before
 * other descriptions, plain questions before complaints, and small talk only where nobody complains.
 */
const STEPS: readonly Step[] = [
  aside,
  schedule,
  plainlyDescribed,
  foreign,
  yes,
  praise,
  several,
  oneExercise,
  pageByName,
  described,
  anotherPart,
  routine,
  question,
  complaint,
  smallTalk,
]

/** Prepares the knowledge once, so that a question costs no more when there are more pages. */
export function createUnderstander(knowledge: Knowledge, lexicons: Lexicons): Understander {
  const hearing = createHearing(lexicons)
  const tools = createTools(knowledge)
  const passing = new Set(
    knowledge.words.conditions.filter(({ marks }) => marks.includes('passes')).map(({ name }) => name),
  )
  const english = englishDenials(knowledge)
  const listen = (text: string): Listened => {
    const { heard, lexicon } = hearing(text)
    return {
      sorted: sortHearings(text, heard, { passing, english, denials: lexicon.denials }),
      language: languageOf(heard, lexicon),
    }
  }
  return {
    listen,
    understand({ sorted: heard }, conversation) {
      const sorted = withConditions(heard, conversation.conditions)
      const asked = { sorted, recalled: recall(sorted, conversation) }
      for (const step of STEPS) {
        const understood = step(asked, tools)
        if (understood !== undefined) return understood
      }
      return unknown(asked, tools)
    },
    conversationOf: (turns) => conversationOf(turns, (text) => listen(text).sorted, NOTHING_SAID),
  }
}

/** Hears a text with the words of its language, and guesses at misspelt ones among those. */
function createHearing(lexicons: Lexicons) {
  const guessers = new Map<Lexicon, Guesser>()
  return (text: string) => {
    const lexicon = lexicons.for(text)
    const guess = guessers.get(lexicon) ?? createGuesser([...lexicon.words])
    guessers.set(lexicon, guess)
    return { heard: hear(text, lexicon, guess), lexicon }
  }
}

/** The same little words by which warning signs are told from their absence. */
function englishDenials({ signs }: Knowledge): Denials {
  const own = signs.languages.find(({ language }) => language === ENGLISH)?.littleWords
  const words = (phrases: readonly string[] = []) => new Set(phrases.map(foldPhrase))
  return { denies: words(own?.['denies what follows']), ends: words(own?.['ends a denial']) }
}

function createTools(knowledge: Knowledge): Tools {
  const exercises = new Map(knowledge.exercises.map((exercise) => [exercise.id, exercise]))
  const kin = kinOf(knowledge.exercises)
  const titles = new Map(knowledge.causes.map(({ id, name }) => [foldPhrase(name), id]))
  const movements = new Set(
    knowledge.words.movements.flatMap(({ phrases }) => phrases.map((phrase) => foldPhrase(phrase))),
  )
  // Few questions are descriptions: the index over all sentences is made for the first one.
  let describer: Describer | undefined
  return {
    ranking: createRanking(knowledge),
    describe: (...asked) => (describer ??= createDescriber(knowledge))(...asked),
    isMovement: (word) => movements.has(word),
    exercise: (id) => exercises.get(id),
    kin: (id) => kin.get(id) ?? [],
    answersOf: (id) => knowledge.advice.find((page) => page.id === id)?.answers,
    causeTitled: (text) => titles.get(foldPhrase(text)),
    defaultArea: knowledge.words.areas.find(({ marks }) => marks.includes('default'))?.name ?? '',
  }
}

/** Links between easier and harder forms, which pages write one way, in both. */
function kinOf(exercises: readonly Exercise[]): ReadonlyMap<string, readonly string[]> {
  const pairs = exercises.flatMap(({ id, easier, harder }) =>
    linkedExercises([...easier, ...harder]).flatMap((other) => [
      [id, other.id] as const,
      [other.id, id] as const,
    ]),
  )
  return new Map(
    [...Map.groupBy(pairs, ([one]) => one)].map(([id, group]) => [id, group.map(([, other]) => other)]),
  )
}
