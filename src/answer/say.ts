import { listed } from '../words/listed.ts'
import { isSame, type Block, type Choice, type Inline, type Rich } from '../document.ts'
import type { Review, Setting } from '../knowledge/model.ts'
import type { Text } from '../knowledge/text-model.ts'
import type { Topic } from '../match/understanding.ts'

/** A sentence of a page as answers show it; the name of a linked page stands out, its button is apart. */
export function rich(text: Text): Rich {
  return text.map((piece): Inline => {
    if (typeof piece === 'object' && 'page' in piece) return { strong: piece.text }
    return piece
  })
}

export function riches(texts: readonly Text[]): readonly Rich[] {
  return texts.map(rich)
}

/** A paragraph. */
export function text(...pieces: Rich): Block {
  return { type: 'text', text: pieces }
}

export function note(sentence: string): Block {
  return { type: 'note', text: [sentence] }
}

/** A list with its heading, or nothing where it would be empty. */
export function list(heading: string, items: readonly Rich[]): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', heading, items }]
}

/** Buttons, none twice, or nothing where there would be none. */
export function choices(...all: readonly (Choice | undefined)[]): readonly Block[] {
  const present = all.filter((choice) => choice !== undefined)
  const distinct = present.filter(
    ({ run }, index) => present.findIndex((other) => isSame(other.run, run)) === index,
  )
  return distinct.length === 0 ? [] : [{ type: 'choices', choices: distinct }]
}

export function choice(
  label: string,
  command: 'stretch' | 'more' | 'cause' | 'advice' | 'limber' | 'breaks',
  about: string,
): Choice {
  return { label, run: { command, text: about } }
}

/** Whether a clinician has read the page. */
export function sayReview(review: Review): string {
  return review === 'none'
    ? 'Not yet reviewed by a clinician.'
    : `Reviewed by ${review.by}, ${review.role}, ${review.on}.`
}

/** Whether a clinician has read all of the pages that an answer is made of. */
export function sayReviews(pages: readonly { readonly review: Review }[]): string {
  const all = pages.length > 0 && pages.every(({ review }) => review !== 'none')
  return all ? 'Reviewed by a clinician.' : sayReview('none')
}

/** Stands below every ordinary answer to a complaint. */
export const STANDING_LINE =
  'General movement tips, not a diagnosis. New, severe or unexplained pain, or no better in 2 to 3 weeks: please see a clinician.'

const SETTING_WORDS: Readonly<Record<Setting, string>> = {
  desk: 'at a desk',
  standing: 'standing',
  floor: 'on the floor',
  bed: 'in bed',
}

/** "upper back · stiff · long hours at a desk": what was understood, in one line. */
export function sayTopic(topic: Topic, causeName: (id: string) => string): string {
  return [
    ...topic.areas,
    ...topic.feelings,
    ...topic.causes.map((id) => causeName(id).toLowerCase()),
    ...topic.purposes,
    ...topic.settings.map((setting) => SETTING_WORDS[setting]),
    ...(topic.discreet ? ['discreet'] : []),
    ...topic.things.map((thing) => `with ${thing}`),
    ...topic.without.map((what) => `without ${what}`),
    ...topic.conditions,
  ].join(' · ')
}

const PLACES: Readonly<Record<Setting, string>> = {
  desk: 'on an office chair',
  standing: 'standing',
  floor: 'on the floor',
  bed: 'in bed',
}

/** "On an office chair or standing", without its capital. */
export function sayPlaces(settings: readonly Setting[]): string {
  return listed(
    settings.map((setting) => PLACES[setting]),
    'or',
  )
}
