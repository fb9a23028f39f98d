import { describe, expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from './check.ts'
import { SLACK_LIMITS as most } from './limits.ts'
import { readSpec, specCheck, SPECS } from './spec-check.ts'

const long = (length: number) => 'x'.repeat(length)
const plain = (text: string) => ({ type: 'plain_text', text })
const button = (more: object = {}) => ({ type: 'button', text: plain('Done'), action_id: 'a', ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const section = (text: object) => ({ type: 'section', text })
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const option = (text: string, value: string) => ({ text: plain(text), value })
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('One', '1')],
  ...more,
})
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('When'),
  element,
  ...more,
})
const field = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'f', ...more })

const message = (...blocks: object[]) => problemsInMessage({ text: 'Words', blocks })
const modal = (more: object, ...blocks: object[]) =>
  problemsInView({
    type: 'modal',
    title: plain('Break'),
    submit: plain('Go'),
    close: plain('No'),
    blocks,
    ...more,
  })

describe('each limit of Slack is kept, and not one further', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'blocks of a message',
      message(...Array.from({ length: most.messageBlocks }, () => ({ type: 'divider' }))),
      message(...Array.from({ length: most.messageBlocks + 1 }, () => ({ type: 'divider' }))),
    ],
    [
      'blocks of a view',
      modal({}, ...Array.from({ length: most.viewBlocks }, () => ({ type: 'divider' }))),
      modal({}, ...Array.from({ length: most.viewBlocks + 1 }, () => ({ type: 'divider' }))),
    ],
    ['words', problemsInMessage({ text: long(most.text) }), problemsInMessage({ text: long(most.text + 1) })],
    [
      'all blocks together',
      message(...Array.from({ length: 4 }, () => section(plain(long(3_000))))),
      message(...Array.from({ length: 5 }, () => section(plain(long(2_900))))),
    ],
    [
      'a section',
      message(section(plain(long(most.sectionText)))),
      message(section(plain(long(most.sectionText + 1)))),
    ],
    [
      'fields',
      message({ type: 'section', fields: Array.from({ length: 10 }, () => plain('x')) }),
      message({ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }),
    ],
    [
      'a field',
      message({ type: 'section', fields: [plain(long(2_000))] }),
      message({ type: 'section', fields: [plain(long(2_001))] }),
    ],
    [
      'a header',
      message({ type: 'header', text: plain(long(most.header)) }),
      message({ type: 'header', text: plain(long(most.header + 1)) }),
    ],
    [
      'what stands in a context',
      message({ type: 'context', elements: Array.from({ length: 10 }, () => plain('x')) }),
      message({ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }),
    ],
    [
      'buttons in a row',
      message(actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `${index}` })))),
      message(actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `${index}` })))),
    ],
    [
      'a label',
      message(actions(button({ text: plain(long(most.buttonText)) }))),
      message(actions(button({ text: plain(long(most.buttonText + 1)) }))),
    ],
    [
      'an action_id',
      message(actions(button({ action_id: long(most.actionId) }))),
      message(actions(button({ action_id: long(most.actionId + 1) }))),
    ],
    [
      'a value',
      message(actions(button({ value: long(most.buttonValue) }))),
      message(actions(button({ value: long(most.buttonValue + 1) }))),
    ],
    [
      'an address',
      message(actions(button({ url: long(most.url) }))),
      message(actions(button({ url: long(most.url + 1) }))),
    ],
    [
      'a block_id',
      message({ type: 'divider', block_id: long(most.blockId) }),
      message({ type: 'divider', block_id: long(most.blockId + 1) }),
    ],
    [
      'options',
      message(
        actions(select({ options: Array.from({ length: 100 }, (_, index) => option('x', `${index}`)) })),
      ),
      message(
        actions(select({ options: Array.from({ length: 101 }, (_, index) => option('x', `${index}`)) })),
      ),
    ],
    [
      'the text of an option',
      message(actions(select({ options: [option(long(75), '1')] }))),
      message(actions(select({ options: [option(long(76), '1')] }))),
    ],
    [
      'the value of an option',
      message(actions(select({ options: [option('x', long(150))] }))),
      message(actions(select({ options: [option('x', long(151))] }))),
    ],
    [
      'a placeholder',
      message(actions(select({ placeholder: plain(long(150)) }))),
      message(actions(select({ placeholder: plain(long(151)) }))),
    ],
    [
      'words for a picture',
      message({ type: 'image', image_url: 'https://limber.example/a.png', alt_text: long(2_000) }),
      message({ type: 'image', image_url: 'https://limber.example/a.png', alt_text: long(2_001) }),
    ],
    ['the title of a view', modal({ title: plain(long(24)) }), modal({ title: plain(long(25)) })],
    ['the button of a view', modal({ submit: plain(long(24)) }), modal({ submit: plain(long(25)) })],
    ['the other button of a view', modal({ close: plain(long(24)) }), modal({ close: plain(long(25)) })],
    [
      'what a view carries',
      modal({ private_metadata: long(3_000) }),
      modal({ private_metadata: long(3_001) }),
    ],
    ['the name of a view', modal({ callback_id: long(255) }), modal({ callback_id: long(256) })],
    [
      'a label of a field',
      modal({}, input(field(), { label: plain(long(2_000)) })),
      modal({}, input(field(), { label: plain(long(2_001)) })),
    ],
    [
      'a hint',
      modal({}, input(field(), { hint: plain(long(2_000)) })),
      modal({}, input(field(), { hint: plain(long(2_001)) })),
    ],
    [
      'what is written',
      modal({}, input(field({ max_length: 3_000 }))),
      modal({}, input(field({ max_length: 3_001 }))),
    ],
    [
      'what stands in a field',
      modal({}, input(field({ max_length: 10, initial_value: long(10) }))),
      modal({}, input(field({ max_length: 10, initial_value: long(11) }))),
    ],
  ])('%s', (_, atIt, beyond) => {
    expect(atIt).toEqual([])
    expect(beyond).not.toEqual([])
  })
})

