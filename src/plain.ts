import { render, type Document, type Inline, type Renderer, type Rich } from './document.ts'

/** How words and channels are written where text has signs with a meaning of their own. */
export type Writing = { words(text: string): string; channel(id: string): string }

const AS_IT_IS: Writing = { words: (text) => text, channel: (id) => id }

/** A document as plain text: what a screen reader, a notification or a log-free pipe gets. */
export function plainText(document: Document, writing = AS_IT_IS): string {
  return render(document, rendererWith(writing))
    .filter((part) => part !== '')
    .join('\n\n')
}

/** A piece of a text without mark-up; a link is followed by its address. */
function plainPiece(piece: Inline, { words, channel }: Writing): string {
  if (typeof piece === 'string') return words(piece)
  if ('strong' in piece) return words(piece.strong)
  return 'channel' in piece ? channel(piece.channel) : words(`${piece.link} (${piece.href})`)
}

function rendererWith(writing: Writing): Renderer<string> {
  const { words } = writing
  const rich = (text: Rich) => text.map((piece) => plainPiece(piece, writing)).join('')
  const bullets = (items: readonly Rich[]) => items.map((item) => `- ${rich(item)}`).join('\n')
  return {
    title: ({ text }) => words(text),
    text: ({ text }) => rich(text),
    facts: ({ facts }) => facts.map(({ name, value }) => words(`${name}: ${value}`)).join('\n'),
    steps: ({ items }) => items.map((item, index) => `${index + 1}. ${rich(item)}`).join('\n'),
    list: ({ heading, items }) => `${words(heading)}:\n${bullets(items)}`,
    warning: ({ heading, items }) => `${words(heading)}:\n${bullets(items)}`,
    note: ({ text }) => rich(text),
    figure: ({ alt }) => words(alt),
    choices: () => '',
  }
}
