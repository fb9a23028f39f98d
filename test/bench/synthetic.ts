import type { Exercise, Knowledge } from '../../src/knowledge/model.ts'
import { pick, type Random } from './random.ts'

const STARTS = [
  'b',
  'br',
  'c',
  'cl',
  'd',
  'dr',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
]
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io', 'ou']
const ENDS = ['b', 'ck', 'd', 'f', 'g', 'l', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rd', 'st', 't', 'x']

/** Words that look like words, none twice. */
export function inventWords(random: Random, count: number): readonly string[] {
  const words = new Set<string>()
  while (words.size < count) {
    const syllables = 2 + Math.floor(random() * 2)
    let word = ''
    for (let index = 0; index < syllables; index++) word += pick(random, STARTS) + pick(random, MIDDLES)
    words.add(word + pick(random, ENDS))
  }
  return [...words]
}

/**
 * The shipped knowledge filled up with invented exercises to so many, whose names are made of at least so many
 * different words. Their facts are drawn from those that the shipped pages have.
 */
export function syntheticKnowledge(
  random: Random,
  shipped: Knowledge,
  exercises: number,
  words: number,
): Knowledge {
  const invented = inventWords(random, words)
  const word = (index: number) => invented[index % invented.length] ?? ''
  const made = Array.from({ length: exercises - shipped.exercises.length }, (_, index): Exercise => {
    const model = pick(random, shipped.exercises)
    const sentence = (from: number) =>
      `Bring the ${word(from)} to the ${word(from + 1)} and ${word(from + 2)} slowly.`
    return {
      ...model,
      id: `exercise-${index}`,
      name: `${word(index)} ${word(index * 7 + 3)} ${index % 2 === 0 ? 'stretch' : 'hold'}`,
      names: {
        common: [`${word(index * 3 + 1)} ${word(index * 5 + 2)} pose`],
        yoga: [`${word(index * 11 + 5)}asana ${index}`],
        physio: [`${word(index)} ${word(index * 13 + 7)} mobilisation`],
        gym: [],
        misspelt: [],
      },
      steps: [[sentence(index)], [sentence(index * 2 + 1)], [sentence(index * 3 + 2)]],
    }
  })
  return { ...shipped, exercises: [...shipped.exercises, ...made] }
}
