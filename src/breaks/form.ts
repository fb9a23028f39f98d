// A break set up in a form: the same words that are typed behind "/breaks add", one field for each kind of them.

type Choice = { readonly value: string; readonly label: string }

type Field = {
  /** At most 24 characters fit above it everywhere. */
  readonly label: string
  /** What stands below it. */
  readonly hint: string
  /** What stands in it while it is empty. */
  readonly placeholder: string
  readonly isOptional: boolean
  /** What can be chosen, the first as long as nothing is; without it, text is written. */
  readonly choices?: readonly Choice[]
}

/** The fields in the order in which they are filled in. */
export const FORM_FIELDS = {
  when: {
    label: 'When',
    hint: 'In your own words: days and times, or how often between which hours.',
    placeholder: 'weekdays at 10:30 and 15:00',
    isOptional: false,
  },
  where: {
    label: 'Where people can move',
    hint: 'Only stretches that can be done there come.',
    placeholder: 'On a chair or standing',
    isOptional: true,
    choices: [
      { value: 'standing', label: 'On a chair or standing' },
      { value: 'at a desk', label: 'On an office chair only' },
      { value: 'at a desk; discreet', label: 'On a chair, unseen on camera' },
      { value: 'anything', label: 'Anywhere, also on the floor' },
    ],
  },
  daysOff: {
    label: 'Days off',
    hint: 'A country or region whose public holidays are left out, or single days.',
    placeholder: 'Germany; not on 24 december',
    isOptional: true,
  },
  zone: {
    label: 'Time zone',
    hint: 'A city is enough. Without one, your own counts, where I know it.',
    placeholder: 'Europe/Berlin',
    isOptional: true,
  },
  whom: {
    label: 'For whom',
    hint: 'A break of your own comes in direct messages, and nobody else sees it.',
    placeholder: 'This channel',
    isOptional: true,
    choices: [
      { value: 'place', label: 'This channel' },
      { value: 'me', label: 'Me alone' },
    ],
  },
} as const satisfies Readonly<Record<string, Field>>

export type FormField = keyof typeof FORM_FIELDS
/** What was filled in; what is empty says nothing. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>

/** The names of the fields, in order. */
export const FORM_NAMES = Object.keys(FORM_FIELDS) as readonly FormField[]

/** A field as whoever draws it needs it. */
export function formField(name: FormField): Field {
  return FORM_FIELDS[name]
}

/** What is typed behind "/breaks add" for a form that was filled in like this: "when: weekdays at 10:30; zone: Berlin". */
export function sayForm(values: FormValues): string {
  const { when = '', where = '', daysOff = '', zone = '', whom = '' } = trimmed(values)
  // Whoever chooses "this channel" means it, whatever a suggestion put behind the times.
  const times = partsOf(when).filter((part) => whom !== 'place' || part !== 'for me')
  const said = [
    ...times.map((part, at) => (at === 0 ? labelled('when', part) : part)),
    labelled('zone', zone.replaceAll(';', ' ')),
    where,
    ...partsOf(daysOff).map((part) => labelled('daysOff', part)),
    whom === 'me' ? 'for me' : '',
  ].filter((part) => part !== '')
  return [...new Set(said)].join('; ')
}

/** What stands before the words of a field that is said with others. */
export const SAID_AS = {
  when: 'when',
  zone: 'zone',
  daysOff: 'days off',
} as const satisfies Partial<Record<FormField, string>>

export type SaidField = keyof typeof SAID_AS

function labelled(field: SaidField, words: string): string {
  return words === '' ? '' : `${SAID_AS[field]}: ${words}`
}

function partsOf(written: string): readonly string[] {
  return written.split(/\s*;\s*/).filter((part) => part !== '')
}

function trimmed(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/[\s;,]+$/, '').trim()]),
  )
}
