/** A piece of a sentence. A page link names another page by its short name. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly link: string; readonly href: string }
  | { readonly page: PageRef; readonly text: string }

/** A sentence or paragraph. */
export type Text = readonly Inline[]

export type PageKind = 'exercise' | 'cause' | 'advice'

/** A page by its kind and short name, for example `{kind: 'exercise', id: 'cat-cow'}`. */
export type PageRef = { readonly kind: PageKind; readonly id: string }

/** The language in which everything is known; others have what they have besides. */
export const ENGLISH = 'en'
