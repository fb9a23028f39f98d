// The limits that Discord documents and its OpenAPI does not hold, or holds otherwise: checked whether or not that is at
// hand. https://discord.com/developers/docs/resources/message, /interactions/receiving-and-responding

import { componentFaults, oneComponentFaults } from './component-limits.ts'
import { blank, LIMITS, long, many, repeated, strange, type Faults } from './faults.ts'
import { FLAG, partsOf, type Component, type Json } from './objects.ts'

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

/** Which flags can be set: that only one person sees it, where it answers them. */
const SEEN_BY_ALL = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.voice | FLAG.componentsV2
const MAY_BE_SET = { post: SEEN_BY_ALL, answer: SEEN_BY_ALL | FLAG.ephemeral } as const

/** What is wrong with a new message, or with an edit of one. */
export function messageFaults(
  body: Json,
  how: { readonly isEdit?: boolean; readonly isV2?: boolean; readonly as?: 'post' | 'answer' } = {},
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
    ...(((flags ?? 0) & ~MAY_BE_SET[how.as ?? 'post']) === 0
      ? []
      : [`the flags ${flags} cannot be set there`]),
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

/** What is wrong with a form. */
export function modalFaults(data: Json): readonly string[] {
  const components = (data.components ?? []) as readonly Component[]
  return [
    ...strange('a form', data, ['custom_id', 'title', 'components']),
    ...long('the title of a form', data.title ?? '', LIMITS.modalTitle, 1),
    ...blank('the title of a form', data.title),
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
    ...blank('the name of a thread', body.name),
  ]
}
