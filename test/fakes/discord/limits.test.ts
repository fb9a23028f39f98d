import { describe, expect, test } from 'vitest'
import { commandsFaults } from './command-limits.ts'
import { choicesFaults, messageFaults, modalFaults, threadFaults } from './limits.ts'
import type { Json } from './objects.ts'
import { discordOpenApi, SPECS } from './openapi.ts'

const V2 = 1 << 15
const text = (content: string, more: Json = {}) => ({ type: 10, content, ...more })
const button = (id: string, more: Json = {}) => ({
  type: 2,
  style: 2,
  label: 'Press',
  custom_id: id,
  ...more,
})
const row = (...components: readonly object[]) => ({ type: 1, components })
const container = (...components: readonly object[]) => ({ type: 17, components })
const v2 = (...components: readonly object[]): Json => ({ flags: V2, components })
const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))

describe('what Discord takes is taken', () => {
  test.each<readonly [string, Json]>([
    ['2,000 characters', { content: 'x'.repeat(2_000) }],
    ['40 components', v2(container(...many(39, () => text('x'))))],
    ['4,000 characters in texts', v2(text('x'.repeat(2_000)), text('y'.repeat(2_000)))],
    ['five buttons a row', v2(row(...many(5, (at) => button(`${at}`))))],
    [
      'an id of 100 characters and a label of 80',
      v2(row(button('x'.repeat(100), { label: 'x'.repeat(80) }))),
    ],
    ['a nonce of 25 characters', { content: 'x', nonce: 'x'.repeat(25), enforce_nonce: true }],
    [
      'embeds of 6,000 characters',
      {
        embeds: [
          { description: 'x'.repeat(4_000) },
          { title: 'y'.repeat(200), description: 'y'.repeat(1_800) },
        ],
      },
    ],
    ['rows without the flag', { content: 'x', components: [row(button('1'))] }],
    ['an emoji instead of a label', v2(row(button('1', { label: undefined, emoji: { name: '🐈' } })))],
    ['a link', v2(row({ type: 2, style: 5, label: 'x', url: 'https://x.org' }))],
    ['nobody mentioned', { content: 'x', allowed_mentions: { parse: [], replied_user: false } }],
  ])('%s', (_, body) => {
    expect(messageFaults(body)).toEqual([])
    expect(discordOpenApi()?.request('POST', '/channels/1/messages', body) ?? []).toEqual([])
  })
})

