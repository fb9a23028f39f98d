/** One form for what is written in many: "cannot", "can not", "couldn't" and "can't" are all "cant", "w/" is "with". */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['cannot', 'cant'],
  ['couldnt', 'cant'],
  ['w', 'with'],
])

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['can not', 'cant'],
  ['could not', 'cant'],
  ['do not', 'dont'],
  ['does not', 'doesnt'],
  ['did not', 'didnt'],
  ['is not', 'isnt'],
  ['are not', 'arent'],
  ['was not', 'wasnt'],
  ['were not', 'werent'],
  ['have not', 'havent'],
  ['has not', 'hasnt'],
  ['had not', 'hadnt'],
  ['will not', 'wont'],
  ['would not', 'wouldnt'],
  ['should not', 'shouldnt'],
  ['i am', 'im'],
  ['it is', 'its'],
])

/** Few words end a pair: the others need no look. */
const SECONDS = new Set(PAIRS.keys().map((pair) => pair.split(' ')[1] ?? ''))

/** The words with each contraction as one word; `join` makes one item of two, or nothing where a pause parts them. */
export function contract<T extends { readonly word: string }>(
  items: readonly T[],
  join: (first: T, second: T, word: string) => T | undefined,
  rename: (item: T, word: string) => T,
): readonly T[] {
  const contracted: T[] = []
  for (const item of items) {
    const before = contracted.at(-1)
    const pair = before && SECONDS.has(item.word) ? PAIRS.get(`${before.word} ${item.word}`) : undefined
    const single = SINGLE.get(item.word)
    const joined = before !== undefined && pair !== undefined ? join(before, item, pair) : undefined
    if (joined !== undefined) contracted[contracted.length - 1] = joined
    else contracted.push(single === undefined ? item : rename(item, single))
  }
  return contracted
}
