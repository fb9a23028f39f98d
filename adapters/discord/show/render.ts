import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APITextDisplayComponent,
} from 'discord.js'
import { isOffer } from '../../../src/confirm.ts'
import {
  choicesOf,
  isSame,
  render,
  type Choice,
  type Document,
  type Invocation,
  type Renderer,
  type Rich,
} from '../../../src/document.ts'
import { escape } from './escape.ts'
import { channelIdOf } from '../places.ts'
import type { Mark } from './mark.ts'

/** So many buttons stand side by side. */
const ROW = 5

/** The stripe beside a message: leaves, and what must not be overlooked. */
const COLOUR = { usual: 0x4f9d7a, sign: 0xc8321e } as const

/** How a document is to look. */
export type Look = {
  /** What its buttons say when they are pressed. */
  readonly idOf: (run: Invocation) => string
  /** Buttons that are not its own: "Share". */
  readonly more?: readonly Choice[]
  readonly mark?: Mark | undefined
  readonly isSign?: boolean
}

/** A document as one container with everything in it, and its buttons below the words. */
export function renderForDiscord(document: Document, look: Look): APIContainerComponent {
  const texts = render(document, RENDERER).filter((text) => text !== '')
  const [title = '', ...body] = texts
  const displays = [title, body.join('\n\n')].filter((text) => text !== '').map(display)
  const [first, ...rest] = displays
  return {
    type: ComponentType.Container,
    accent_color: look.isSign === true ? COLOUR.sign : COLOUR.usual,
    ...(look.mark && { id: look.mark.container }),
    components: [
      ...(first === undefined ? [] : [{ ...first, ...(look.mark && { id: look.mark.first }) }]),
      ...rest,
      ...rowsOf([...choicesOf(document), ...(look.more ?? [])], look.idOf),
    ],
  }
}

function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content }
}

const words = (text: Rich): string =>
  text
    .map((piece) => {
      if (typeof piece === 'string') return escape(piece)
      if ('strong' in piece) return `**${escape(piece.strong)}**`
      return 'channel' in piece ? named(piece.channel) : linked(piece)
    })
    .join('')

/** What is no id would be shown as it stands. */
function named(channel: string): string {
  const id = channelIdOf({ channel })
  return /^\d+$/.test(id) ? `<#${id}>` : escape(channel)
}

/** An address holds no sign that could end it. */
function linked({ link, href }: { readonly link: string; readonly href: string }): string {
  return `[${escape(link)}](<${encodeURI(decodeURI(href)).replace(/[<>]/g, encodeURIComponent)}>)`
}

const bullets = (items: readonly Rich[]) => items.map((item) => `- ${words(item)}`).join('\n')

const RENDERER: Renderer<string> = {
  title: ({ text }) => `## ${escape(text)}`,
  text: ({ text }) => words(text),
  facts: ({ facts }) => facts.map(({ name, value }) => `**${escape(name)}:** ${escape(value)}`).join('\n'),
  steps: ({ items }) => items.map((item, index) => `${index + 1}. ${words(item)}`).join('\n'),
  list: ({ heading, items }) => `**${escape(heading)}**\n${bullets(items)}`,
  warning: ({ heading, items }) => `**⚠️ ${escape(heading)}**\n${bullets(items)}`,
  note: ({ text }) => `-# ${words(text)}`,
  figure: ({ alt }) => escape(alt),
  choices: () => '',
}

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>

function rowsOf(choices: readonly Choice[], idOf: Look['idOf']): readonly Row[] {
  const buttons = choices
    .filter((choice, index) => choices.findIndex((other) => isSame(other.run, choice.run)) === index)
    .map((choice) => button(choice, idOf(choice.run), choice === choices.find(isMain)))
  const rows: Row[] = []
  for (let from = 0; from < buttons.length; from += ROW) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(from, from + ROW) })
  }
  return rows
}

/** What a message is there for: to confirm something, or to say that it was done. One button at most looks like it. */
function isMain(choice: Choice): boolean {
  return isOffer(choice) || (choice.run.command === 'breaks' && choice.run.text.startsWith('done'))
}

function button({ label }: Choice, id: string, isFirst: boolean): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: isFirst ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label,
    custom_id: id,
  }
}
