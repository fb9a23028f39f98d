import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Heading, Link, List, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { mendLines } from './mend.ts'
import type { Inline, PageKind, Text } from './text-model.ts'
import { isLink, plainWords } from './text.ts'
import { whereOf, type Problem, type Where } from './problem.ts'

/** A knowledge page as it lies on the disk. */
export type PageFile = {
  /** From the knowledge folder, with forward slashes: `exercises/cat-cow.md`. */
  readonly file: string
  readonly markdown: string
}

/** A sentence of a page, and where it stands. */
export type Sentence = { readonly text: Text; readonly plain: string; readonly where: Where }

/** What stands under one `##` heading. */
export type Section = {
  readonly heading: string
  readonly where: Where
  readonly paragraphs: readonly Sentence[]
  readonly items: readonly Sentence[]
  /** Whether all of its lists are. */
  readonly numbered: boolean
  /** What stands under the `###` headings inside. */
  readonly parts: readonly Section[]
}

/** A page taken apart, before anybody asked what its facts mean. */
export type Page = {
  readonly where: Where
  readonly title: string
  readonly paragraphs: readonly Sentence[]
  readonly items: readonly Sentence[]
  readonly sections: readonly Section[]
}

const FOLDERS: ReadonlyMap<string, PageKind> = new Map([
  ['exercises', 'exercise'],
  ['causes', 'cause'],
  ['advice', 'advice'],
])

/** The kind and short name of the page in a file, or nothing for the pages that are no page of their own. */
export function pageRefOf(file: string): { readonly kind: PageKind; readonly id: string } | undefined {
  const [, folder = '', id = ''] = /^([^/]+)\/([^/]+)\.md$/.exec(file) ?? []
  const kind = FOLDERS.get(folder)
  return kind === undefined ? undefined : { kind, id }
}

type Draft = {
  heading: string
  where: Where
  paragraphs: Sentence[]
  items: Sentence[]
  numbered: boolean
  parts: Draft[]
}

/** Where a piece of Markdown starts, or how many lines below that. */
type At = (node: Pick<Nodes, 'position'>, below?: number) => Where

/** Nine tenths of a check go into parsing: whoever checks again after changing one page waits for that page only. */
const TREES = new WeakMap<PageFile, Root>()

/** Takes a Markdown page apart into its title, sentences and sections; whatever else stands there is a problem. */
export function readPage(pageFile: PageFile, problems: Problem[]): Page {
  const { file, markdown } = pageFile
  const onLine = (line: number) => whereOf(file, line, problems)
  const at: At = (node, below = 0) => onLine((node.position?.start.line ?? 1) + below)
  const draft = (heading: string, where: Where): Draft => ({
    heading,
    where,
    paragraphs: [],
    items: [],
    numbered: true,
    parts: [],
  })
  const page = draft('', onLine(1))
  let current = page
  let section: Draft | undefined

  const readNode = (node: RootContent): void => {
    switch (node.type) {
      case 'heading': {
        if (node.depth === 2 && linesOf(node) > 1) {
          at(node, linesOf(node) - 1).problem(
            'A line of dashes right below a sentence makes a heading of it: take the line out.',
          )
          current.paragraphs.push(readSentence(node, at))
          return
        }
        const heading = readHeading(node, at)
        if (node.depth === 1 && page.heading === '') {
          page.heading = heading
          return
        }
        if (node.depth === 1) {
          at(node).problem(`The page has its title already: write "## ${heading}" for a heading.`)
        }
        if (node.depth < 3 || section === undefined) {
          section = draft(heading, at(node))
          page.parts.push(section)
          current = section
        } else {
          current = draft(heading, at(node))
          section.parts.push(current)
          if (node.depth > 3) at(node).problem('Headings go down to ### and no further.')
        }
        return
      }
      case 'paragraph':
        current.paragraphs.push(readSentence(node, at))
        return
      case 'list':
        current.numbered &&= node.ordered === true
        current.items.push(...readItems(node, at))
        return
      default:
        at(node).problem(
          `${KIND_NAMES[node.type] ?? 'This'} cannot be used here: a page is made of headings, sentences and lists.`,
        )
    }
  }
  const mended = mendLines(markdown, onLine)
  const tree = TREES.get(pageFile) ?? fromMarkdown(mended)
  TREES.set(pageFile, tree)
  for (const node of tree.children) readNode(node)

  if (page.heading === '')
    page.where.problem('The page has no title: its first line should be "# " and a name.')
  return { ...page, title: page.heading, sections: page.parts }
}

