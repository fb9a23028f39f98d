import { choicesOf, type Block, type Choice, type Document, type Rich } from '../document.ts'
import { sayEffort, sayFrequency } from '../knowledge/dose.ts'
import type { Care, Exercise, Setting } from '../knowledge/model.ts'
import { bodyLength, FITS } from '../fit.ts'
import { linkedExercises, plainWords } from '../knowledge/text.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { choice, choices, list, note, rich, riches, sayPlaces, sayReview, text } from './say.ts'
import { capital } from '../words/listed.ts'

/**
 * What somebody needs to do the exercise safely: dose, steps, when to stop, who leaves it out. Whoever told a condition
 * reads how to adapt to it first, in the place of the introduction.
 */
export function exerciseCard(
  exercise: Exercise,
  { conditions = [], extra = [] }: { conditions?: readonly string[]; extra?: readonly Choice[] } = {},
): Document {
  return [
    { type: 'title', text: exercise.name },
    ...(conditions.length === 0 ? [text(...rich(exercise.intro))] : forYou(exercise, conditions)),
    { type: 'facts', facts: cardFacts(exercise) },
    ...safely(exercise),
    ...choices(choice('More about it', 'more', exercise.id), ...leadingOn(exercise, extra)),
  ]
}

/** What may come next: another form of it, what else was meant, or something in its place. */
function leadingOn(exercise: Exercise, extra: readonly Choice[]): readonly Choice[] {
  const forms = FORMS.filter((form) => exercise[form].length > 0).map((form) =>
    choice(capital(form), 'stretch', formOf(exercise.id, form)),
  )
  const room = FITS.choices - 2 - forms.length
  return [
    ...forms,
    ...extra.slice(0, room),
    choice('Another', 'stretch', `something instead of ${exercise.name}`),
  ]
}

const FORMS = ['easier', 'harder'] as const
type Form = (typeof FORMS)[number]

/** What a button runs that shows the easier or harder forms of an exercise. */
function formOf(exercise: string, form: Form): string {
  return `${exercise} ${form}`
}

/** The exercise and the form that such a text names. */
export function readForm(written: string): { readonly id: string; readonly form: Form } | undefined {
  const [, id, said] = /^(\S+) (\S+)$/.exec(written) ?? []
  const form = FORMS.find((one) => one === said)
  return id === undefined || form === undefined ? undefined : { id, form }
}

/** The steps, and all that has to stand below them wherever they are shown. */
export function safely(exercise: Exercise): readonly Block[] {
  const avoid = exercise.care.filter(({ level }) => level === 'avoid')
  return [
    { type: 'steps', items: riches(exercise.steps) },
    { type: 'warning', heading: 'Stop if', items: riches(exercise.stopIf) },
    ...(avoid.length === 0
      ? []
      : [{ type: 'warning', heading: 'Leave it out with', items: avoid.map(sayCare) } as const]),
    note(sayReview(exercise.review)),
  ]
}

/** How somebody with these conditions adapts the exercise; where the page is silent, it says so. */
export function forYou({ care }: Exercise, conditions: readonly string[]): readonly Block[] {
  const items = conditions.map((condition): Rich => {
    const known = care.find((line) => line.condition === condition)
    return known
      ? sayCare(known)
      : [{ strong: capital(condition) }, ': my page is silent on it; please ask your clinician.']
  })
  return items.length === 0 ? [] : [{ type: 'warning', heading: 'For you', items }]
}

function cardFacts({ dose, settings, needs, niceToHave }: Exercise) {
  const frequency = sayFrequency(dose)
  return [
    { name: 'Dose', value: capital(sayEffort(dose)) },
    ...(frequency === '' ? [] : [{ name: 'How often', value: capital(frequency) }]),
    { name: 'Where', value: sayWhere(settings, needs, niceToHave) },
  ]
}

/** "On an office chair or standing; wall, towel if you like" */
export function sayWhere(
  settings: readonly Setting[],
  needs: readonly string[],
  niceToHave: readonly string[],
): string {
  // An office chair is a chair.
  const needed = needs.filter((thing) => !(thing === 'chair' && settings.includes('desk')))
  const kit = [...needed, ...niceToHave.map((thing) => `${thing} if you like`)]
  return capital(sayPlaces(settings)) + (kit.length > 0 ? `; ${kit.join(', ')}` : '')
}

/** "osteoporosis: keep it small." */
export function sayCare({ condition, advice }: Care): Rich {
  return [{ strong: capital(condition) }, ': ', ...rich(advice)]
}

/** The first exercises that the page links to as easier or harder. */
function linkChoices(exercise: Exercise): readonly Choice[] {
  return linkedExercises([...exercise.easier, ...exercise.harder])
    .slice(0, MOST_LINKS)
    .map(({ id, name }) => choice(name, 'stretch', id))
}

