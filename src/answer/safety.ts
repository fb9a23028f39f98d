import type { Document } from '../document.ts'
import { GAPS, type Gap, type Numbers, type SayingName, type SignLanguage } from '../knowledge/sign-model.ts'
import type { Text } from '../knowledge/text-model.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { choice, choices, note, rich, text } from './say.ts'
import type { Rich } from '../document.ts'

/** The person's country, as an ISO 3166 code, where it is known. */
export type Where = { readonly country?: string | undefined }

/**
 * What is said when a warning sign was found: no exercise, and no button either but for the mildest, which leads to
 * gentle movement. In the language in which the sign was told, as far as that has words for it.
 */
export function safetyAnswer(
  { found, again }: Extract<Understanding, { kind: 'safety' }>,
  library: Library,
  { country }: Where = {},
): Document {
  const { sign, language } = found
  if (sign.level === 'note') throw new Error(`The sign "${sign.id}" is a note and no answer.`)
  const own = library.signWords(language)
  const words = own.sayings[sign.level] === undefined ? library.signWords('en') : own
  const fill = gapFiller(words, library.numbers(country))
  const [first, ...others] = sayingOf(words, sign.level).paragraphs
  return [
    { type: 'title', text: sayingOf(words, sign.level).title },
    ...(again === true ? [text(AGAIN)] : []),
    ...(first === undefined ? [] : [text(...fill(first))]),
    text(words.whys[sign.id] ?? library.why(sign.id)),
    ...others.map((paragraph) => text(...fill(paragraph))),
    note(words.smallPrint),
    ...(sign.level === 'soon' ? choices(choice('Gentle movement', 'stretch', GENTLE)) : []),
  ]
}

const AGAIN =
  'This comes first, because of what you told me a moment ago. If I got you wrong, or it has been looked at, write "start over".'
const GENTLE = 'gentle movement for the upper back'

/** The card that asks for warning signs. */
export function checkAnswer(library: Library, { country }: Where = {}): Document {
  const words = library.signWords('en')
  const { title, paragraphs, items } = sayingOf(words, 'check')
  const fill = gapFiller(words, library.numbers(country))
  const [first, ...others] = paragraphs
  return [
    { type: 'title', text: title },
    ...(first === undefined ? [] : [text(...fill(first))]),
    { type: 'warning', heading: 'Please look through them', items: items.map(fill) },
    ...others.map((paragraph) => text(...fill(paragraph))),
    note(words.smallPrint),
    ...choices(choice('None of these', 'stretch', GENTLE)),
  ]
}

function sayingOf(words: SignLanguage, name: SayingName) {
  return words.sayings[name] ?? { title: '', paragraphs: [], items: [] }
}

/** Puts the country's numbers into the gaps of a text; where they are unknown, the words for that. */
function gapFiller({ gaps }: SignLanguage, numbers: Numbers | undefined): (text: Text) => Rich {
  const known: Readonly<Record<Gap, string | undefined>> = {
    'emergency number': numbers?.emergency,
    'crisis line': numbers?.crisis,
  }
  const fill = (written: string) =>
    GAPS.reduce((filled, gap) => filled.replaceAll(`{${gap}}`, known[gap] ?? gaps[gap] ?? ''), written)
  return (text) =>
    rich(text).map((piece) => {
      if (typeof piece === 'string') return fill(piece)
      return 'strong' in piece ? { strong: fill(piece.strong) } : piece
    })
}
