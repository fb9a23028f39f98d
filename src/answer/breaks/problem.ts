import type { Choice, Document } from '../../document.ts'
import { choices, list, text } from '../say.ts'

/** Why something was not done, and what to do instead. */
export function refusal(title: string, why: string, ...next: readonly Choice[]): Document {
  return [{ type: 'title', text: title }, text(why), ...choices(...next)]
}

/** The button for something that begins with "/breaks". */
export function breaksChoice(label: string, part: string): Choice {
  return { label, run: { command: 'breaks', text: part } }
}

/** So many words that were not understood are named one by one. */
const MOST_NAMED = 6

/** What of a wish was not understood, word by word, with what would be. */
export function notUnderstood(
  problems: readonly { readonly words: string; readonly why: string }[],
  examples: readonly string[],
): Document {
  const named = problems.slice(0, MOST_NAMED)
  const more = problems.length - named.length
  return [
    { type: 'title', text: 'I did not understand all of that' },
    ...list('Not understood', [
      ...named.map(({ words, why }) => [{ strong: `"${shown(words)}"` }, `: ${why}`]),
      ...(more > 0 ? [[`and ${more} more of that kind`]] : []),
    ]),
    ...list(
      'Understood are, for example',
      examples.map((example) => [example]),
    ),
    text('Nothing was set up or changed.'),
  ]
}

/** Somebody's own words are said back only as far as they are words. */
const LONGEST_WORDS = 60

function shown(words: string): string {
  const clean = words.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim()
  return clean.length <= LONGEST_WORDS ? clean : `${clean.slice(0, LONGEST_WORDS)} …`
}
