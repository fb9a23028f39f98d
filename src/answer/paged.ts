import type { Block, Choice, Document, Rich } from '../document.ts'
import { whatDoesNotFit } from '../fit.ts'
import { choices } from './say.ts'

/** A list that may be longer than one message. */
export type Paged = {
  readonly title: string
  readonly before?: readonly Block[]
  readonly heading: string
  readonly items: readonly Rich[]
  readonly after?: readonly Block[]
  /** Buttons beside the one that leads on. */
  readonly buttons?: readonly Choice[]
  /** The button that leads to a page, counted from 1. */
  readonly turn: (label: string, page: number) => Choice
}

/** One page of a list, which holds as many items as fit a message: none is cut, and none gets lost. */
export function paged(list: Paged, page: number): Document {
  const pages = pagesOf(list)
  const at = Math.min(Math.max(1, Math.trunc(page)), pages.length)
  return pages[at - 1] ?? documentOf(list, [], 1, 1)
}

function pagesOf(list: Paged): readonly Document[] {
  const groups: Rich[][] = [[]]
  for (const item of list.items) {
    const group = groups.at(-1) ?? []
    // Measured as a page in the middle, which has the most to say.
    const fits = whatDoesNotFit(documentOf(list, [...group, item], 8, 9)).length === 0
    if (fits || group.length === 0) group.push(item)
    else groups.push([item])
  }
  return groups.map((group, index) => documentOf(list, group, index + 1, groups.length))
}

function documentOf(list: Paged, items: readonly Rich[], page: number, pages: number): Document {
  const heading = pages === 1 ? list.heading : `${list.heading} (${page} of ${pages})`
  return [
    { type: 'title', text: list.title },
    ...(list.before ?? []),
    ...(items.length === 0 ? [] : [{ type: 'list', heading, items } as const]),
    ...(list.after ?? []),
    ...choices(
      ...(list.buttons ?? []),
      page < pages ? list.turn('More of them', page + 1) : undefined,
      page > 1 ? list.turn('Back', page - 1) : undefined,
    ),
  ]
}
