import type { PageKind } from '../knowledge/text-model.ts'
import type { Command } from './command.ts'

/** Of the id of a page nothing is left: buttons name pages so, and a warning sign may seem to stand in one. */
export function withoutPage(kind: PageKind): NonNullable<Command['withoutOwnWords']> {
  return (text, library) => (library.hasPage(kind, text.trim()) ? '' : text)
}
