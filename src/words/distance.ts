/**
 * How many slips of the finger lie between two words: a letter missing, added, wrong, or two neighbours swapped
 * (optimal string alignment distance). Stops counting beyond `most` and then gives `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = above
    above = current
  }
  return Math.min(above[b.length] ?? 0, most + 1)
}

/** The permitted word that a writer most likely meant, or nothing when none is near. */
export function nearest(word: string, permitted: Iterable<string>): string | undefined {
  const written = word.toLowerCase()
  const most = written.length <= 4 ? 1 : written.length <= 8 ? 2 : 3
  let best: string | undefined
  let fewest = most + 1
  for (const candidate of permitted) {
    const slips = slipsBetween(written, candidate.toLowerCase(), most)
    if (slips < fewest) {
      best = candidate
      fewest = slips
    }
  }
  return best
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Whether a word is one slip away from any that is known: one letter left out, added or another. */
export function isNearAny(word: string, isKnown: (word: string) => boolean): boolean {
  for (let at = 0; at <= word.length; at++) {
    const [before, here] = [word.slice(0, at), word.slice(at)]
    if (isKnown(before + here.slice(1))) return true
    if (LETTERS.some((letter) => isKnown(before + letter + here) || isKnown(before + letter + here.slice(1))))
      return true
  }
  return false
}
