import { countSentence } from './taking-part.ts'
import { sayClock } from '../../breaks/moment.ts'
import { OPENINGS, openingAt } from '../../breaks/openings.ts'
import { REASON_LABELS, reasonsFor, type SwapReason } from '../../breaks/swap.ts'
import { longestWhy, type Turn } from '../../breaks/turn.ts'
import type { Block, Choice, Document } from '../../document.ts'
import { bodyLength, FITS } from '../../fit.ts'
import { sayEffort } from '../../knowledge/dose.ts'
import type { Exercise } from '../../knowledge/model.ts'
import { isAvoided } from '../../match/possible.ts'
import { safely, sayCare, sayWhere } from '../exercise.ts'
import { choice, choices, rich, text } from '../say.ts'
import { capital, listed } from '../../words/listed.ts'

/** What a break posts. */
export type Prompt = {
  /** The page of the turn's exercise. */
  readonly exercise: Exercise
  readonly turn: Turn
  /** Conditions that the break takes care of, by the names of words.md. */
  readonly conditions: readonly string[]
  /** What people write to name the break: "2", "my 2". */
  readonly breakName: string
  /** The prompt as it stands in its place; nothing where it is only looked at. */
  readonly posted?: Posted
  /** Ids of the exercises that were swapped so far, up to this one. */
  readonly tried?: readonly string[]
  /** Which opening stands above it, or why it comes in the place of another exercise. */
  readonly start: { readonly opening: number } | { readonly swapped: SwapReason }
}

/** A prompt that stands in a place. */
export type Posted = {
  readonly id: string
  /** Until when it asks for its stretch, in ms since 1970, and on whose clock that is said. */
  readonly until: number
  readonly zone: string
  /** So many people did it so far. */
  readonly done: number
  /** Whether who looks at a swap of it may show that to all. */
  readonly maySwapForAll?: boolean
}

/** A stretch break as a channel reads it: why this one, how long it takes, the steps, and when to stop. */
export function promptDocument(prompt: Prompt): Document {
  const whole = documentWith(prompt, adaptations(prompt))
  // So many conditions that their advice has no room: all of it is on the second page.
  return bodyLength(whole) <= FITS.body ? whole : documentWith(prompt, [text(ADAPT_ELSEWHERE)])
}

const ADAPT_ELSEWHERE =
  'How to adapt it to your condition is under "More about it". Where that says nothing, please ask your clinician.'

function documentWith(prompt: Prompt, adapted: readonly Block[]): Document {
  const { exercise, turn, start } = prompt
  const swapped = 'swapped' in start ? start.swapped : undefined
  const begins = 'opening' in start ? openingAt(start.opening) : INSTEAD
  const [easier] = exercise.easier
  return [
    { type: 'title', text: `${begins}: ${exercise.name}` },
    ...(swapped === 'hurts' ? [text({ strong: 'Stop the other one for today.' }, ` ${SEE_SOMEBODY}`)] : []),
    text(turn.why),
    ...(prompt.posted === undefined || swapped !== undefined ? [] : [text(sayWindow(prompt.posted))]),
    {
      type: 'facts',
      facts: [
        { name: 'Dose', value: capital(sayEffort(exercise.dose)) },
        { name: 'Takes', value: sayTakes(exercise.round) },
        { name: 'Where', value: sayPlace(exercise) },
      ],
    },
    ...(turn.easier && easier
      ? [text({ strong: 'The easier form is enough today:' }, ' ', ...rich(easier))]
      : []),
    ...adapted,
    ...safely(exercise),
    ...choices(...buttonsOf(prompt, swapped)),
  ]
}

/** "Any time until 10:55 (Europe/Berlin). 4 stretched so far." */
function sayWindow({ until, zone, done }: Posted): string {
  const count = countSentence(done, 'open')
  return `Any time until ${sayClock(until, zone)} (${zone}).${count === '' ? '' : ` ${count}`}`
}

const INSTEAD = 'Instead'

const SEE_SOMEBODY =
  'If it is sharp, spreads or still hurts tomorrow, please see a clinician. Chest pain, trouble breathing, or something going numb or weak: get help now.'

/** Nobody in a channel is in bed. */
function sayPlace({ settings, needs, niceToHave }: Exercise): string {
  return sayWhere(
    settings.filter((setting) => setting !== 'bed'),
    needs,
    niceToHave,
  )
}

