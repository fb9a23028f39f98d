import { checkElement } from './check-element.ts'
import { SLACK_LIMITS } from './limits.ts'
import { checkRich } from './check-rich.ts'
import { isThing, list, plain, words, type Thing } from './check-words.ts'

/** What is wrong, with where it stands in front. */
export type Problem = string

export type Surface = 'message' | 'modal' | 'home'

/** What Slack would not take of a block. */
export function checkBlock(block: unknown, surface: Surface): readonly Problem[] {
  if (!isThing(block)) return ['no block']
  const type = String(block['type'])
  const check = CHECKS[type]
  if (check === undefined) return [`type: ${type}`]
  if (type === 'input' && surface === 'message') return ['input: not in a message']
  return check(block)
}

const CHECKS: Readonly<Record<string, (block: Thing) => readonly Problem[]>> = {
  divider: () => [],
  header: ({ text }) => plain('text', text, SLACK_LIMITS.header),
  section: ({ text, fields, accessory }) => [
    ...(text === undefined && fields === undefined ? ['text: none'] : []),
    ...(text === undefined ? [] : words('text', text, SLACK_LIMITS.sectionText)),
    ...(fields === undefined
      ? []
      : list('fields', fields, SLACK_LIMITS.sectionFields, (one) =>
          words('field', one, SLACK_LIMITS.sectionField),
        )),
    ...(accessory === undefined ? [] : checkElement(accessory)),
  ],
  context: ({ elements }) =>
    list('elements', elements, SLACK_LIMITS.contextElements, (one) =>
      isThing(one) && one['type'] === 'image'
        ? checkElement(one)
        : words('element', one, SLACK_LIMITS.sectionField),
    ),
  actions: ({ elements }) => [
    ...list('elements', elements, SLACK_LIMITS.actionsElements, checkElement),
    ...twice((Array.isArray(elements) ? elements : []).filter(isThing)),
  ],
  image: checkElement,
  rich_text: ({ elements }) => list('elements', elements, Infinity, checkRich),
  input: ({ label, hint, element }) => [
    ...plain('label', label, SLACK_LIMITS.inputLabel),
    ...(hint === undefined ? [] : plain('hint', hint, SLACK_LIMITS.inputHint)),
    ...checkElement(element),
  ],
}

function twice(elements: readonly Thing[]): readonly Problem[] {
  const ids = elements.flatMap(({ action_id }) => (action_id === undefined ? [] : [String(action_id)]))
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `action_id "${id}": twice`)
}
