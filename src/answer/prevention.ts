import type { Document } from '../document.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { choice, choices, list, note, riches, sayReviews, sayTopic, STANDING_LINE, text } from './say.ts'

const MOST_GENERAL = 4

/** How to keep it from coming back: what the causes that fit say, and then what helps everybody. */
export function preventionAnswer(
  { topic, causes }: Extract<Understanding, { kind: 'prevention' }>,
  library: Library,
): Document {
  const pages = causes.map(({ id }) => library.cause(id)).slice(0, 2)
  const general = library.adviceOn('prevention')
  const said = sayTopic(topic, (id) => library.cause(id).name)
  return [
    { type: 'title', text: 'Keeping it from coming back' },
    ...(said === '' ? [] : [text(`Understood: ${said}`)]),
    ...pages.flatMap(({ name, prevention }) => list(name, riches(prevention))),
    ...list('For everybody', riches(general?.whatToDo.slice(0, MOST_GENERAL) ?? [])),
    note(`${STANDING_LINE} ${sayReviews([...pages, ...(general === undefined ? [] : [general])])}`),
    ...choices(
      ...pages.map(({ id, name }) => choice(name, 'cause', id)),
      general && choice('More on prevention', 'advice', general.id),
    ),
  ]
}
