import { SLACK_LIMITS } from './limits.ts'
import { isThing, list, plain, short, type Thing } from './check-words.ts'

/** What Slack would not take of a button, a select, a field to write in or a picture. */
export function checkElement(element: unknown): readonly string[] {
  if (!isThing(element)) return ['no element']
  const type = String(element['type'])
  const check = CHECKS[type]
  if (check === undefined) return [`type: ${type}`]
  return [
    ...short('action_id', element['action_id'], SLACK_LIMITS.actionId),
    ...(element['placeholder'] === undefined
      ? []
      : plain('placeholder', element['placeholder'], SLACK_LIMITS.placeholder)),
    ...check(element),
  ]
}

const CHECKS: Readonly<Record<string, (element: Thing) => readonly string[]>> = {
  button: ({ text, value, url, style, action_id }) => [
    ...plain('text', text, SLACK_LIMITS.buttonText),
    ...short('value', value, SLACK_LIMITS.buttonValue),
    ...short('url', url, SLACK_LIMITS.url),
    ...(action_id === undefined ? ['action_id: none'] : []),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [`style: ${String(style)}`]),
  ],
  image: ({ image_url, slack_file, alt_text, title }) => [
    ...(typeof alt_text === 'string' && alt_text !== '' ? [] : ['alt_text: none']),
    ...short('alt_text', alt_text, SLACK_LIMITS.altText),
    ...short('image_url', image_url, SLACK_LIMITS.url),
    ...((image_url === undefined) === (slack_file === undefined) ? ['image_url: none, or two pictures'] : []),
    ...(title === undefined ? [] : plain('title', title, SLACK_LIMITS.imageTitle)),
  ],
  static_select: ({ options, initial_option }) => [
    ...list('options', options, SLACK_LIMITS.options, checkOption),
    ...(initial_option === undefined ? [] : checkOption(initial_option)),
    ...(initial_option !== undefined && !among(initial_option, options)
      ? ['initial_option: none of them']
      : []),
  ],
  external_select: ({ initial_option, min_query_length }) => [
    ...(initial_option === undefined ? [] : checkOption(initial_option)),
    ...(min_query_length === undefined || Number.isInteger(min_query_length)
      ? []
      : ['min_query_length: no number']),
  ],
  conversations_select: ({ initial_conversation }) =>
    short('initial_conversation', initial_conversation, 255),
  overflow: ({ options }) => list('options', options, SLACK_LIMITS.overflowOptions, checkOption),
  plain_text_input: ({ max_length, initial_value }) => [
    ...(max_length === undefined || (max_length as number) <= SLACK_LIMITS.inputText
      ? []
      : ['max_length: too long']),
    ...(typeof initial_value === 'string' &&
    initial_value.length > (Number(max_length) || SLACK_LIMITS.inputText)
      ? ['initial_value: too long']
      : []),
  ],
}

/** What is wrong with something that can be chosen. */
export function checkOption(option: unknown): readonly string[] {
  if (!isThing(option)) return ['no option']
  return [
    ...plain('option', option['text'], SLACK_LIMITS.optionText),
    ...(option['value'] === undefined
      ? ['value: none']
      : short('value', option['value'], SLACK_LIMITS.optionValue)),
  ]
}

function among(option: unknown, options: unknown): boolean {
  const valueOf = (one: unknown) => (isThing(one) ? one['value'] : undefined)
  return Array.isArray(options) && options.some((one) => valueOf(one) === valueOf(option))
}
