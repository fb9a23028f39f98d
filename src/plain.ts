import { render, type Document, type Renderer, type Rich } from './document.ts'

/** A document as plain text: what a screen reader, a notification or a log-free pipe gets. */
export function plainText(document: Document): string {
  return render(document, PLAIN)
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The words of a text without mark-up; a link is followed by its address. */
function plainRich(text: Rich): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if ('strong' in piece) return piece.strong
      return 'channel' in piece ? piece.channel : `${piece.link} (${piece.href})`
    })
    .join('')
}

const bullets = (items: readonly Rich[]) => items.map((item) => `- ${plainRich(item)}`).join('\n')

const PLAIN: Renderer<string> = {
  title: ({ text }) => text,
  text: ({ text }) => plainRich(text),
  facts: ({ facts }) => facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
  steps: ({ items }) => items.map((item, index) => `${index + 1}. ${plainRich(item)}`).join('\n'),
  list: ({ heading, items }) => `${heading}:\n${bullets(items)}`,
  warning: ({ heading, items }) => `${heading}:\n${bullets(items)}`,
  note: ({ text }) => plainRich(text),
  figure: ({ alt }) => alt,
  choices: () => '',
}
