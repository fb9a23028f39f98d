import type { Break, Pause } from '../../breaks/break.ts'
import { nextDue, upcoming, type Upcoming } from '../../breaks/days-off.ts'
import { sayDayOrMoment } from '../../breaks/moment.ts'
import type { BreakPlan } from '../../breaks/plan.ts'
import { addPhrase } from '../../breaks/phrase.ts'
import type { BreakPorts, Holidays } from '../../breaks/ports.ts'
import type { CadenceReading } from '../../breaks/read/read.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Block, Document } from '../../document.ts'
import { FITS } from '../../fit.ts'
import type { Place } from '../../place.ts'
import type { Library } from '../library.ts'
import { choices, list, text } from '../say.ts'
import { capital } from '../../words/listed.ts'
import { breaksChoice, refusal, shown } from './problem.ts'
import { breakName, sayName, sayChoosing, sayDaysOff, sayState, sayUpcoming } from './said.ts'

/** What the documents about a break stand on. */
export type Around = { readonly ports: BreakPorts; readonly library: Library; readonly place: Place }

/** What was understood of a wish for a break, with its next three times, before anything is stored. */
export function draftDocument(plan: BreakPlan, notes: readonly string[], around: Around): Document {
  const times = nextTimes(plan, around)
  if (!times.some(({ skipped }) => skipped === undefined)) {
    return neverComes(plan)
  }
  const phrase = addPhrase(plan, around.place)
  return [
    { type: 'title', text: 'Set up this break?' },
    ...understood(plan, around),
    ...notes.map((note) => text(note)),
    timesBlock(times, plan, around),
    text(whereSentence(plan)),
    ...choices(
      breaksChoice('Yes, set it up', `confirm add ${phrase}`),
      breaksChoice('Preview with stretches', `preview ${phrase}`),
      ...(plan.choosing.setting === 'desk'
        ? []
        : [breaksChoice('At a desk only', `add ${addPhrase(withDesk(plan), around.place)}`)]),
    ),
  ]
}

/** A break whose times are all over, or that no calendar has. */
export function neverComes({ cadence }: Pick<Break, 'cadence'>): Document {
  return refusal('That break would never come', `${capital(sayCadence(cadence))}: no such time lies ahead.`)
}

function withDesk(plan: BreakPlan): BreakPlan {
  return { ...plan, choosing: { ...plan.choosing, setting: 'desk' } }
}

/** A break that has just been stored. */
export function setUpDocument(kept: Break, around: Around): Document {
  return [
    { type: 'title', text: `${sayName(kept)} is set up` },
    ...understood(kept, around),
    timesBlock(nextTimes(kept, around), kept, around),
    text(
      `Change it with "/breaks change ${breakName(kept)} …", stop it for a while with "/breaks pause ${breakName(kept)}", for good with "/breaks remove ${breakName(kept)}".`,
    ),
    ...choices(
      breaksChoice('See one now', `test ${breakName(kept)}`),
      breaksChoice('Preview', `preview ${breakName(kept)}`),
    ),
  ]
}

/** A break after it was changed: what it is now, and when it comes next. */
export function changedDocument(title: string, kept: Break, around: Around): Document {
  return [
    { type: 'title', text: title },
    ...understood(kept, around),
    timesBlock(nextTimes(kept, around), kept, around),
  ]
}

/** A break that was paused: until when, and how it goes on sooner. */
export function pausedDocument(kept: Break, { from, until }: Pause, around: Around): Document {
  const { zone } = kept.cadence
  const name = sayName(kept)
  const begins = from <= around.ports.now() ? '' : ` from ${sayDayOrMoment(from, zone)}`
  const ends = until === undefined ? ' until you resume it' : ` until ${sayDayOrMoment(until, zone)}`
  return [
    ...changedDocument(`${name} is paused`, kept, around).toSpliced(
      1,
      0,
      text(`It does not come${begins}${ends}.`),
    ),
    ...choices(breaksChoice('Go on with it', `resume ${breakName(kept)}`)),
  ]
}

/** A break of which a time or a day was left out, and how to take that back. */
export function leftOutDocument(title: string, kept: Break, date: string, around: Around): Document {
  return [
    ...changedDocument(title, kept, around),
    ...choices(breaksChoice('Take that back', `resume ${breakName(kept)} ${date}`)),
  ]
}

