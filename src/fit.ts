import { choicesOf, isSame, type Document, type Inline, type Rich } from './document.ts'
import { plainText } from './plain.ts'

/** What fits one message on every platform, in UTF-16 code units. */
export const FITS = {
  title: 100,
  body: 1900,
  choices: 5,
  label: 34,
} as const

/** What of a document does not fit one message, in sentences; nothing when all of it fits. */
export function whatDoesNotFit(document: Document): readonly string[] {
  const problems: string[] = []
  const titles = document.filter((block) => block.type === 'title')
  const [title] = titles
  if (titles.length !== 1 || title === undefined || document[0] !== title) {
    problems.push('A message begins with its one title.')
  } else if (title.text.length > FITS.title) {
    problems.push(`The title has ${title.text.length} characters; ${FITS.title} fit.`)
  }
  const body = bodyLength(document)
  if (body > FITS.body) problems.push(`The body has ${body} characters; ${FITS.body} fit.`)
  const choices = choicesOf(document)
  if (choices.length > FITS.choices) {
    problems.push(`There are ${choices.length} buttons; ${FITS.choices} fit.`)
  }
  for (const [index, { run, label }] of choices.entries()) {
    const same = choices.findIndex((other) => isSame(other.run, run))
    if (same !== index) problems.push(`The button "${label}" is there twice.`)
    if (label.length > FITS.label) {
      problems.push(`The button "${label}" has ${label.length} characters; ${FITS.label} fit.`)
    }
  }
  return problems
}

/** Characters of everything but title and buttons, with room for the mark-up that a platform adds. */
export function bodyLength(document: Document): number {
  const body = document.filter((block) => block.type !== 'title')
  return plainText(body).length + body.reduce((sum, block) => sum + markUpOf(block), 0)
}

const BOLD = '****'.length

function markUpOf(block: Document[number]): number {
  switch (block.type) {
    case 'text':
    case 'note':
      return richMarkUp(block.text)
    case 'facts':
      return block.facts.length * BOLD
    case 'list':
    case 'warning':
      return BOLD + sumOf(block.items)
    case 'steps':
      return sumOf(block.items)
    default:
      return 0
  }
}

function sumOf(items: readonly Rich[]): number {
  return items.reduce((sum, item) => sum + richMarkUp(item), 0)
}

function richMarkUp(text: Rich): number {
  return text.reduce((sum, piece: Inline) => sum + (typeof piece === 'string' ? 0 : BOLD), 0)
}
