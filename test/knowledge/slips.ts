import { expect, test } from 'vitest'
import { saidOf, textOf, withPage } from './shipped.ts'

// The changes hold on to headings and to the names of facts, never to what a page says, so that correcting a page
// breaks no test. In what is said "@" is the line on which the replaced text begins, "@+2" two lines below.

export const CAT = 'exercises/cat-cow.md'
export const DESK = 'causes/desk-work.md'
export const OFTEN = 'advice/how-often.md'
export const WORDS = 'words.md'
export const SIGNS = 'signs.md'
export const SOURCES = 'sources.md'

/** A change of one page, and everything the check says of it. */
export type Slip = {
  readonly title: string
  readonly page: string
  readonly from: string | RegExp
  readonly to: string
  readonly says: readonly string[]
}

/** A fact's whole line. */
export const fact = (name: string) => new RegExp(`^- ${name}: .*$`, 'm')
/** A heading, up to where its text begins. */
export const under = (heading: string) => `## ${heading}\n\n`
/** A heading and everything below it. */
export const section = (heading: string) => new RegExp(`## ${heading}\\n[^]*?\\n(?=## )`)
/** Behind the first line below a heading. */
export const endOfFirstLine = (heading: string) => new RegExp(`(?<=## ${heading}\\n\\n.*)$`, 'm')

/** The line of a shipped page that begins so. */
export function lineOf(page: string, beginning: string): number {
  return (
    textOf(page)
      .split('\n')
      .findIndex((line) => line.startsWith(beginning)) + 1
  )
}

/** The value of a fact as a shipped page has it. */
export function factOf(page: string, name: string): string {
  return new RegExp(`^- ${name}: (.*)$`, 'm').exec(textOf(page))?.[1] ?? ''
}

/** The title of a shipped page. */
export function titleOf(page: string): string {
  return /^# (.*)$/m.exec(textOf(page))?.[1] ?? ''
}

/** One test a slip: exactly these problems are said. */
export function slipsAre(slips: readonly Slip[]): void {
  test.each(slips)('$title', ({ page, from, to, says }) => {
    const before = textOf(page)
    const start = typeof from === 'string' ? before.indexOf(from) : before.search(from)
    if (start < 0) throw new Error(`${page} has no ${String(from)} to replace.`)
    const line = before.slice(0, start).split('\n').length
    const expected = says.map((said) =>
      said.replace(/(?<=:|line )@(?:\+(\d+))?/g, (_, below = '0') => String(line + Number(below))),
    )
    expect(saidOf(withPage(page, () => before.replace(from, () => to)))).toEqual(expected)
  })
}

/** Names as they are listed in a problem. */
export const namesOf = (meanings: readonly { readonly name: string }[]) =>
  meanings.map(({ name }) => name).join(', ')