function understood(
  plan: Pick<Break, 'cadence' | 'choosing' | 'daysOff'>,
  { ports, library }: Around,
): readonly Block[] {
  const off = sayDaysOff(plan, ports.now())
  return [
    text({ strong: capital(sayCadence(plan.cadence)) }),
    text(`Stretches: ${sayChoosing(plan, ports.holidays, (id) => library.nameOf(id))}.`),
    ...(off === '' ? [] : [text(off)]),
  ]
}

function whereSentence({ place, choosing }: BreakPlan): string {
  if (place.isDirect) return 'It comes to you alone, in your direct messages.'
  const seen = choosing.conditions.length === 0 ? '' : ' Everybody here can see what it takes care of.'
  return `It comes here, for everybody in this place.${seen}`
}

const SHOWN_TIMES = 3
/** So many left-out times explain why it does not come sooner. */
const SHOWN_LEFT_OUT = 3
/** So many times are looked through for those: a long pause may hold very many. */
const MOST_LOOKED_AT = 60

/** The next three times, with the first ones that are left out before them. */
export function nextTimes(
  plan: Pick<Break, 'cadence' | 'daysOff'>,
  { ports: { now, holidays } }: { readonly ports: Pick<BreakPorts, 'now' | 'holidays'> },
): readonly Upcoming[] {
  const coming: Upcoming[] = []
  let at = nextDue(plan, now(), holidays)
  while (at !== undefined && coming.length < SHOWN_TIMES) {
    coming.push({ at })
    at = nextDue(plan, at, holidays)
  }
  const end = coming.at(-1)?.at ?? 0
  const leftOut = upcoming(plan, now(), holidays)
    .take(MOST_LOOKED_AT)
    .filter((one) => one.skipped !== undefined && one.at < end)
    .take(SHOWN_LEFT_OUT)
  return [...coming, ...leftOut].toSorted((a, b) => a.at - b.at)
}

function timesBlock(
  times: readonly Upcoming[],
  plan: Pick<Break, 'cadence' | 'daysOff'>,
  { ports }: Pick<Around, 'ports'>,
): Block {
  const { cadence } = plan
  const coming = times.filter(({ skipped }) => skipped === undefined).length
  if (coming === 0) return text(sayState(plan, ports.now()))
  const isWhole = coming === times.length
  const heading = !isWhole
    ? 'What comes next'
    : coming === 1
      ? 'It comes once more'
      : `The next ${coming} times`
  return {
    type: 'list',
    heading: `${heading} (${cadence.zone})`,
    items: times.map((one) => sayUpcoming(one, cadence.zone)),
  }
}

/** Asks for what is missing, or which of several meanings is meant. */
export function askWhen(
  reading: Extract<CadenceReading, { kind: 'missing' | 'ambiguous' }>,
  command: (phrase: string) => string,
): Document {
  return [
    { type: 'title', text: 'One more thing' },
    text(reading.question),
    ...list(
      'For example',
      reading.suggestions.map((phrase) => [phrase]),
    ),
    ...choices(
      ...reading.suggestions
        .slice(0, FITS.choices)
        .map((phrase, index) => breaksChoice(shortLabel(phrase, index), command(phrase))),
    ),
  ]
}

/** A phrase that is too long for a button is named by its place in the list. */
function shortLabel(phrase: string, index: number): string {
  return phrase.length <= FITS.label ? capital(phrase) : `The ${ORDINALS[index] ?? 'last'} one`
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

/** Asks which of several regions is meant. */
export function askRegion(
  { words, codes }: { readonly words: string; readonly codes: readonly string[] },
  command: (code: string) => string,
  { name }: Pick<Holidays, 'name'>,
): Document {
  return [
    { type: 'title', text: 'Whose public holidays?' },
    text(`"${shown(words)}" may mean several places.`),
    ...choices(
      ...codes.slice(0, FITS.choices).map((code) => breaksChoice(labelOf(name(code), code), command(code))),
    ),
  ]
}

function labelOf(name: string, code: string): string {
  const label = `${name} (${code})`
  if (label.length <= FITS.label) return label
  return name.length <= FITS.label ? name : code
}
