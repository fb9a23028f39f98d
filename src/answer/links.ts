import type { Choice } from '../document.ts'
import type { Library } from './library.ts'
import { choice } from './say.ts'

/** The button to the page on when to see somebody, wherever that page is called. */
export function seeSomebody(library: Library): Choice | undefined {
  const page = library.adviceOn('see somebody')
  return page && choice(page.name, 'advice', page.id)
}

/** What somebody gets who only wants something now. */
export const FOR_NOW = 'upper back stretch at my desk'