const KIND_NAMES: Readonly<Partial<Record<Nodes['type'], string>>> = {
  html: 'HTML or a comment',
  code: 'A block indented by four spaces or fenced with ```',
  blockquote: 'A quotation',
  thematicBreak: 'A line across the page',
  image: 'A picture',
  imageReference: 'A picture',
  inlineCode: 'Code between backticks',
  emphasis: 'Slanted text',
  definition: 'A link definition',
  linkReference: 'A link by number or name',
}

function linesOf({ position }: Heading): number {
  return position === undefined ? 1 : position.end.line - position.start.line + 1
}

function readHeading(node: Heading, at: At): string {
  const text = readInline(node.children, at)
  if (text.some(isLink)) at(node).problem('A heading is plain words: a link cannot be used in it.')
  return plainWords(text)
}

/** Items indented below others are read all the same, so that nothing but the indent is a problem. */
function readItems(list: List, at: At): readonly Sentence[] {
  return list.children.flatMap((item) => {
    if (item.children.length === 0) at(item).problem('This list item is empty.')
    return item.children.flatMap((node, index): readonly Sentence[] => {
      if (node.type === 'list') {
        at(node).problem(
          'This is a list inside a list: start the line at the very left, with one dash or number.',
        )
        return readItems(node, at)
      }
      if (node.type === 'paragraph' && index === 0) return [readSentence(node, at)]
      at(node).problem(
        'A list item is one line of words: nothing else can stand in it or be indented below it.',
      )
      return []
    })
  })
}

function readSentence(node: Paragraph | Heading, at: At): Sentence {
  const text = readInline(node.children, at)
  const plain = plainWords(text)
  if (plain === '' && node.children.every(({ type }) => type === 'text')) {
    at(node).problem('There are no words in this line.')
  }
  return { text, plain, where: at(node) }
}

/** Mark-up that is no permitted one is a problem; its words are read all the same. */
function readInline(nodes: readonly PhrasingContent[], at: At): Text {
  return nodes.flatMap((node): Text => {
    switch (node.type) {
      case 'text':
        lookForLeftovers(node.value, (line) => at(node, line))
        return [node.value.replace(/\s+/g, ' ')]
      case 'break':
        return [' ']
      case 'strong': {
        const words = readInline(node.children, at)
        if (!words.some(isLink)) return [{ strong: plainWords(words) }]
        at(node).problem('A link cannot stand between ** and **: take the ** out.')
        return words
      }
      case 'link':
        return [readLink(node, at)]
      default:
        at(node).problem(
          `${KIND_NAMES[node.type] ?? 'This mark-up'} cannot be used in a sentence: plain words, **strong** and [links](page.md) can.`,
        )
        if ('children' in node) return readInline(node.children, at)
        return node.type === 'inlineCode' ? [node.value] : []
    }
  })
}

/** Mark-up that Markdown did not understand either, and that readers would get to see. */
const LEFTOVERS = [
  {
    pattern: /^\s*\|/,
    sentence: 'A table cannot be used: a page is made of headings, sentences and lists.',
  },
  {
    pattern: /\*\*/,
    sentence: 'Here "**" has no partner, or a space inside: strong words are written **like this**.',
  },
  {
    pattern: /[[\]]/,
    sentence: 'Square brackets are for links: [words](page.md), with nothing between "]" and "(".',
  },
]

function lookForLeftovers(written: string, below: (line: number) => Where): void {
  for (const [index, line] of written.split('\n').entries()) {
    for (const { pattern, sentence } of LEFTOVERS) if (pattern.test(line)) below(index).problem(sentence)
  }
}

function readLink(node: Link, at: At): Inline {
  const where = at(node)
  const text = plainWords(readInline(node.children, at))
  if (text === '') where.problem('This link has no words: write it as [words](page.md).')
  if (node.title) where.problem(`A link is words and an address: take "${node.title}" out.`)
  if (/^https?:\/\//.test(node.url)) return { link: text, href: node.url }
  const target = pageRefOf(resolveFrom(where.file, node.url))
  if (target === undefined) {
    where.problem(
      `The link "${node.url}" leads to no page: write it as "../exercises/cat-cow.md" or "cat-cow.md".`,
    )
    return text
  }
  return { page: target, text }
}

/** `../exercises/cat-cow.md` as seen from `causes/stress.md` is `exercises/cat-cow.md`; empty above the top. */
function resolveFrom(file: string, url: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const step of url.split('/')) {
    if (step === '..' && parts.length === 0) return ''
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
