import { ENGLISH } from '../knowledge/text-model.ts'
import type { Block, Choice, Document } from '../document.ts'
import type { Around } from './around.ts'
import { gapFiller } from './gaps.ts'
import { gentleFor } from './gentle.ts'
import type { Library } from './library.ts'
import { seeSomebody } from './links.ts'
import { choice, choices, note, text } from './say.ts'

/** The card that asks for warning signs. */
export function checkCard(library: Library, { country, language = ENGLISH }: Around): Document {
  const own = library.signWords(language)
  const words = own.sayings.check === undefined ? library.signWords(ENGLISH) : own
  const saying = words.sayings.check
  const fill = gapFiller(words, library.numbers(country))
  const [first, ...others] = saying?.paragraphs ?? []
  return [
    { type: 'title', text: saying?.title ?? '' },
    ...(first === undefined ? [] : [text(...fill(first))]),
    { type: 'warning', heading: 'Please look through them', items: (saying?.items ?? []).map(fill) },
    ...others.map((paragraph) => text(...fill(paragraph))),
    note(words.smallPrint),
    ...choices(choice('None of these', 'stretch', gentleFor([]))),
  ]
}

/** The same in one line, below the first answer of a conversation. */
export function checkLine(library: Library, { asksForSigns = false }: Around): readonly Block[] {
  return asksForSigns ? [text({ strong: 'Any of these?' }, ` ${library.signWords(ENGLISH).checkLine}`)] : []
}

/** Beside that line the button to the card; later the one to the page on when to see somebody. */
export function checkOrAdvice(library: Library, { asksForSigns = false }: Around): Choice | undefined {
  return asksForSigns ? choice('Any of these?', 'limber', 'check') : seeSomebody(library)
}
