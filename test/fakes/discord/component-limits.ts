// https://discord.com/developers/docs/components/reference

import { blank, LIMITS, long, many, repeated, strange, type Faults } from './faults.ts'
import { partsOf, type Component } from './objects.ts'

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
/** What may stand in a container. */
const IN_CONTAINER = [1, 9, 10, 12, 13, 14]
const LARGEST_ID = 2 ** 31 - 1

/** What is wrong with the components of a message, however deep. */
export function componentFaults(components: readonly Component[], isV2: boolean): Faults {
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

/** What is wrong with one component itself. */
export function oneComponentFaults(one: Component): Faults {
  const allowed = COMPONENTS[one.type]
  if (allowed === undefined) return [`there is no component of type ${one.type}`]
  const own = strange(`a component of type ${one.type}`, one, ['type', 'id', ...allowed])
  switch (one.type) {
    case 1:
      return [...own, ...rowFaults(one)]
    case 2:
      return [...own, ...buttonFaults(one)]
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
      return [
        ...own,
        ...long('a text display', one.content ?? '', LIMITS.textSum, 1),
        ...blank('a text display', one.content),
      ]
    case 12:
      return [
        ...own,
        ...many('items of a gallery', one.items, LIMITS.galleryItems, 1),
        ...(one.items ?? []).flatMap(({ description }) =>
          long('the words for a picture', description, LIMITS.alt, 1),
        ),
      ]
    case 17:
      return [
        ...own,
        ...many('parts of a container', one.components, LIMITS.components, 1),
        ...(one.components ?? []).flatMap(({ type }) =>
          IN_CONTAINER.includes(type) ? [] : [`a component of type ${type} stands in a container`],
        ),
      ]
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

const LINK = 5
const PREMIUM = 6

function buttonFaults({ style, label, emoji, custom_id: id, url, sku_id: sku }: Component): Faults {
  if (style === PREMIUM)
    return sku === undefined || label || id
      ? ['a button of this kind has a thing to sell and nothing else']
      : []
  const isNamed = emoji !== undefined || (typeof label === 'string' && label.trim() !== '')
  return [
    ...long('the label of a button', label, LIMITS.label),
    ...(isNamed ? [] : ['a button has neither a label nor an emoji']),
    ...(style === LINK
      ? [
          ...(id === undefined ? [] : ['a link has a custom id']),
          ...long('the address of a link', url ?? '', LIMITS.url, 1),
        ]
      : [
          ...(url === undefined ? [] : ['a button that is no link has an address']),
          ...long('a custom id', id ?? '', LIMITS.customId, 1),
        ]),
  ]
}

const BUTTON = 2
const SELECTS = [3, 5, 6, 7, 8]

/** Up to five buttons, or one select. */
function rowFaults({ components = [] }: Component): Faults {
  const selects = components.filter(({ type }) => SELECTS.includes(type)).length
  return [
    ...many('buttons of a row', components, LIMITS.rowButtons, 1),
    ...(selects > 0 && components.length > 1 ? ['a row has more beside a select'] : []),
    ...components.flatMap(({ type }) =>
      type === BUTTON || SELECTS.includes(type) ? [] : [`a component of type ${type} stands in a row`],
    ),
  ]
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
