export type Thing = Readonly<Record<string, unknown>>

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is wrong with a text object that must be plain. */
export function plain(name: string, value: unknown, most: number): readonly string[] {
  if (!isThing(value) || value['type'] !== 'plain_text') return [`${name}: no plain text`]
  return words(name, value, most)
}

/** The same, where mark-up is taken as well; nobody may be mentioned by it. */
export function words(name: string, value: unknown, most: number): readonly string[] {
  if (!isThing(value)) return [`${name}: no text`]
  const { type, text } = value
  if (type !== 'plain_text' && type !== 'mrkdwn') return [`${name}: ${String(type)}`]
  if (typeof text !== 'string' || text === '') return [`${name}: empty`]
  return [
    ...(text.length > most ? [`${name}: ${text.length} characters`] : []),
    ...(type === 'mrkdwn' && /<[!@]/.test(text) ? [`${name}: it mentions somebody`] : []),
  ]
}

/** What is wrong with a list that must not be empty, and with what stands in it. */
export function list(
  name: string,
  value: unknown,
  most: number,
  check: (one: unknown) => readonly string[],
): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return [`${name}: empty`]
  return [
    ...(value.length > most ? [`${name}: ${value.length}`] : []),
    ...value.flatMap((one, index) => check(one).map((problem) => `${index}/${problem}`)),
  ]
}

/** What is wrong with a string that may be left out. */
export function short(name: string, value: unknown, most: number): readonly string[] {
  if (value === undefined) return []
  if (typeof value !== 'string' || value === '') return [`${name}: empty`]
  return value.length > most ? [`${name}: ${value.length} characters`] : []
}
