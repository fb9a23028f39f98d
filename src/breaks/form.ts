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

/** What is typed behind "/breaks add" for a form that was filled in like this. */
export function sayForm(values: FormValues): string {
  const { when = '', where = '', daysOff = '', zone = '', whom = '' } = trimmed(values)
  // Whoever chooses "this channel" means it, whatever a suggestion put behind the times.
  const [times = '', ...more] = when.split(/\s*;\s*/).filter((part) => whom !== 'place' || part !== 'for me')
  const parts = [inZone(times, zone), ...more, where, ...daysOff.split(/\s*[;,]\s*/).map(sayDayOff)]
  const said = [...parts, whom === 'me' ? 'for me' : ''].filter((part) => part !== '')
  return [...new Set(said)].join('; ')
}

/** A zone stands behind the times, and before what else was written with them. */
function inZone(times: string, zone: string): string {
  return zone === '' ? times : `${times}, ${zone.replace(/ time$/i, '')} time`
}

/** "Germany" alone means its holidays, "24 december" that day; whoever writes more says what it means. */
function sayDayOff(written: string): string {
  if (written === '' || SAYS_HOW.test(written)) return written
  return /\d/.test(written) ? `not on ${written}` : `holidays ${written}`
}

const SAYS_HOW =
  /^(?:holidays?|public|bank|national|not|no|without|except|skip|skipping|on|but|until|from)\b/i

function trimmed(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/[\s;,]+$/, '').trim()]),
  )
}
