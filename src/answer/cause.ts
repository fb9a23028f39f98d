import type { Document } from '../document.ts'
import type { Cause, Certainty } from '../knowledge/model.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Around } from './around.ts'
import { checkLine, checkOrAdvice } from './check.ts'
import type { Library } from './library.ts'
import { seeSomebody } from './links.ts'
import {
  choice,
  choices,
  list,
  note,
  rich,
  riches,
  sayReview,
  sayReviews,
  sayTopic,
  STANDING_LINE,
  text,
} from './say.ts'

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  good: 'The evidence is good',
  mixed: 'The evidence is mixed',
  weak: 'The evidence is weak',
  contested: 'Experts disagree',
}

/** A whole cause page. */
export function causeCard(cause: Cause, library: Library): Document {
  const now = cause.exercises.map((id) => library.exercise(id).name)
  const later = cause.later.map((id) => library.exercise(id).name)
  return [
    { type: 'title', text: cause.name },
    text(...rich(cause.intro)),
    ...cause.how.map((paragraph) => text(...rich(paragraph))),
    ...list('Tell-tale signs', riches(cause.signs)),
    ...list('What helps', riches(cause.helps)),
    {
      type: 'facts',
      facts: [
        { name: 'Exercises', value: now.join(', ') },
        ...(later.length === 0 ? [] : [{ name: 'Once it has settled', value: later.join(', ') }]),
      ],
    },
    ...list('Prevention', riches(cause.prevention)),
    { type: 'warning', heading: 'Get it checked if', items: riches(cause.checkIf) },
    text({ strong: `${CERTAINTY[cause.certainty]}.` }, ' ', ...cause.evidence.flatMap(rich)),
    ...cause.notes.map((line) => text(...rich(line))),
    note(`Sources: ${library.sourceTitles(cause.sources).join('; ')}. ${sayReview(cause.review)}`),
    ...choices(
      ...cause.exercises.slice(0, 3).map((id) => choice(library.exercise(id).name, 'stretch', id)),
      seeSomebody(library),
    ),
  ]
}

/** What often goes with a complaint. Patterns, never a verdict on the person. */
export function causeAnswer(
  { topic, causes, exercises }: Extract<Understanding, { kind: 'cause' }>,
  library: Library,
  around: Around,
): Document {
  const pages = causes.map(({ id }) => library.cause(id))
  const [only, ...others] = pages
  if (only !== undefined && others.length === 0) return causeCard(only, library)
  const said = sayTopic(topic, (id) => library.cause(id).name)
  return [
    { type: 'title', text: 'What it often goes with' },
    ...(said === '' ? [] : [text(`Understood: ${said}`)]),
    text('I cannot know what it is in your case. Patterns that often go together with it:'),
    ...list(
      'Likely patterns',
      pages.map((page) => [{ strong: page.name }, ': ', ...page.how.slice(0, 1).flatMap(rich)]),
    ),
    ...list('How you might tell', riches(pages.slice(0, 1).flatMap(({ signs }) => signs.slice(0, 3)))),
    ...checkLine(library, around),
    note(`${STANDING_LINE} ${sayReviews(pages)}`),
    ...choices(
      ...pages.map(({ id, name }) => choice(name, 'cause', id)),
      ...exercises.slice(0, 1).map(({ id }) => choice(library.exercise(id).name, 'stretch', id)),
      ...(around.asksForSigns === true ? [checkOrAdvice(library, around)] : []),
    ),
  ]
}
