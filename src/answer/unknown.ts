import type { Document } from '../document.ts'
import type { Understanding, Unknown } from '../match/understanding.ts'
import { READS } from '../match/reads.ts'
import { EXAMPLES } from './help.ts'
import type { Library } from './library.ts'
import { choice, choices, list, note, text } from './say.ts'
import { capital } from '../words/listed.ts'

const SORRY: Readonly<Record<Unknown, { readonly title: string; readonly text: string }>> = {
  'nothing written': {
    title: 'Tell me a little more',
    text: 'I found no words to go by. Tell me where it is stiff or sore, or name an exercise.',
  },
  'not understood': {
    title: 'I did not understand that',
    text: 'I only know upper backs: what makes them stiff and sore, and what may help. Could you say it in other words?',
  },
  'another part of the body': {
    title: 'I only know upper backs',
    text: 'For that part of the body I have nothing good to offer. A physiotherapist can help.',
  },
  'another subject': {
    title: 'I only know upper backs',
    text: 'That is not something I can help with.',
  },
  medicine: {
    title: 'Better asked of a pharmacist or doctor',
    text: 'I know nothing about medicines, tests or diagnoses, and would not want to guess.',
  },
  'no such exercise': {
    title: 'I do not know that exercise',
    text: 'It is not among mine.',
  },
  'too long': {
    title: 'That is too long for me',
    text: `I read messages of up to ${READS.signs / 1000} thousand characters. Please tell me in a few sentences.`,
  },
}

/** Says honestly that it does not know, and offers what is nearest. */
export function unknownAnswer(
  { why, nearest, area }: Extract<Understanding, { kind: 'unknown' }>,
  library: Library,
): Document {
  return [
    { type: 'title', text: SORRY[why].title },
    text(SORRY[why].text),
    ...(area === undefined ? [] : [text(`The nearest I know is the ${area}.`)]),
    ...list(
      'The nearest I know',
      nearest.map(({ id }) => [{ strong: library.exercise(id).name }, `: ${library.exercise(id).short}`]),
    ),
    note(
      'If it is urgent (chest pain, trouble breathing, new weakness or numbness, a bad accident), please call your local emergency number.',
    ),
    ...choices(
      ...nearest.map(({ id }) => choice(library.exercise(id).name, 'stretch', id)),
      ...(area === undefined ? [] : [choice(capital(`stiff ${area}`), 'stretch', `stiff ${area}`)]),
      ...(nearest.length > 0
        ? []
        : EXAMPLES.slice(0, 3).map((example) => choice(example, 'stretch', example))),
    ),
  ]
}
