// The limits that Discord documents and its OpenAPI does not hold, or holds otherwise: checked whether or not that is at
// hand. https://discord.com/developers/docs/components/reference, /resources/message, /interactions/application-commands

import { FLAG, partsOf, type Component, type Json } from './objects.ts'

export const LIMITS = {
  content: 2_000,
  nonce: 25,
  embeds: 10,
  embedSum: 6_000,
  components: 40,
  textSum: 4_000,
  customId: 100,
  label: 80,
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

const KEYS = {
  message: [
    'content',
    'embeds',
    'allowed_mentions',
    'sticker_ids',
    'components',
    'flags',
    'attachments',
    'poll',
    'message_reference',
    'nonce',
    'enforce_nonce',
    'tts',
  ],
  // The library says the last three with every edit, and Discord does not look at them.
  edit: [
    'content',
    'embeds',
    'allowed_mentions',
    'components',
    'flags',
    'attachments',
    'tts',
    'nonce',
    'enforce_nonce',
  ],
  mentions: ['parse', 'users', 'roles', 'replied_user'],
} as const

/** What each kind of component may say of itself besides its type and id. */
const COMPONENTS: Readonly<Record<number, readonly string[]>> = {
  1: ['components'],
  2: ['custom_id', 'style', 'label', 'disabled', 'url', 'sku_id', 'emoji'],
  3: ['custom_id', 'placeholder', 'min_values', 'max_values', 'disabled', 'required', 'options'],
  4: ['custom_id', 'style', 'label', 'value', 'placeholder', 'required', 'min_length', 'max_length'],
  9: ['components', 'accessory'],
  10: ['content'],
  11: ['media', 'description', 'spoiler'],
  12: ['items'],
  13: ['file', 'spoiler'],
  14: ['divider', 'spacing'],
  17: ['accent_color', 'components', 'spoiler'],
  18: ['label', 'description', 'component'],
}
/** What may stand in a message without the flag for the second kind of components. */
const LEGACY = [1, 2, 3]
const LARGEST_ID = 2 ** 31 - 1

type Faults = string[]

function strange(what: string, value: Json, allowed: readonly string[]): Faults {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${what} has the unknown key "${key}"`)
}

function long(what: string, text: unknown, most: number, least = 0): Faults {
  if (text === undefined || text === null) return []
  if (typeof text !== 'string') return [`${what} is no text`]
  if (text.length < least) return [`${what} is empty`]
  return text.length > most ? [`${what} has ${text.length} characters; ${most} fit`] : []
}

function many(what: string, list: readonly unknown[] | undefined, most: number, least = 0): Faults {
  const count = list?.length ?? 0
  if (count < least) return [`${what}: there are none`]
  return count > most ? [`${what}: there are ${count}; ${most} fit`] : []
}

function repeated(what: string, values: readonly unknown[]): Faults {
  return [...Map.groupBy(values, (value) => value)].flatMap(([value, all]) =>
    all.length > 1 ? [`${what} "${String(value)}" is there ${all.length} times`] : [],
  )
}

/** What is wrong with a new message, or with an edit of one. */
export function messageFaults(
  body: Json,
  how: { readonly isEdit?: boolean; readonly isV2?: boolean } = {},
): readonly string[] {
  const {
    content,
    components = [],
    embeds = [],
    flags = 0,
    nonce,
    poll,
    allowed_mentions: mentions,
  } = body as {
    readonly content?: string | null
    readonly components?: readonly Component[] | null
    readonly embeds?: readonly Json[] | null
    readonly flags?: number | null
    readonly nonce?: unknown
    readonly poll?: unknown
    readonly allowed_mentions?: Json | null
  }
  const isV2 = how.isV2 === true || ((flags ?? 0) & FLAG.componentsV2) !== 0
  const isEmpty =
    !content && (components ?? []).length === 0 && (embeds ?? []).length === 0 && !body.attachments
  return [
    ...strange('a message', body, how.isEdit === true ? KEYS.edit : KEYS.message),
    ...(mentions ? strange('allowed_mentions', mentions, KEYS.mentions) : []),
    ...long('content', content, LIMITS.content),
    ...(nonce === undefined ? [] : long('nonce', String(nonce), LIMITS.nonce)),
    ...many('embeds', embeds ?? [], LIMITS.embeds),
    ...embedFaults(embeds ?? []),
    ...(isEmpty && how.isEdit !== true ? ['a message is empty'] : []),
    ...(isV2 && content ? ['a message of components has content'] : []),
    ...(isV2 && (embeds ?? []).length > 0 ? ['a message of components has embeds'] : []),
    ...(isV2 && poll ? ['a message of components has a poll'] : []),
    ...componentFaults(components ?? [], isV2),
  ]
}

function embedFaults(embeds: readonly Json[]): Faults {
  const texts = JSON.stringify(embeds, [
    'title',
    'description',
    'name',
    'value',
    'text',
    'fields',
    'footer',
    'author',
  ])
  const lengthOf = (value: unknown): number => {
    if (typeof value === 'string') return value.length
    return typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, one) => sum + lengthOf(one), 0)
      : 0
  }
  const sum = lengthOf(JSON.parse(texts))
  return sum > LIMITS.embedSum ? [`embeds have ${sum} characters together; ${LIMITS.embedSum} fit`] : []
}

function componentFaults(components: readonly Component[], isV2: boolean): Faults {
  const parts = partsOf(components)
  const text = parts.reduce((sum, { type, content = '' }) => sum + (type === 10 ? content.length : 0), 0)
  const ids = parts.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id]))
  const rows = components.filter(({ type }) => type === 1).length
  return [
    ...(isV2 ? many('components', parts, LIMITS.components) : []),
    ...(!isV2 && rows > LIMITS.legacyRows ? [`there are ${rows} rows; ${LIMITS.legacyRows} fit`] : []),
    ...(isV2
      ? []
      : parts
          .filter(({ type }) => !LEGACY.includes(type))
          .map(({ type }) => `a component of type ${type} needs the flag for it`)),
    ...(text > LIMITS.textSum
      ? [`text displays have ${text} characters together; ${LIMITS.textSum} fit`]
      : []),
    ...repeated(
      'the custom id',
      parts.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])),
    ),
    ...repeated('the component id', ids),
    ...ids
      .filter((id) => !Number.isInteger(id) || id < 0 || id > LARGEST_ID)
      .map((id) => `${id} is no component id`),
    ...parts.flatMap(oneComponentFaults),
  ]
}

function oneComponentFaults(one: Component): Faults {
  const allowed = COMPONENTS[one.type]
  if (allowed === undefined) return [`there is no component of type ${one.type}`]
  const own = strange(`a component of type ${one.type}`, one, ['type', 'id', ...allowed])
  switch (one.type) {
    case 1:
      return [...own, ...many('buttons of a row', one.components, LIMITS.rowButtons, 1)]
    case 2:
      return [
        ...own,
        ...long('the label of a button', one.label, LIMITS.label),
        ...(one.style === 5 || one.style === 6
          ? []
          : long('a custom id', one.custom_id ?? '', LIMITS.customId, 1)),
      ]
    case 3:
      return [...own, ...long('a custom id', one.custom_id ?? '', LIMITS.customId, 1), ...selectFaults(one)]
    case 4:
      return [
        ...own,
        ...long('a custom id', one.custom_id ?? '', LIMITS.customId, 1),
        ...long('the placeholder of an input', one.placeholder, LIMITS.modalPlaceholder),
        ...long(
          'the value of an input',
          one.value,
          Math.min(LIMITS.modalValue, Number(one.max_length ?? Infinity)),
        ),
      ]
    case 9:
      return [...own, ...many('texts of a section', one.components, 3, 1)]
    case 10:
      return [...own, ...long('a text display', one.content ?? '', LIMITS.textSum, 1)]
    case 12:
      return [
        ...own,
        ...many('items of a gallery', one.items, LIMITS.galleryItems, 1),
        ...(one.items ?? []).flatMap(({ description }) =>
          long('the words for a picture', description, LIMITS.alt, 1),
        ),
      ]
    case 17:
      return [...own, ...many('parts of a container', one.components, LIMITS.components, 1)]
    case 18:
      return [
        ...own,
        ...long('the label of a field', one.label ?? '', LIMITS.modalLabel, 1),
        ...long('the hint of a field', one.description, LIMITS.modalHint, 1),
      ]
    default:
      return own
  }
}

function selectFaults({ options = [], placeholder }: Component): Faults {
  return [
    ...many('options of a select', options, LIMITS.selectOptions, 1),
    ...long('the placeholder of a select', placeholder, LIMITS.placeholder),
    ...options.flatMap(({ label, value, description }) => [
      ...long('the label of an option', label ?? '', LIMITS.optionText, 1),
      ...long('the value of an option', value ?? '', LIMITS.optionText, 1),
      ...long('the description of an option', description, LIMITS.optionText, 1),
    ]),
    ...repeated(
      'the value',
      options.map(({ value }) => value),
    ),
  ]
}

/** What is wrong with a form. */
export function modalFaults(data: Json): readonly string[] {
  const components = (data.components ?? []) as readonly Component[]
  return [
    ...strange('a form', data, ['custom_id', 'title', 'components']),
    ...long('the title of a form', data.title ?? '', LIMITS.modalTitle, 1),
    ...long('a custom id', data.custom_id ?? '', LIMITS.customId, 1),
    ...many('fields of a form', components, LIMITS.modalComponents, 1),
    ...repeated(
      'the custom id',
      partsOf(components).flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])),
    ),
    ...partsOf(components).flatMap(oneComponentFaults),
  ]
}

/** What is wrong with suggestions while somebody types. */
export function choicesFaults(data: Json): readonly string[] {
  const choices = (data.choices ?? []) as readonly Json[]
  return [
    ...strange('suggestions', data, ['choices']),
    ...many('suggestions', choices, LIMITS.choices),
    ...choices.flatMap(({ name, value }) => [
      ...long('the name of a suggestion', name ?? '', LIMITS.choice, 1),
      ...(typeof value === 'string' ? long('the value of a suggestion', value, LIMITS.choice, 1) : []),
    ]),
  ]
}

/** What is wrong with the name of a new thread. */
export function threadFaults(body: Json): readonly string[] {
  return [
    // The library says of what type it is, which Discord does not look at.
    ...strange('a thread', body, ['name', 'auto_archive_duration', 'rate_limit_per_user', 'type']),
    ...long('the name of a thread', body.name ?? '', LIMITS.threadName, 1),
  ]
}
