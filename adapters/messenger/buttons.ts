import type { Document, Invocation } from '../../src/document.ts'

/** What a button does, as an id of at most 100 characters that outlasts a restart. */
export type Buttons = {
  /** The ids of all buttons of a document, and of more invocations; what is too long for an id is stored. */
  idsFor(document: Document, more?: readonly Invocation[]): Promise<(run: Invocation) => string>
  /** What a button does; nothing where that is not known any more, or the id is no button's of Limber. */
  read(id: string): Promise<Invocation | undefined>
}
