/** The places of all known words that are at most one slip away, with some that are a little further. */
export type WithinOneSlip = (word: string) => readonly number[]

/** An index over the known words: two words one slip apart share a form with at most one letter left out. */
export function createWithinOneSlip(known: readonly string[]): WithinOneSlip {
  const byDeletion = new Map<string, number[]>()
  for (const [index, word] of known.entries()) {
    for (const form of deletionsOf(word)) append(byDeletion, form, index)
  }
  return (word) => [...new Set(deletionsOf(word).flatMap((form) => byDeletion.get(form) ?? []))]
}

/** Proposes known words that an unknown one may be a slip of: at most `most`, likely ones among them. */
export type NearWords = (word: string, most: number) => readonly string[]

/**
 * An index over the known words. Every word within one slip is always proposed. The rest of the places go to those that share most pairs of letters.
 */
export function createNearWords(known: readonly string[]): NearWords {
  const within = createWithinOneSlip(known)
  const byPair = new Map<string, number[]>()
  for (const [index, word] of known.entries()) {
    for (const pair of pairsOf(word)) append(byPair, pair, index)
  }
  const shared = new Uint8Array(known.length)

  return (word, most) => {
    const close = new Set(within(word))
    const touched: number[] = []
    for (const pair of pairsOf(word)) {
      for (const index of byPair.get(pair) ?? []) {
        if (shared[index] === 0) touched.push(index)
        shared[index] = (shared[index] ?? 0) + 1
      }
    }
    const need = Math.max(2, pairsOf(word).size - PAIRS_LOST_TO_TWO_SLIPS)
    const similar = touched
      .filter((index) => (shared[index] ?? 0) >= need && !close.has(index))
      .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
    for (const index of touched) shared[index] = 0
    return [...close, ...similar].slice(0, most).map((index) => known[index] ?? '')
  }
}

/** One slip touches at most three pairs of neighbouring letters (a swap), so two touch six. */
const PAIRS_LOST_TO_TWO_SLIPS = 6

function append(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [value])
  else if (list.at(-1) !== value) list.push(value)
}

/** The word and all its forms with one letter left out. */
function deletionsOf(word: string): readonly string[] {
  const forms = [word]
  for (let index = 0; index < word.length; index++) {
    if (word[index] !== word[index - 1]) forms.push(word.slice(0, index) + word.slice(index + 1))
  }
  return forms
}

function pairsOf(word: string): ReadonlySet<string> {
  const padded = ` ${word} `
  const pairs = new Set<string>()
  for (let index = 0; index < padded.length - 1; index++) pairs.add(padded.slice(index, index + 2))
  return pairs
}
