import { formField, type FormField } from '../../breaks/form.ts'
import { REASON_LABELS, reasonsFor, SWAP_REASONS } from '../../breaks/swap.ts'
import type { Choice, Document, Inline } from '../../document.ts'
import { FITS } from '../../fit.ts'
import type { Exercise } from '../../knowledge/model.ts'
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

/** What of a wish was not understood, word by word, with what would be; where a form was filled in, field by field. */
export function notUnderstood(
  problems: readonly { readonly words: string; readonly why: string; readonly field?: FormField }[],
  examples: readonly string[],
): Document {
  const named = problems.slice(0, MOST_NAMED)
  const more = problems.length - named.length
  const fields = Map.groupBy(named, ({ field }) =>
    field === undefined ? 'Not understood' : formField(field).label,
  )
  const last = [...fields.keys()].at(-1)
  return [
    { type: 'title', text: 'I did not understand all of that' },
    ...[...fields].flatMap(([heading, all]) =>
      list(heading, [
        ...all.map(({ words, why }) => [{ strong: `"${shown(words)}"` }, `: ${why}`]),
        ...(more > 0 && heading === last ? [[`and ${more} more of that kind`]] : []),
      ]),
    ),
    ...list(
      'I understand, for example',
      examples.map((example) => [example]),
    ),
    text('Nothing was set up or changed.'),
  ]
}

/** Somebody's own words are said back only as far as they are words, in characters. */
const LONGEST_WORDS = 40

/** Somebody's own words as they can be said back: nothing in them mentions anybody or is mark-up, whatever was typed. */
export function shown(words: string): string {
  const clean = [...cleaned(words)]
  return clean.length <= LONGEST_WORDS ? clean.join('') : `${clean.slice(0, LONGEST_WORDS).join('')} …`
}

/** Words of others without what mentions somebody or is mark-up, however long they are. */
export function cleaned(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/[<>@`*_~|[\]\\]/g, '')
    .trim()
}

/** A channel by its name; what looks like mark-up is none, and of some names nothing is left that can be said. */
export function channelNamed(channel: string): Inline {
  const name = shown(channel)
  if (name === channel) return { channel }
  return name === '' ? 'its channel' : name
}

/**
 * Asks why another exercise is wanted, with the reasons that there may be. `which` names the break or the prompt, `tried`
 * the exercises that were not wanted so far.
 */
export function whyAnother(
  said: string,
  {
    which,
    breakName,
    tried,
  }: { readonly which: string; readonly breakName: string; readonly tried: readonly string[] },
  exercise: Exercise | undefined,
): Document {
  const reasons = exercise === undefined ? SWAP_REASONS : reasonsFor(exercise)
  const not = tried.length === 0 ? '' : `; not ${tried.join(', ')}`
  return [
    { type: 'title', text: 'Why another one?' },
    ...(said === '' ? [] : [text(`I know no reason "${shown(said)}".`)]),
    text(`Choose a reason, or write it behind the command: "/breaks swap ${breakName} no wall".`),
    ...choices(
      ...reasons
        .slice(0, FITS.choices)
        .map((reason) => breaksChoice(REASON_LABELS[reason], `swap ${which} ${reason}${not}`)),
    ),
  ]
}

/** Whoever hurts stops, also where nothing else can be offered. */
export function stopAndLook(): Document {
  return [
    { type: 'title', text: 'Stop for today' },
    text(
      'Leave it out today. If it is sharp, spreads or still hurts tomorrow, please see a clinician. Chest pain, trouble breathing, or something going numb or weak: get help now.',
    ),
    ...choices({ label: 'Warning signs', run: { command: 'limber', text: 'check' } }),
  ]
}

/** Why a break was not changed although it was there a moment ago. */
export function notChanged(why: 'gone' | 'busy'): Document {
  return why === 'gone'
    ? refusal('That break is gone', 'Somebody has removed it in the meantime, so nothing was changed.')
    : refusal('Not now', 'Others are changing that break at this very moment. Please try again.')
}

/** Asks what is to be otherwise. */
export function whatToChange(examples: readonly string[]): Document {
  return [
    { type: 'title', text: 'What should change?' },
    ...list(
      'For example',
      examples.map((example) => [example]),
    ),
  ]
}

/** Nobody reads that much, and the clock does not need it. */
export function tooLong(): Document {
  return refusal('That is too long', 'Please say it shorter: when, and where. Nothing was changed.')
}

/** Whoever says no to what was about to be done. */
export function leftAsItIs(): Document {
  return refusal('Nothing was done', 'I left everything as it was.')
}

/** Something stands behind the number of a break that means nothing there. */
export function onlyNumber(title: string, rest: string): Document {
  return refusal(title, `I did not understand "${shown(rest)}". Write only the number of the break.`)
}
