import type { Json } from './objects.ts'

/** The limits that Discord documents and its OpenAPI does not hold, or holds otherwise. */
export const LIMITS = {
  content: 2_000,
  nonce: 25,
  embeds: 10,
  embedSum: 6_000,
  components: 40,
  textSum: 4_000,
  customId: 100,
  label: 80,
  url: 512,
  rowButtons: 5,
  legacyRows: 5,
  galleryItems: 10,
  alt: 1_024,
  selectOptions: 25,
  optionText: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  modalLabel: 45,
  modalHint: 100,
  modalPlaceholder: 100,
  modalValue: 4_000,
  choices: 25,
  choice: 100,
  command: 8_000,
  commandDescription: 100,
  commandOptions: 25,
  chatCommands: 100,
  menuCommands: 15,
  threadName: 100,
} as const

export type Faults = string[]

export function strange(what: string, value: Json, allowed: readonly string[]): Faults {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${what} has the unknown key "${key}"`)
}

export function long(what: string, text: unknown, most: number, least = 0): Faults {
  if (text === undefined || text === null) return []
  if (typeof text !== 'string') return [`${what} is no text`]
  if (text.length < least) return [`${what} is empty`]
  return text.length > most ? [`${what} has ${text.length} characters; ${most} fit`] : []
}

export function many(what: string, list: readonly unknown[] | undefined, most: number, least = 0): Faults {
  const count = list?.length ?? 0
  if (count < least) return [`${what}: there are none`]
  return count > most ? [`${what}: there are ${count}; ${most} fit`] : []
}

export function repeated(what: string, values: readonly unknown[]): Faults {
  return [...Map.groupBy(values, (value) => value)].flatMap(([value, all]) =>
    all.length > 1 ? [`${what} "${String(value)}" is there ${all.length} times`] : [],
  )
}

/** Text of which nothing is seen. */
export function blank(what: string, text: unknown): Faults {
  return typeof text === 'string' && text !== '' && text.trim() === '' ? [`${what} is blank`] : []
}
