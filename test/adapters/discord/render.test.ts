import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unescape } from '../../fakes/discord/unescape.ts'
import { nonceOf, markOf } from '../../../adapters/discord/show/mark.ts'
import { renderForDiscord } from '../../../adapters/discord/show/render.ts'
import { wordsOf as messageOf } from '../../../adapters/discord/show/words.ts'
import { choicesOf, type Choice, type Document, type Invocation } from '../../../src/document.ts'
import { FITS, whatDoesNotFit } from '../../../src/fit.ts'
import { plainText } from '../../../src/plain.ts'
import { messageFaults } from '../../fakes/discord/limits.ts'
import { buttonsOf, type Component, type Json } from '../../fakes/discord/objects.ts'
import { wordsOf } from '../../fakes/discord/objects.ts'
import { discordOpenApi } from '../../fakes/discord/openapi.ts'
import { DOCUMENTS } from '../documents.ts'

const idOf = ({ command, text }: Invocation) => `1|${command}|${text}`.slice(0, 100)
const SHARE: Choice = { label: 'Share the first one', run: { command: 'share', text: 'cat-cow' } }

/** A document as it is sent, with a button to share and a mark. */
function sent(document: Document): Json & { readonly components: readonly Component[] } {
  const look = { idOf, more: [SHARE], mark: markOf('a delivery') }
  return {
    ...messageOf([renderForDiscord(document, look)]),
    allowed_mentions: { parse: [] },
    nonce: nonceOf('a delivery'),
    enforce_nonce: true,
  } as unknown as Json & { readonly components: readonly Component[] }
}

/** What Discord would say against it. */
function faultsOf(body: Json): readonly string[] {
  const openApi = discordOpenApi()
  return [...messageFaults(body), ...(openApi?.request('POST', '/channels/1/messages', body) ?? [])]
}

/** Words of a document that a rendering does not show. */
function lost(document: Document, shown: string): readonly string[] {
  const words = plainText(document).split(/[\s:()]+|^-/m)
  return words.filter((word) => !shown.includes(word))
}

describe('every document is one that Discord takes, and nothing of it is left out', async () => {
  test.each(await DOCUMENTS())('%s', (_, documents) => {
    for (const document of documents) {
      const body = sent(document)
      expect(faultsOf(body)).toEqual([])
      // What is strong stands between two pairs of stars.
      expect(lost(document, unescape(wordsOf(body).replaceAll('**', '')))).toEqual([])
      const buttons = buttonsOf(body)
      expect(buttons.map(({ label }) => label)).toEqual([
        ...choicesOf(document).map(({ label }) => label),
        SHARE.label,
      ])
      expect(buttons.filter(({ style }) => style === 1).length).toBeLessThan(2)
    }
  })
})

/** What people write to make a bot do something, and what of it must not arrive as it is. */
const HOSTILE: readonly (readonly [why: string, written: string, never: RegExp])[] = [
  ['everybody is called', '@everyone @here', /(?<!\\)@/],
  ['somebody is called', '<@1> <@!1> <@&2> <#3>', /(?<!\\)</],
  ['a command, an emoji or a time is smuggled in', '</ban:1> <:x:2> <a:y:3> <t:1:R>', /(?<!\\)</],
  ['text is made bold, slanted or struck out', '**b** *i* __u__ _i_ ~~s~~', /(?<!\\)[*_~]/],
  ['text is hidden', '||spoiler||', /(?<!\\)\|/],
  ['code begins', '`a` ```js\nb```', /(?<!\\)`/],
  ['a link says something else', '[your bank](https://evil.example)', /(?<!\\)\[|https:\/\//],
  ['an address becomes a link', 'https://evil.example http://evil.example', /https?:\/\//],
  ['somebody is invited', 'discord.gg/abc discord.com/invite/abc', /discord\.(?:gg|com)\//],
  ['a heading, a quotation or small print begins', '# a\n## b\n> c\n>>> d\n-# e', /^(?:#|>|-)/m],
  ['a list begins', '- a\n* b\n+ c\n1. d\n2) e', /^(?:[-+*]|\d+[.)])/m],
  ['an escape is escaped', '\\*a\\* \\\\@everyone', /(?<!\\)(?:\\\\)*[*@]/],
  ['nothing of it is closed', '** __ || ``` [', /(?<!\\)[*_|`[]/],
]

describe('what somebody wrote stays words', () => {
  const documentOf = (written: string): Document => [
    { type: 'title', text: 'I do not understand' },
    { type: 'text', text: [written] },
    { type: 'list', heading: 'Heading', items: [[written]] },
    { type: 'steps', items: [[written, { strong: written }]] },
    { type: 'warning', heading: written, items: [[written]] },
    { type: 'facts', facts: [{ name: written, value: written }] },
    { type: 'note', text: [written] },
    { type: 'figure', svg: '', alt: written },
    {
      type: 'choices',
      choices: [{ label: written.slice(0, FITS.label), run: { command: 'stretch', text: '' } }],
    },
  ]

  test.each(HOSTILE)('where %s', (_, written, never) => {
    const body = sent(documentOf(written))
    expect(faultsOf(body)).toEqual([])
    const [, text = ''] =
      /^([\s\S]*?)\n\n\*\*Heading/.exec(wordsOf(body).split('\n\n').slice(1).join('\n\n')) ?? []
    expect(text).not.toMatch(never)
    expect(unescape(text)).toBe(written)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab \n1.#-+>*_~|`<>[]()@:/\\!&') }), (written) => {
        const body = sent([
          { type: 'title', text: 'Title' },
          { type: 'text', text: [`x${written}`] },
        ])
        const text = wordsOf(body).slice('## Title\n\n'.length)
        expect(unescape(text)).toBe(`x${written}`)
        expect(text).not.toMatch(/(?<!\\)(?:\\\\)*[*_~|`<>[\]@#]/)
        expect(text).not.toContain('://')
      }),
    )
  })

  test('and fits, however much of it has to be escaped', () => {
    const written = '*'.repeat(FITS.body - 10)
    const document: Document = [
      { type: 'title', text: 'I do not understand' },
      { type: 'text', text: [written] },
    ]
    expect(whatDoesNotFit(document)).toEqual([])
    const body = sent(document)
    expect(faultsOf(body)).toEqual([])
    expect(unescape(wordsOf(body))).toContain(written)
  })
})

test('a link of the knowledge is a link, and shows no preview', () => {
  const link = { link: 'the study', href: 'https://doi.org/10.1/a(b)?c=1&d=2' }
  expect(wordsOf(sent([{ type: 'text', text: ['See ', link] }]))).toBe(
    'See [the study](<https://doi.org/10.1/a(b)?c=1&d=2>)',
  )
})

test('a warning sign stands out before it is read', () => {
  expect(wordsOf(sent([{ type: 'warning', heading: 'Stop if', items: [['it hurts']] }]))).toBe(
    '**⚠️ Stop if**\n- it hurts',
  )
  const [container] = sent([{ type: 'title', text: 'Please get help now' }]).components
  const sign = renderForDiscord([{ type: 'title', text: 'Please get help now' }], { idOf, isSign: true })
  expect(sign.accent_color).not.toBe(container?.accent_color)
})
