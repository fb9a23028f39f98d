import { ENGLISH } from '../knowledge/text-model.ts'
import type { Document } from '../document.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Around } from './around.ts'
import { gapFiller } from './gaps.ts'
import { gentleFor } from './gentle.ts'
import type { Library } from './library.ts'
import { choice, choices, note, text } from './say.ts'

/**
 * What is said when a warning sign was found: no exercise, and no button either but for the mildest, which leads to
 * gentle movement. In the language in which the sign was told, as far as that has words for it.
 */
export function safetyAnswer(
  { found, again = false, conditions }: Extract<Understanding, { kind: 'safety' }>,
  library: Library,
  { country }: Around = {},
): Document {
  const { id, level } = found.sign
  const own = library.signWords(found.language)
  const words = level !== 'note' && own.sayings[level] !== undefined ? own : library.signWords(ENGLISH)
  const saying = level === 'note' ? undefined : words.sayings[level]
  const fill = gapFiller(words, library.numbers(country))
  const [first, ...others] = saying?.paragraphs ?? []
  return [
    { type: 'title', text: saying?.title ?? '' },
    ...(again ? [text(words.again)] : []),
    ...(first === undefined ? [] : [text(...fill(first))]),
    text(words.whys[id] ?? library.why(id)),
    ...others.map((paragraph) => text(...fill(paragraph))),
    note(words.smallPrint),
    ...(level === 'soon' ? choices(choice('Gentle movement', 'stretch', gentleFor(conditions))) : []),
  ]
}
