import type { Exercise, Knowledge } from '../knowledge/model.ts'
import { linkedExercises } from '../knowledge/text.ts'
import { foldPhrase } from '../words/fold.ts'
import { createDescriber, type Describer } from './describe.ts'
import { hear } from './hear.ts'
import type { Lexicon } from './lexicon.ts'
import { createRanking } from './rank.ts'
import { recall, type Turn } from './recall.ts'
import { createGuesser } from './search.ts'
import { complaint } from './steps/complaint.ts'
import { anotherPart, foreign } from './steps/foreign.ts'
import { oneExercise } from './steps/one-exercise.ts'
import { described, pageByName } from './steps/page.ts'
import { question, schedule } from './steps/question.ts'
import type { Step, Tools } from './steps/step.ts'
import { smallTalk, unknown } from './steps/talk.ts'
import { sortHearings } from './topic.ts'
import type { WithoutSign } from './understanding.ts'

/** Makes an understanding of a question in which no warning sign was found. */
export type Understander = (text: string, earlier: readonly Turn[]) => WithoutSign

/**
 * What is tried in turn; the first that recognises the question answers it. What could be mistaken for something
 * else comes first: other subjects before names, names before descriptions, plain questions before complaints, and
 * small talk only where nobody complains.
 */
const STEPS: readonly Step[] = [
  foreign,
  schedule,
  oneExercise,
  pageByName,
  described,
  anotherPart,
  question,
  complaint,
  smallTalk,
]

/** Prepares the knowledge once, so that a question costs no more when there are more pages. */
export function createUnderstander(knowledge: Knowledge, lexicon: Lexicon): Understander {
  const guess = createGuesser([...lexicon.words])
  const listen = (text: string) => sortHearings(text, hear(text, lexicon, guess))
  const tools = createTools(knowledge, lexicon)
  return (text, earlier) => {
    const sorted = listen(text)
    const asked = { sorted, recalled: recall(sorted, earlier, listen) }
    for (const step of STEPS) {
      const understood = step(asked, tools)
      if (understood !== undefined) return understood
    }
    return unknown(asked, tools)
  }
}

function createTools(knowledge: Knowledge, { everyday }: Lexicon): Tools {
  const exercises = new Map(knowledge.exercises.map((exercise) => [exercise.id, exercise]))
  const kin = kinOf(knowledge.exercises)
  const titles = new Map(knowledge.causes.map(({ id, name }) => [foldPhrase(name), id]))
  // Few questions are descriptions: the index over all sentences is made for the first one.
  let describer: Describer | undefined
  return {
    ranking: createRanking(knowledge),
    describe: (...asked) => (describer ??= createDescriber(knowledge.exercises, everyday))(...asked),
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
