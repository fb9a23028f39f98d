/**
 * A number from 0 up to below 1 that a text always gives, and another text most likely not (32-bit FNV-1a, with the
 * last mixing step of MurmurHash3): different breaks go different ways without chance.
 */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The same things, in an order of the seed's own. */
export function shuffled<T extends { readonly id: string }>(things: readonly T[], seed: string): T[] {
  const place = (thing: T) => numberOf(JSON.stringify([seed, thing.id]))
  return things.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}