/** "About 2½ minutes", from seconds. */
function sayTakes(seconds: number): string {
  const halves = Math.max(2, Math.round(seconds / 30))
  if (halves === 2) return 'About a minute'
  return `About ${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''} minutes`
}

/** How the exercise is done with each of the conditions; those on which its page is silent are named together. */
function adaptations({ exercise, conditions }: Prompt): readonly Block[] {
  const known = exercise.care.filter(({ condition }) => conditions.includes(condition))
  const silent = conditions.filter((name) => !known.some(({ condition }) => condition === name))
  return [
    ...(known.length === 0
      ? []
      : [{ type: 'warning', heading: 'Adapt it for', items: known.map(sayCare) } as const]),
    ...(silent.length === 0
      ? []
      : [text(`My page says nothing of ${listed(silent, 'or')}: please ask your clinician.`)]),
  ]
}

/** What can be done with it. What concerns a prompt names it, so that a button below an old one means that one. */
function buttonsOf(prompt: Prompt, swapped: SwapReason | undefined): readonly Choice[] {
  const { exercise, posted } = prompt
  const more = choice('More about it', 'more', exercise.id)
  const signs = swapped === 'hurts' ? [choice('Warning signs', 'limber', 'check')] : []
  if (posted === undefined) return [more, ...signs, ...swapChoices(prompt, swapped)]
  const { id, maySwapForAll = false } = posted
  const done = choice('Done', 'breaks', `done ${id}`)
  if (swapped === undefined) {
    return [
      done,
      choice('Swap', 'breaks', `swap ${id}`),
      choice('Later', 'breaks', `later ${id}`),
      choice('Not today', 'breaks', `not-today ${id}`),
      more,
    ]
  }
  return [
    ...signs,
    done,
    choice('Another one', 'breaks', `swap ${id}; not ${triedIn(prompt).join(', ')}`),
    ...(maySwapForAll ? [choice('Show it to all', 'breaks', `swap ${id} for all: ${exercise.id}`)] : []),
    more,
  ]
}

function triedIn({ exercise, tried = [exercise.id] }: Prompt): readonly string[] {
  return tried
}

/** The swaps that make sense here; whoever hurts finds the warning signs in the place of the last one. */
function swapChoices(prompt: Prompt, swapped: SwapReason | undefined): readonly Choice[] {
  return reasonsFor(prompt.exercise)
    .filter((reason) => swapped !== 'hurts' || reason !== 'did it already')
    .map((reason) =>
      choice(
        REASON_LABELS[reason],
        'breaks',
        `swap ${prompt.breakName} ${reason}; not ${triedIn(prompt).join(', ')}`,
      ),
    )
}

/** What a break posts for whose wishes there is no exercise. */
export function nothingFits(breakName: string): Document {
  return [
    { type: 'title', text: 'Time for a break, without a stretch' },
    text(
      'I know no exercise that suits everything this break asks for. Stand up and walk a little: that does good as well.',
    ),
    ...choices(choice('Change the break', 'breaks', `change ${breakName}`)),
  ]
}

/** No name of a zone is longer. */
const LONGEST_ZONE = 'America/Argentina/ComodRivadavia'

/** More people than any channel has. */
const MANY = 1_000_000

/**
 * The prompt with every part at its longest, for all of these conditions at once: as it stands in its place, or in the
 * place of one that hurt, whichever is longer.
 */
export function longestPrompt(exercise: Exercise, conditions: readonly string[]): Document {
  const { id, aim, level } = exercise
  const prompt: Prompt = {
    exercise,
    turn: { exercise: id, aim, why: longestWhy(aim), easier: level !== 'easy' },
    conditions: conditions.filter((condition) => !isAvoided(exercise, [condition])),
    breakName: '1',
    posted: { id, until: 0, zone: LONGEST_ZONE, done: MANY, maySwapForAll: true },
    start: { swapped: 'hurts' },
  }
  const opening = OPENINGS.findIndex((words) => OPENINGS.every((other) => other.length <= words.length))
  const [title, ...body] = promptDocument({ ...prompt, start: { opening } })
  const [, ...instead] = promptDocument(prompt)
  if (title === undefined) return body
  return [title, ...(bodyLength(instead) > bodyLength(body) ? instead : body)]
}
