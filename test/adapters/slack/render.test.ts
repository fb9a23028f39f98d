import { describe, expect, test } from 'vitest'
import { renderForSlack } from '../../../adapters/slack/show/render.ts'
import { choicesOf, type Document } from '../../../src/document.ts'
import { plainText } from '../../../src/plain.ts'
import { problemsInMessage } from '../../fakes/slack/check.ts'
import { specCheck } from '../../fakes/slack/spec-check.ts'
import { DOCUMENTS } from '../documents.ts'
import { SHARE } from './share.ts'
import { wordsIn } from './words-in.ts'

const idOf = ({ command, text }: { command: string; text: string }) => `1|${command}|${text}`.slice(0, 100)

describe('every document is one that Slack takes, and nothing of it is left out', async () => {
  test.each(await DOCUMENTS())('%s', (_, documents) => {
    for (const document of documents) {
      const { text, blocks } = renderForSlack(document, idOf, SHARE)
      expect(problemsInMessage({ text, blocks })).toEqual([])
      expect(specCheck()?.blocks(blocks) ?? []).toEqual([])
      expect(lost(document, wordsIn(blocks))).toEqual([])
      expect(
        lost(document, text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')),
      ).toEqual([])
      const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
      expect(buttons.map((button) => ('text' in button ? button.text.text : ''))).toEqual([
        ...choicesOf(document).map(({ label }) => label),
        SHARE.label,
      ])
      expect(buttons.filter((button) => 'style' in button && button.style !== undefined).length).toBeLessThan(
        2,
      )
    }
  })
})

/** Words of a document that a rendering does not hold. */
function lost(document: Document, rendered: string): readonly string[] {
  const words = plainText(document).split(/[\s:()]+|^-/m)
  // Slack itself counts the steps.
  return words.filter((word) => !/^\d+\.$/.test(word) && !rendered.includes(word))
}

test.each<readonly [string, string]>([
  ['everybody', '<!channel> <!here> @here @channel'],
  ['somebody', '<@UADA> @ada'],
  ['a link', '<https://evil.example|your bank> https://evil.example'],
  ['mark-up', '*bold* _italic_ ~gone~ `code` > quote ```'],
  ['signs', '& < > &lt;'],
  ['an emoji', ':wave: :channel:'],
])('what somebody wrote stays words: %s', (_, written) => {
  const document: Document = [
    { type: 'title', text: 'I do not understand' },
    { type: 'text', text: [`You wrote ${written}`] },
    { type: 'list', heading: written, items: [[written]] },
    { type: 'facts', facts: [{ name: written, value: written }] },
    { type: 'choices', choices: [{ label: written.slice(0, 34), run: { command: 'stretch', text: '' } }] },
  ]
  const { text, blocks } = renderForSlack(document, idOf)
  expect(problemsInMessage({ text, blocks })).toEqual([])
  expect(text).not.toMatch(/[<>]/)
  expect(wordsIn(blocks)).toContain(written)
  const types = JSON.stringify(blocks).match(/"type":"(?:user|usergroup|broadcast|link|channel|mrkdwn)"/g)
  expect(types).toBe(null)
})

test('a warning sign stands out before it is read', () => {
  const { blocks } = renderForSlack([{ type: 'warning', heading: 'Stop if', items: [['it hurts']] }], idOf)
  expect(blocks).toMatchObject([
    {
      type: 'rich_text',
      elements: [{ elements: [{ type: 'emoji', name: 'warning' }, {}] }, { type: 'rich_text_list' }],
    },
  ])
})

test('a link of the knowledge is a link', () => {
  const { blocks, text } = renderForSlack(
    [{ type: 'text', text: ['See ', { link: 'the study', href: 'https://doi.org/10.1/a?b=1&c=2' }] }],
    idOf,
  )
  expect(blocks).toMatchObject([
    {
      elements: [
        { elements: [{}, { type: 'link', url: 'https://doi.org/10.1/a?b=1&c=2', text: 'the study' }] },
      ],
    },
  ])
  expect(text).toContain('https://doi.org/10.1/a?b=1&amp;c=2')
})

test.each<readonly [string, Document, string]>([
  [
    'a channel',
    [{ type: 'text', text: ['Break 1 in ', { channel: 'C024BE7LR' }, ' is over.'] }],
    'Break 1 in <#C024BE7LR> is over.',
  ],
  [
    'a private one',
    [{ type: 'list', heading: 'In', items: [[{ channel: 'G024BE7LR' }]] }],
    'In:\n- <#G024BE7LR>',
  ],
  ['what is no id of one', [{ type: 'text', text: [{ channel: 'general' }] }], 'general'],
  ['what looks like one', [{ type: 'text', text: [{ channel: 'C1> <!channel' }] }], 'C1&gt; &lt;!channel'],
  [
    'the words of somebody',
    [{ type: 'text', text: ['<#C024BE7LR> ', { strong: '<#C1>' }] }],
    '&lt;#C024BE7LR&gt; &lt;#C1&gt;',
  ],
])('notifications and whoever is read to are told the name of a channel: %s', (_, document, expected) => {
  expect(renderForSlack(document, idOf).text).toBe(expected)
})
