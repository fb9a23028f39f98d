// What the core answers: a list of tagged, read-only blocks without any platform's mark-up.

/** A piece of a sentence. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly link: string; readonly href: string }
  /** A channel, by what a place calls it: a platform shows its name. */
  | { readonly channel: string }

export type Rich = readonly Inline[]

/** A command ready to run: what a button does, and what somebody can type after "/". */
export type Invocation = { readonly command: string; readonly text: string }

/** Whether two buttons do the same. */
export function isSame(a: Invocation, b: Invocation): boolean {
  return a.command === b.command && a.text === b.text
}

/** A button. */
export type Choice = { readonly label: string; readonly run: Invocation }

export type Block =
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'text'; readonly text: Rich }
  | {
      readonly type: 'facts'
      readonly facts: readonly { readonly name: string; readonly value: string }[]
    }
  | { readonly type: 'steps'; readonly items: readonly Rich[] }
  | { readonly type: 'list'; readonly heading: string; readonly items: readonly Rich[] }
  /** What must not be overlooked: stop rules, whom an exercise does not suit, warning signs. */
  | { readonly type: 'warning'; readonly heading: string; readonly items: readonly Rich[] }
  /** Small print. */
  | { readonly type: 'note'; readonly text: Rich }
  /** A drawing (SVG), and what it shows in words, for whoever or whatever shows no pictures. */
  | { readonly type: 'figure'; readonly svg: string; readonly alt: string }
  | { readonly type: 'choices'; readonly choices: readonly Choice[] }

/** One message. Its title comes first and its choices last. */
export type Document = readonly Block[]

/** How each kind of block looks somewhere: a forgotten one does not compile. */
export type Renderer<Out> = {
  readonly [Type in Block['type']]: (block: Extract<Block, { readonly type: Type }>) => Out
}

/** Every block of a document as the renderer makes it, in order. */
export function render<Out>(document: Document, renderer: Renderer<Out>): readonly Out[] {
  return document.map((block) => (renderer[block.type] as (block: Block) => Out)(block))
}

/** The choices of a document, wherever they stand. */
export function choicesOf(document: Document): readonly Choice[] {
  return document.flatMap((block) => (block.type === 'choices' ? block.choices : []))
}