describe('what Slack does not take, or what must never be sent', () => {
  test.each<readonly [string, readonly string[]]>([
    ['no words', problemsInMessage({ text: '', blocks: [{ type: 'divider' }] })],
    ['words left out', problemsInMessage({ blocks: [{ type: 'divider' }] })],
    ['a block that there is not', message({ type: 'nope' })],
    ['two buttons with one id', message(actions(button(), button()))],
    [
      'two blocks with one id',
      message({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }),
    ],
    ['a button without an id', message(actions({ type: 'button', text: plain('Done') }))],
    ['a style that there is not', message(actions(button({ style: 'loud' })))],
    ['a row without a button', message(actions())],
    ['a picture without words', message({ type: 'image', image_url: 'https://limber.example/a.png' })],
    ['a header with mark-up', message({ type: 'header', text: { type: 'mrkdwn', text: 'x' } })],
    ['an empty word', message(rich({ type: 'text', text: '' }))],
    ['a line with nothing in it', message(rich())],
    ['a link that leads nowhere', message(rich({ type: 'link', url: 'javascript:alert(1)' }))],
    ['somebody in rich text', message(rich({ type: 'user', user_id: 'U1' }))],
    ['everybody in rich text', message(rich({ type: 'broadcast', range: 'channel' }))],
    ['everybody in mark-up', message(section({ type: 'mrkdwn', text: '<!channel>' }))],
    ['somebody in words', problemsInMessage({ text: 'Hello <@U1>' })],
    ['a link in words', problemsInMessage({ text: 'See <https://evil.example|this>' })],
    ['no channel in words', problemsInMessage({ text: 'In <#general>' })],
    ['a field in a message', message(input(field()))],
    ['a form without a button', modal({ submit: undefined }, input(field()))],
    ['a form without a title', modal({ title: undefined })],
    ['a home with a title', problemsInView({ type: 'home', title: plain('Home'), blocks: [] })],
    ['a choice that is none', modal({}, input(select({ initial_option: option('Two', '2') })))],
    ['no view at all', problemsInView(undefined)],
  ])('%s', (_, problems) => {
    expect(problems).not.toEqual([])
  })
})

test.skipIf(SPECS === undefined)('the limits are those of Slack’s own library (LIMBER_SPECS)', () => {
  const theirs = readSpec('slack-blockkit-limits.json')
  expect(theirs).toMatchObject({
    Block: { block_id_max_length: most.blockId },
    SectionBlock: { fields_max_length: most.sectionFields, text_max_length: most.sectionText },
    ImageBlock: {
      image_url_max_length: most.url,
      alt_text_max_length: most.altText,
      title_max_length: most.imageTitle,
    },
    ActionsBlock: { elements_max_length: most.actionsElements },
    ContextBlock: { elements_max_length: most.contextElements },
    InputBlock: { label_max_length: most.inputLabel, hint_max_length: most.inputHint },
    HeaderBlock: { text_max_length: most.header },
    InteractiveElement: { action_id_max_length: most.actionId },
    InputInteractiveElement: { placeholder_max_length: most.placeholder },
    ButtonElement: {
      text_max_length: most.buttonText,
      url_max_length: most.url,
      value_max_length: most.buttonValue,
    },
    StaticSelectElement: { options_max_length: most.options },
    OverflowMenuElement: { options_max_length: most.overflowOptions },
    Option: { label_max_length: most.optionText, value_max_length: most.optionValue },
    View: {
      title_max_length: most.viewTitle,
      blocks_max_length: most.viewBlocks,
      close_max_length: most.viewButton,
      submit_max_length: most.viewButton,
      private_metadata_max_length: most.privateMetadata,
      callback_id_max_length: most.callbackId,
    },
  })
})

test.skipIf(SPECS === undefined)(
  'a key that Slack does not know is found by its own types (LIMBER_SPECS)',
  () => {
    expect(specCheck()?.blocks([{ type: 'header', text: plain('x'), colour: 'red' }])).not.toEqual([])
    expect(specCheck()?.blocks([actions(button({ text: plain(long(76)) }))])).not.toEqual([])
    expect(specCheck()?.view({ type: 'modal', title: plain(long(25)), blocks: [] })).not.toEqual([])
  },
)