const MOST_LINKS = 2

/** Everything else the page knows: mistakes, adaptations, variations, evidence, sources. */
export function exerciseMore(exercise: Exercise, library: Library): Document {
  const adapt = exercise.care.filter(({ level }) => level === 'adapt')
  const causes = library.causesHelpedBy(exercise.id).slice(0, MOST_CAUSES)
  return [
    { type: 'title', text: `${exercise.name}: more` },
    ...list('Common mistakes', riches(exercise.mistakes)),
    ...list('Adapt it for', adapt.map(sayCare)),
    ...list('Easier', riches(exercise.easier)),
    ...list('Harder', riches(exercise.harder)),
    {
      type: 'facts',
      facts: moreFacts(
        exercise,
        causes.map(({ name }) => name),
      ),
    },
    ...exercise.evidence.map((paragraph) => text(...rich(paragraph))),
    ...exercise.notes.map((line) => text(...rich(line))),
    note(`Sources: ${library.sourceTitles(exercise.sources).join('; ')}. ${sayReview(exercise.review)}`),
    ...choices(choice('How to', 'stretch', exercise.id), ...linkChoices(exercise)),
  ]
}

/** Whom the exercise does not suit, and who has to adapt it. */
function exerciseCare(exercise: Exercise): Document {
  const of = (level: Care['level']) => exercise.care.filter((line) => line.level === level).map(sayCare)
  const avoid = of('avoid')
  return [
    { type: 'title', text: `${exercise.name}: who should take care` },
    ...(exercise.care.length === 0
      ? [text('My page names nobody who has to leave it out. If it hurts, it is not for you today.')]
      : []),
    ...(avoid.length === 0 ? [] : [{ type: 'warning', heading: 'Leave it out with', items: avoid } as const]),
    ...list('Adapt it for', of('adapt')),
    { type: 'warning', heading: 'Stop if', items: riches(exercise.stopIf) },
    note(sayReview(exercise.review)),
    ...choices(choice('How to', 'stretch', exercise.id)),
  ]
}

const MOST_CAUSES = 3

/** So many conditions have room on a card beside all that is on it; pages are measured with them. */
const MOST_CONDITIONS = 2

function moreFacts(exercise: Exercise, causes: readonly string[]) {
  return [
    { name: 'Works', value: exercise.works },
    { name: 'Level', value: `${exercise.level}, about ${exercise.round} s a round` },
    ...(causes.length === 0 ? [] : [{ name: 'Often used for', value: causes.join(', ') }]),
  ]
}

/** The card of the exercise that was asked for, or its easier or harder variations. */
export function exerciseAnswer(
  understanding: Extract<Understanding, { kind: 'exercise' }>,
  library: Library,
): Document {
  const exercise = library.exercise(understanding.exercise.id)
  const others = understanding.others.map(({ id }) => library.exercise(id))
  const { ask } = understanding
  if (ask === 'why') return exerciseMore(exercise, library)
  if (ask === 'who') return exerciseCare(exercise)
  if (ask === 'how' || exercise[ask].length === 0) {
    const extra = others.map(({ id, name }) => choice(name, 'stretch', id))
    const { conditions } = understanding.topic
    // More conditions than a card has room for are all on the second page.
    return conditions.length > MOST_CONDITIONS
      ? exerciseMore(exercise, library)
      : exerciseCard(exercise, { conditions, extra })
  }
  return [
    { type: 'title', text: `${exercise.name}: ${ask}` },
    ...forYou(exercise, understanding.topic.conditions),
    ...list(`To make it ${ask}`, riches(exercise[ask])),
    { type: 'warning', heading: 'Stop if', items: riches(exercise.stopIf) },
    note(sayReview(exercise.review)),
    ...choices(
      choice(exercise.name, 'stretch', exercise.id),
      ...others.map(({ id, name }) => choice(name, 'stretch', id)),
    ),
  ]
}

/** The card with every part at its longest: the conditions that have most to say, and all buttons. */
export function longestCard(page: Exercise): Document {
  const longest = page.care
    .filter(({ level }) => level === 'adapt')
    .toSorted((a, b) => plainWords(b.advice).length - plainWords(a.advice).length)
  const conditions = longest.slice(0, MOST_CONDITIONS).map(({ condition }) => condition)
  const [plain, adapted] = [exerciseCard(page), exerciseCard(page, { conditions })]
  const body = bodyLength(adapted) > bodyLength(plain) ? adapted : plain
  return [...body.filter(({ type }) => type !== 'choices'), ...choices(...choicesOf(plain))]
}
