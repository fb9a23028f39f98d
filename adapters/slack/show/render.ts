import type { types } from '@slack/bolt'
import { isOffer } from '../../../src/confirm.ts'
import { render, type Choice, type Document, type Invocation, type Renderer } from '../../../src/document.ts'
import { plainText, type Writing } from '../../../src/plain.ts'
import { escaped } from './escape.ts'
import { isChannel, listOf, pieces, richText, section, word } from './rich.ts'

/** What a button does, by an id that outlasts a restart. */
export type IdOf = (run: Invocation) => string

/** A message of Slack: blocks, and its words for notifications and whoever is read to. */
export type Message = { readonly text: string; readonly blocks: types.KnownBlock[] }

/** A document as Slack shows it, with one more button where something can be shared. */
export function renderForSlack(document: Document, idOf: IdOf, share?: Choice): Message {
  const shown = share === undefined ? document : withChoice(document, share)
  const blocks = blocksOf(shown, idOf)
  return { text: wordsOf(document), blocks }
}

/** The words of a document; Slack takes no message without any. */
export function wordsOf(document: Document): string {
  return plainText(document, WRITING) || 'Limber'
}

/** Only an id of Slack may be mark-up: it reads it as the name. */
const WRITING: Writing = { words: escaped, channel: (id) => (isChannel(id) ? `<#${id}>` : escaped(id)) }

/** Below everything else, in the row of the other buttons where there are any. */
function withChoice(document: Document, share: Choice): Document {
  const last = document.at(-1)
  if (last?.type !== 'choices') return [...document, { type: 'choices', choices: [share] }]
  return [...document.slice(0, -1), { ...last, choices: [...last.choices, share] }]
}

/** A document without its buttons, which belong to where it was said. */
export function withoutChoices(document: Document): Document {
  return document.filter(({ type }) => type !== 'choices')
}

/** The blocks of a document. */
export function blocksOf(document: Document, idOf: IdOf): types.KnownBlock[] {
  return render(document, rendererWith(idOf)).flat()
}

function rendererWith(idOf: IdOf): Renderer<types.KnownBlock[]> {
  return {
    title: ({ text }) => [{ type: 'header', text: plain(text) }],
    text: ({ text }) => richText(section(pieces(text))),
    facts: ({ facts }) =>
      richText(
        section(
          facts.flatMap(({ name, value }, index) => [
            word(`${index === 0 ? '' : '\n'}${name}:`, { bold: true }),
            word(` ${value}`),
          ]),
        ),
      ),
    steps: ({ items }) => richText(listOf('ordered', items)),
    list: ({ heading, items }) =>
      richText(section([word(`${heading}:`, { bold: true })]), listOf('bullet', items)),
    warning: ({ heading, items }) =>
      richText(section([{ type: 'emoji', name: 'warning' }, word(` ${heading}:`, { bold: true })]), {
        ...listOf('bullet', items),
        border: 1,
      }),
    note: ({ text }) => richText(section(pieces(text, { italic: true }))),
    figure: ({ alt }) => richText(section(pieces([alt], { italic: true }))),
    choices: ({ choices }) =>
      choices.length === 0 ? [] : [{ type: 'actions', elements: buttons(choices, idOf) }],
  }
}

function buttons(choices: readonly Choice[], idOf: IdOf): types.Button[] {
  return choices.map((choice, index) => {
    const style = index === 0 ? styleOf(choice) : undefined
    return {
      type: 'button',
      text: plain(choice.label),
      action_id: idOf(choice.run),
      ...(style && { style }),
    }
  })
}

/** One at most stands out: what a message asks for. */
function styleOf(choice: Choice): 'primary' | 'danger' | undefined {
  const { command, text } = choice.run
  if (isOffer(choice)) return text.startsWith('confirm remove') ? 'danger' : 'primary'
  return command === 'breaks' && /^done\b/.test(text) ? 'primary' : undefined
}

/** Words in which Slack looks for no emoji. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}
