import type { Document } from '../document.ts'
import type { Understanding } from '../match/understanding.ts'
import { privacyDocument, type Kept } from './privacy.ts'
import { choice, choices, list, note, text } from './say.ts'

const GREETINGS: Readonly<
  Record<Exclude<Extract<Understanding, { kind: 'help' }>['why'], 'privacy'>, string>
> = {
  asked:
    'I know exercises for stiff and sore upper backs, and what often goes with them. I am no doctor and no AI: I look things up.',
  greeting: 'Hello! Tell me what your upper back is doing, in your own words.',
  'no help':
    'I am sorry that it did not help. Leave out whatever hurts. Tell me where it is and what it feels like, and I will look for something else; if it is no better in 2 to 3 weeks, please see a clinician.',
  'start over':
    'Gladly: a fresh start. Only what you told me to take care of, I still heed. Tell me what your upper back is doing.',
  thanks: 'Thank you for telling me. I am here whenever your back wants something.',
}

/** Questions that show what can be asked; each has an answer. */
export const EXAMPLES = [
  'What helps upper back stiffness?',
  'Something quiet at my desk',
  'Knot under my shoulder blade',
  'How do I do cat-cow?',
] as const

/** Where nothing else is known, nothing is stored. */
const ONLY_ANSWERS: Kept = { breaks: false, nearMisses: false, isRehearsal: false }

/** What Limber can do. */
export function helpAnswer({ why }: Extract<Understanding, { kind: 'help' }>): Document {
  if (why === 'privacy') return privacyDocument(ONLY_ANSWERS)
  return [
    { type: 'title', text: 'Limber, for stiff upper backs' },
    text(GREETINGS[why]),
    ...(why === 'thanks'
      ? []
      : list(
          'You can ask, for example',
          EXAMPLES.map((example) => [example]),
        )),
    text(
      'I also keep stretch breaks: "remind us to stretch on weekdays at 10:30", or "/breaks" for what there is.',
    ),
    note(
      'Every page I answer from names its sources, and says whether a clinician has reviewed it. For anything worrying, please see a clinician.',
    ),
    ...choices(...EXAMPLES.map((example) => choice(example, 'stretch', example))),
  ]
}
