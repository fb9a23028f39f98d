/** The same list where nothing is new, so that nothing grows by being said again. */
export function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return more.every((one) => some.includes(one)) ? some : [...new Set([...some, ...more])]
}
