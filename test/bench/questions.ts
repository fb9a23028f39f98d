import type { Exercise, Knowledge } from '../../src/knowledge/model.ts'
import { pick, withSlips, type Random } from './random.ts'

/** Messages that are no question for Limber, and some that are none at all. */
const STRANGE = [
  'how do i back up my postgres database',
  'is a cobra snake venomous',
  'good morning team',
  'thanks, that helped',
  'what is the weather like',
  '???',
  'I have chest pain and my upper back hurts',
  'my legs keep giving way and my mid back hurts',
  'remind us every weekday at 10:30',
]

type Maker = (random: Random, exercise: Exercise, knowledge: Knowledge) => string

const MAKERS: readonly Maker[] = [
  (_, { name }) => name,
  (_, { name }) => `how do i do the ${name}`,
  (random, { name, names }) => pick(random, [name, ...names.common, ...names.physio, ...names.gym]),
  (_, { name }) => `how many ${name} should i do and how often`,
  (_, { name }) => `make ${name} easier please`,
  (random, _, { words }) =>
    `my ${pick(random, words.areas).name} is ${pick(random, words.feelings).name}, what helps`,
  (random, _, { words }) =>
    `so basically ${pick(random, pick(random, words.areas).phrases)} has been ${pick(random, pick(random, words.feelings).phrases)} since monday and i sit all day, anything i can do at my desk?`,
  (random, _, { causes }) => `${pick(random, pick(random, causes).alsoCalled)} and now my back hurts, why`,
  (random, _, { causes }) => `how do i prevent it, i have ${pick(random, pick(random, causes).alsoCalled)}`,
  (random, { steps }) => `the one where you ${String(pick(random, steps)[0]).toLowerCase()}`,
  (random) => pick(random, STRANGE),
]

/** So many questions of all kinds about the knowledge, a third of them with two slips of the finger. */
export function mixedQuestions(random: Random, knowledge: Knowledge, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const make = MAKERS[index % MAKERS.length] ?? (() => '')
    const question = make(random, pick(random, knowledge.exercises), knowledge)
    return index % 3 === 0 ? withSlips(random, question, 2) : question
  })
}
