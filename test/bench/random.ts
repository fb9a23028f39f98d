/** A stream of numbers from 0 up to 1 that is the same in every run (mulberry32). */
export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

/** The word with a letter missing, doubled or swapped. */
export function withSlip(random: Random, word: string): string {
  if (word.length < 4) return word
  const at = 1 + Math.floor(random() * (word.length - 2))
  const letter = word[at] ?? ''
  const next = word[at + 1] ?? ''
  switch (Math.floor(random() * 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + letter + word.slice(at)
    default:
      return word.slice(0, at) + next + letter + word.slice(at + 2)
  }
}

/** The text with slips in so many of its longer words. */
export function withSlips(random: Random, text: string, count: number): string {
  const words = text.split(' ')
  const long = words.flatMap((word, index) => (word.length >= 5 ? [index] : []))
  for (let left = count; left > 0 && long.length > 0; left--) {
    const [index] = long.splice(Math.floor(random() * long.length), 1)
    if (index !== undefined) words[index] = withSlip(random, words[index] ?? '')
  }
  return words.join(' ')
}
