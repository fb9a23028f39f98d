import { foldPhrase } from '../words/fold.ts'
import type { Spot } from './spots.ts'

/** A page with a phrase more, and the line (from 1) that it stands on; or why it cannot be added. */
export type Inserted = { readonly markdown: string; readonly line: number } | { readonly problem: string }

type Line = { readonly text: string; readonly end: string }

/** Adds a phrase to a line of a page and leaves every other letter of it as it is. */
export function insertPhrase(markdown: string, spot: Spot, phrase: string): Inserted {
  const lines = linesOf(markdown)
  const [from, to] = spot.kind === 'fact' ? factsIn(lines) : meaningIn(lines, spot.section, spot.meaning)
  const isThere = (start: number) => hasPhrase(itemAt(lines, start, to), phrase)
  const items = rangeOf(from, to).filter((index) => ITEM.test(lines[index]?.text ?? ''))
  const isOurs = (index: number) => {
    const label = labelOf(lines[index]?.text ?? '')
    return spot.kind === 'fact' ? label === spot.fact.toLowerCase() : label === undefined
  }
  const own = items.find(isOurs)
  const owner =
    spot.kind === 'fact'
      ? own
      : items.find((index) => !NO_PHRASES.has(labelOf(lines[index]?.text ?? '') ?? '') && isThere(index))
  if (owner !== undefined && isThere(owner)) {
    return { problem: `"${phrase}" stands in ${spot.file}:${owner + 1} already.` }
  }
  if (own !== undefined) {
    const last = own + itemAt(lines, own, to).length - 1
    return appended(lines, last, phrase)
  }
  const after =
    spot.kind === 'fact' ? items.findLast((index) => isAfter(lines[index], spot.after)) : items.at(-1)
  if (after === undefined)
    return { problem: `There is no place for "${phrase}" in ${spot.file}: please edit the page by hand.` }
  const below = after + itemAt(lines, after, to).length
  const line = spot.kind === 'fact' ? `- ${spot.fact}: ${phrase}` : `- ${phrase}`
  return inserted(lines, below, line)
}

const ITEM = /^\s{0,3}[-*+]\s/
/** Lines below a meaning that hold no phrases. */
const NO_PHRASES: ReadonlySet<string> = new Set(['like', 'marks', 'covers'])

function linesOf(markdown: string): readonly Line[] {
  return [...markdown.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
    .map(([, text = '', end = '']) => ({ text, end }))
    .slice(0, -1)
}

/** The facts stand between the title and the first heading. */
function factsIn(lines: readonly Line[]): readonly [number, number] {
  const first = lines.findIndex(({ text }) => /^##/.test(text))
  return [0, first < 0 ? lines.length : first]
}

function meaningIn(lines: readonly Line[], section: string, meaning: string): readonly [number, number] {
  const isHeading = (level: string, name: string) => {
    const pattern = new RegExp(`^${level} +(.+?) *#* *$`)
    return ({ text }: Line) => pattern.exec(text)?.[1] === name
  }
  const top = lines.findIndex(isHeading('##', section))
  const start = lines.findIndex((line, index) => index > top && isHeading('###', meaning)(line))
  const end = lines.findIndex(({ text }, index) => index > start && /^#/.test(text))
  return [start + 1, end < 0 ? lines.length : end]
}

function rangeOf(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
}

/** "- Hints: a, b" is labelled "hints"; "- a, b" is not labelled. */
function labelOf(text: string): string | undefined {
  return /^\s{0,3}[-*+]\s+([^:]{1,40}?)\s*:/.exec(text)?.[1]?.toLowerCase()
}

/** A list item with the lines that go on with it. */
function itemAt(lines: readonly Line[], start: number, to: number): readonly string[] {
  const end = lines.findIndex(
    ({ text }, index) =>
      index > start && (index >= to || text.trim() === '' || ITEM.test(text) || /^#/.test(text)),
  )
  return lines.slice(start, end < 0 ? to : end).map(({ text }) => text)
}

function hasPhrase(item: readonly string[], phrase: string): boolean {
  const value = item
    .join(' ')
    .replace(/^[^:,]{1,40}:/, '')
    .replace(ITEM, '')
  return value.split(',').some((one) => foldPhrase(one) === foldPhrase(phrase))
}

function isAfter(line: Line | undefined, names: readonly string[]): boolean {
  const label = labelOf(line?.text ?? '')
  return names.some((name) => name.toLowerCase() === label)
}

function appended(lines: readonly Line[], index: number, phrase: string): Inserted {
  const changed = lines.map((line, place) =>
    place === index ? { ...line, text: `${line.text.replace(/[\s,.]+$/, '')}, ${phrase}` } : line,
  )
  return { markdown: joined(changed), line: index + 1 }
}

function inserted(lines: readonly Line[], index: number, text: string): Inserted {
  const end = lines.find((line) => line.end !== '')?.end ?? '\n'
  const before = lines.slice(0, index).map((line) => ({ ...line, end: line.end || end }))
  return { markdown: joined([...before, { text, end }, ...lines.slice(index)]), line: index + 1 }
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('')
}