describe('what Discord does not take is caught', () => {
  test.each<readonly [string, Json, RegExp]>([
    ['nothing at all', {}, /is empty/],
    ['2,001 characters', { content: 'x'.repeat(2_001) }, /content has 2001/],
    ['41 components, however deep', v2(container(...many(40, () => text('x')))), /there are 41; 40/],
    [
      '41 components in sections',
      v2(
        container(
          ...many(13, () => ({ type: 9, components: [text('x')], accessory: button(`${Math.random()}`) })),
          text('x'),
        ),
      ),
      /there are 41; 40/,
    ],
    [
      '4,001 characters in texts',
      v2(text('x'.repeat(2_000)), container(text('y'.repeat(2_001)))),
      /4001 characters together/,
    ],
    ['a text without one', v2(text('')), /text display is empty/],
    ['six buttons a row', v2(row(...many(6, (at) => button(`${at}`)))), /there are 6; 5/],
    [
      'six rows without the flag',
      { content: 'x', components: many(6, (at) => row(button(`${at}`))) },
      /6 rows; 5/,
    ],
    [
      'a container without the flag',
      { content: 'x', components: [container(text('x'))] },
      /type 17 needs the flag/,
    ],
    ['content beside components', { ...v2(text('x')), content: 'x' }, /has content/],
    ['embeds beside components', { ...v2(text('x')), embeds: [{ title: 'x' }] }, /has embeds/],
    ['a poll beside components', { ...v2(text('x')), poll: {} }, /has a poll/],
    ['two buttons of one id', v2(row(button('1')), row(button('1'))), /"1" is there 2 times/],
    ['two components of one id', v2(text('x', { id: 7 }), text('y', { id: 7 })), /"7" is there 2 times/],
    ['an id that is no number of 32 bits', v2(text('x', { id: 2 ** 31 })), /is no component id/],
    ['an id of 101 characters', v2(row(button('x'.repeat(101)))), /101 characters; 100/],
    ['a button without an id', v2(row({ type: 2, style: 2, label: 'x' })), /custom id is empty/],
    ['a button without a label', v2(row(button('1', { label: undefined }))), /neither a label nor an emoji/],
    ['a button with a blank label', v2(row(button('1', { label: ' ' }))), /neither a label nor an emoji/],
    ['a link with an id', v2(row(button('1', { style: 5, url: 'https://x.org' }))), /a link has a custom id/],
    ['a link to nowhere', v2(row({ type: 2, style: 5, label: 'x' })), /address of a link is empty/],
    [
      'an address of another button',
      v2(row(button('1', { url: 'https://x.org' }))),
      /no link has an address/,
    ],
    [
      'a button beside a select',
      v2(row(button('1'), { type: 3, custom_id: '2', options: [{ label: 'x', value: 'x' }] })),
      /more beside a select/,
    ],
    ['a text in a row', v2(row(text('x'))), /type 10 stands in a row/],
    ['a container in a container', v2(container(container(text('x')))), /type 17 stands in a container/],
    ['a blank text', v2(text(' \n ')), /text display is blank/],
    ['a post that only one person is to see', { content: 'x', flags: 64 }, /flags 64 cannot be set/],
    ['a label of 81', v2(row(button('1', { label: 'x'.repeat(81) }))), /81 characters; 80/],
    [
      '26 options',
      v2(row({ type: 3, custom_id: '1', options: many(26, (at) => ({ label: `${at}`, value: `${at}` })) })),
      /there are 26; 25/,
    ],
    [
      '11 pictures',
      v2({ type: 12, items: many(11, () => ({ media: { url: 'attachment://x.png' } })) }),
      /there are 11; 10/,
    ],
    [
      '1,025 characters for a picture',
      v2({ type: 12, items: [{ media: { url: 'attachment://x.png' }, description: 'x'.repeat(1_025) }] }),
      /1025 characters; 1024/,
    ],
    [
      'embeds of 6,001 characters',
      {
        embeds: [
          { description: 'x'.repeat(4_000) },
          { title: 'y'.repeat(201), description: 'y'.repeat(1_800) },
        ],
      },
      /6001 characters/,
    ],
    ['11 embeds', { embeds: many(11, () => ({ title: 'x' })) }, /there are 11; 10/],
    ['a nonce of 26 characters', { content: 'x', nonce: 'x'.repeat(26) }, /26 characters; 25/],
    ['an unknown key', { content: 'x', contents: 'x' }, /unknown key "contents"/],
    ['an unknown key of a component', v2(text('x', { colour: 1 })), /unknown key "colour"/],
    [
      'an unknown key beside nobody mentioned',
      { content: 'x', allowed_mentions: { parsed: [] } },
      /unknown key "parsed"/,
    ],
    ['an unknown component', v2({ type: 99 }), /no component of type 99/],
  ])('%s', (_, body, fault) => {
    expect(messageFaults(body).join('\n')).toMatch(fault)
  })

  const field = (component: object, more: Json = {}) => ({ type: 18, label: 'Field', component, ...more })
  const input = (id: string, more: Json = {}) => ({ type: 4, custom_id: id, style: 1, ...more })
  test.each<readonly [string, Json, RegExp]>([
    [
      'six fields',
      { title: 'x', custom_id: 'x', components: many(6, (at) => field(input(`${at}`))) },
      /there are 6; 5/,
    ],
    [
      'a title of 46',
      { title: 'x'.repeat(46), custom_id: 'x', components: [field(input('1'))] },
      /46 characters; 45/,
    ],
    [
      'a label of 46',
      { title: 'x', custom_id: 'x', components: [field(input('1'), { label: 'x'.repeat(46) })] },
      /46 characters; 45/,
    ],
    [
      'a hint of 101',
      { title: 'x', custom_id: 'x', components: [field(input('1'), { description: 'x'.repeat(101) })] },
      /101 characters; 100/,
    ],
    [
      'a placeholder of 101',
      { title: 'x', custom_id: 'x', components: [field(input('1', { placeholder: 'x'.repeat(101) }))] },
      /101 characters; 100/,
    ],
    [
      'two fields of one id',
      { title: 'x', custom_id: 'x', components: [field(input('1')), field(input('1'))] },
      /"1" is there 2 times/,
    ],
    [
      'a value of 4,001',
      { title: 'x', custom_id: 'x', components: [field(input('1', { value: 'x'.repeat(4_001) }))] },
      /4001 characters; 4000/,
    ],
    [
      'a value longer than its field takes',
      { title: 'x', custom_id: 'x', components: [field(input('1', { max_length: 5, value: 'six it' }))] },
      /6 characters; 5/,
    ],
    [
      'a blank title',
      { title: ' ', custom_id: 'x', components: [field(input('1'))] },
      /title of a form is blank/,
    ],
    ['no title', { custom_id: 'x', components: [field(input('1'))] }, /title of a form is empty/],
    ['no id', { title: 'x', components: [field(input('1'))] }, /custom id is empty/],
    [
      'an id of 101',
      { title: 'x', custom_id: 'x'.repeat(101), components: [field(input('1'))] },
      /101 characters; 100/,
    ],
    ['no field', { title: 'x', custom_id: 'x', components: [] }, /there are none/],
  ])('in a form: %s', (_, data, fault) => {
    expect(modalFaults(data).join('\n')).toMatch(fault)
  })

  const command = (more: Json = {}) => ({ name: 'stretch', description: 'A stretch', ...more })
  const option = (more: Json = {}) => ({ type: 3, name: 'what', description: 'What', ...more })
  test.each<readonly [string, readonly Json[], RegExp]>([
    ['a name in capitals', [command({ name: 'Stretch' })], /"Stretch" is no name/],
    ['a name with a blank', [command({ name: 'a stretch' })], /is no name/],
    ['a name of 33', [command({ name: 'x'.repeat(33) })], /is no name/],
    ['an option in capitals', [command({ options: [option({ name: 'What' })] })], /"What" is no name/],
    ['a description of 101', [command({ description: 'x'.repeat(101) })], /101 characters; 1 to 100/],
    ['no description', [command({ description: '' })], /0 characters/],
    [
      '8,001 characters',
      [
        command({
          options: many(25, (at) =>
            option({
              name: `o${at}`,
              description: 'x'.repeat(90),
              choices: many(25, (n) => ({ name: `${'n'.repeat(10)}${n}`, value: `${n}` })),
            }),
          ),
        }),
      ],
      /characters; 8000 fit/,
    ],
    ['26 options', [command({ options: many(26, (at) => option({ name: `o${at}` })) })], /26 options; 25/],
    [
      '26 choices',
      [command({ options: [option({ choices: many(26, (at) => ({ name: `${at}`, value: `${at}` })) })] })],
      /26 choices; 25/,
    ],
    [
      'a choice of 101',
      [command({ options: [option({ choices: [{ name: 'x'.repeat(101), value: 'x' }] })] })],
      /is no choice/,
    ],
    [
      'choices and suggestions',
      [command({ options: [option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] })],
      /choices and autocomplete/,
    ],
    [
      'an option that is needed behind one that is not',
      [command({ options: [option(), option({ name: 'more', required: true })] })],
      /required after/,
    ],
    ['101 commands', many(101, (at) => command({ name: `c${at}` })), /101 commands; 100/],
    ['two of one name', [command(), command()], /there twice/],
    ['a description in a menu', [{ type: 3, name: 'Suggest', description: 'x' }], /has a description/],
    ['an unknown key', [command({ colour: 1 })], /unknown key "colour"/],
  ])('in a command: %s', (_, commands, fault) => {
    expect(commandsFaults(commands).join('\n')).toMatch(fault)
  })

  test('26 suggestions, or one of 101 characters', () => {
    const choices = (count: number, length: number) => ({
      choices: many(count, () => ({ name: 'x'.repeat(length), value: 'x' })),
    })
    expect(choicesFaults(choices(25, 100))).toEqual([])
    expect(choicesFaults(choices(26, 1)).join('\n')).toMatch(/there are 26; 25/)
    expect(choicesFaults(choices(1, 101)).join('\n')).toMatch(/101 characters; 100/)
  })

  test('the name of a thread of 101 characters', () => {
    expect(threadFaults({ name: 'x'.repeat(100), auto_archive_duration: 1440 })).toEqual([])
    expect(threadFaults({ name: 'x'.repeat(101) }).join('\n')).toMatch(/101 characters; 100/)
  })
})

describe.skipIf(SPECS === undefined)('Discord’s own description of its API (needs LIMBER_SPECS)', () => {
  test.each<readonly [string, Json]>([
    ['a label of 81', v2(row(button('1', { label: 'x'.repeat(81) })))],
    ['six buttons a row', v2(row(...many(6, (at) => button(`${at}`))))],
    ['a text of 4,001', v2(text('x'.repeat(4_001)))],
  ])('catches %s', (_, body) => {
    expect(discordOpenApi()?.request('POST', '/channels/1/messages', body)).not.toEqual([])
  })

  test('knows nothing of routes that there are not', () => {
    expect(discordOpenApi()?.request('POST', '/channels/1/nonsense', {})).toHaveLength(1)
  })
})
