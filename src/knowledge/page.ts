import { fromMarkdown } from 'mdast-util-from-markdown'
import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { Inline, PageKind, Text } from './model.ts'
import { plainWords } from './text.ts'
import { whereOf, type Problem, type Where } from './problem.ts'

/** A knowledge page as it lies on the disk. */
export type PageFile = {
  /** From the knowledge folder, with forward slashes: `exercises/cat-cow.md`. */
  readonly file: string
  readonly markdown: string
}

/** A sentence of a page, and where it stands. */
export type Sentence = { readonly text: Text; readonly plain: string; readonly where: Where }

/** `- Level: easy` */
export type Fact = { readonly name: string; readonly value: string; readonly where: Where }

/** What stands under one `##` heading. */
export type Section = {
  readonly heading: string
  readonly where: Where
  readonly paragraphs: readonly Sentence[]
  readonly items: readonly Sentence[]
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

const FOLDERS: Readonly<Record<string, PageKind>> = {
  exercises: 'exercise',
  causes: 'cause',
  advice: 'advice',
}

/** The kind and short name of the page in a file, or nothing for the pages that are no page of their own. */
export function pageRefOf(file: string): { readonly kind: PageKind; readonly id: string } | undefined {
  const match = /^([^/]+)\/([^/]+)\.md$/.exec(file)
  const kind = match?.[1] === undefined ? undefined : FOLDERS[match[1]]
  return kind === undefined || match?.[2] === undefined ? undefined : { kind, id: match[2] }
}

type Draft = {
  heading: string
  where: Where
  paragraphs: Sentence[]
  items: Sentence[]
  numbered: boolean
  parts: Draft[]
}

/** Takes a Markdown page apart into its title, sentences and sections; whatever else stands there is a problem. */
export function readPage({ file, markdown }: PageFile, problems: Problem[]): Page {
  const at = (node: { position?: Nodes['position'] }) =>
    whereOf(file, node.position?.start.line ?? 1, problems)
  const draft = (heading: string, where: Where): Draft => ({
    heading,
    where,
    paragraphs: [],
    items: [],
    numbered: false,
    parts: [],
  })
  const page = draft('', whereOf(file, 1, problems))
  let current = page
  let section: Draft | undefined

  const readNode = (node: RootContent): void => {
    switch (node.type) {
      case 'heading': {
        const heading = plainWords(readInline(node.children, file, at(node)))
        if (node.depth === 1) {
          if (page.heading !== '')
            at(node).problem(`A page has one title, and this is a second: "${heading}".`)
          else page.heading = heading
        } else if (node.depth === 2 || section === undefined) {
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
        current.paragraphs.push(readSentence(node, file, at(node)))
        return
      case 'list':
        current.numbered = node.ordered === true
        current.items.push(...node.children.map((item) => readItem(item, node, file, at(item))))
        return
      default:
        at(node).problem(
          `${KIND_NAMES[node.type] ?? 'This'} cannot be used here: a page is made of headings, sentences and lists.`,
        )
    }
  }
  for (const node of fromMarkdown(markdown).children) readNode(node)

  if (page.heading === '')
    page.where.problem('The page has no title: its first line should be "# " and a name.')
  return { ...page, title: page.heading, sections: page.parts }
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  html: 'HTML or a comment',
  code: 'A block indented by four spaces or fenced with ```',
  blockquote: 'A quotation',
  thematicBreak: 'A line across the page',
  image: 'A picture',
  inlineCode: 'Code between backticks',
  emphasis: 'Slanted text',
  definition: 'A link definition',
}

function readItem(item: ListItem, list: List, file: string, where: Where): Sentence {
  const [first, ...others] = item.children
  if (first?.type !== 'paragraph' || others.length > 0) {
    where.problem('A list item is one line here: nothing may be indented below it.')
  }
  const sentence = first?.type === 'paragraph' ? readSentence(first, file, where) : emptySentence(where)
  if (sentence.plain === '') where.problem('This list item is empty.')
  if (first !== undefined) lookForLostItems(first, list, file, where)
  return sentence
}

/** "2.Next step" without a space is no list item to Markdown but a part of the line above: never swallow it. */
function lookForLostItems(node: Nodes, list: List, file: string, where: Where): void {
  if (node.type !== 'paragraph') return
  const raw = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  for (const [index, line] of raw.split('\n').entries()) {
    if (index > 0 && /^\s*(\d+[.)]|[-*•])/.test(line)) {
      const lost: Where = { ...where, file, line: where.line + index }
      lost.problem(
        `This line looks like ${list.ordered ? 'the next step' : 'a new item'} but runs into the one above: put a space after "${/^\s*(\d+[.)]|[-*•])/.exec(line)?.[1] ?? '-'}".`,
      )
    }
  }
}

function readSentence(node: Paragraph, file: string, where: Where): Sentence {
  const text = readInline(node.children, file, where)
  const plain = plainWords(text)
  if (/^[-*•]\S/.test(plain)) where.problem('Put a space after the dash, or the line is no list item.')
  return { text, plain, where }
}

function emptySentence(where: Where): Sentence {
  return { text: [], plain: '', where }
}

function readInline(nodes: readonly PhrasingContent[], file: string, where: Where): Text {
  const text: Inline[] = []
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        text.push(node.value.replace(/\s+/g, ' '))
        break
      case 'break':
        text.push(' ')
        break
      case 'strong':
        text.push({ strong: plainWords(readInline(node.children, file, where)) })
        break
      case 'link':
        text.push(readLink(node.url, plainWords(readInline(node.children, file, where)), file, where))
        break
      default:
        where.problem(
          `${KIND_NAMES[node.type] ?? 'This mark-up'} cannot be used in a sentence: plain words, **strong** and [links](page.md) can.`,
        )
    }
  }
  return text
}

function readLink(url: string, text: string, file: string, where: Where): Inline {
  if (/^https?:\/\//.test(url)) return { link: text, href: url }
  const target = pageRefOf(resolveFrom(file, url))
  if (target === undefined) {
    where.problem(
      `The link "${url}" leads to no page: write it as "../exercises/cat-cow.md" or "cat-cow.md".`,
    )
    return text
  }
  return { page: target, text }
}

/** `../exercises/cat-cow.md` as seen from `causes/stress.md` is `exercises/cat-cow.md`. */
function resolveFrom(file: string, url: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const step of url.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
