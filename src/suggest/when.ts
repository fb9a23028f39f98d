import { formField } from '../breaks/form.ts'
import { readCadence } from '../breaks/read/read.ts'
import { sayZone } from '../breaks/say.ts'
import { numberBefore } from '../commands/breaks/call.ts'
import { fitting } from './fitting.ts'
import { suggestZones } from './zones.ts'

/** What a break may be said like: each is understood as it stands. */
const CADENCES = [
  'weekdays at 10:30',
  'weekdays at 10:30 and 15:00',
  'every hour from 9 to 17 on weekdays',
  'every 90 minutes between 9 and 17 on weekdays',
  'every 2 hours between 9 and 17 on weekdays',
  'every 45 minutes between 9 and 12 on weekdays',
  'mon, wed, fri at 11:00',
  'tuesdays and thursdays at 14:00',
  'mondays at 9:30',
  'tuesdays at 10:00',
  'wednesdays at 15:00',
  'thursdays at 11:00',
  'fridays at 14:00',
  'every day at 12:00',
  'daily at 9:00 and 16:00',
  'every other friday at 16:00',
  'first monday of the month at 14:00',
  'hourly 9-17 on weekdays except 12',
] as const

type Kind = 'where' | 'whom' | 'holidays' | 'day'

type Option = { readonly says: string; readonly kind: Kind }

/** What can be said behind a semicolon, one of each kind. */
const OPTIONS: readonly Option[] = [
  ...(formField('where').choices ?? []).map(({ value }) => ({ says: value, kind: 'where' }) as const),
  { says: 'for me', kind: 'whom' },
  ...['Germany', 'Austria', 'Switzerland', 'United Kingdom', 'United States', 'France'].map(
    (country) => ({ says: `holidays ${country}`, kind: 'holidays' }) as const,
  ),
  { says: 'not on 24 december', kind: 'day' },
]

/** What was said already. */
function kindsIn(said: string): readonly Kind[] {
  return OPTIONS.filter(({ says }) => said.includes(`; ${says}`)).map(({ kind }) => kind)
}

/** A break stays with whom it is for, and its single days off are left out with another command. */
const TO_CHANGE = OPTIONS.filter(({ kind }) => kind === 'where' || kind === 'holidays')

/** How what somebody types behind "/breaks add" may go on. */
export function suggestWhen(typed: string): readonly string[] {
  return goingOn(typed, OPTIONS, CADENCES)
}

/** The same behind "/breaks change", where the number of a break stands before it, and what is not said stays as it is. */
export function suggestChange(typed: string): readonly string[] {
  const wanted = typed.trimStart()
  const number = numberBefore(wanted)
  const first = [...CADENCES, ...TO_CHANGE.map(({ says }) => says)]
  return goingOn(wanted.slice(number.length), TO_CHANGE, first).map((one) =>
    number === '' ? one : `${number.trimEnd()} ${one}`,
  )
}

function goingOn(typed: string, options: readonly Option[], first: readonly string[]): readonly string[] {
  const cut = typed.lastIndexOf(';')
  if (cut >= 0) {
    const said = typed.slice(0, cut).trimEnd()
    return fitting(
      typed.slice(cut + 1),
      options.filter(({ kind }) => !kindsIn(said).includes(kind)),
    ).map((option) => `${said}; ${option}`)
  }
  const given = { today: SOME_DAY, zone: undefined }
  const reading = typed.trim() === '' ? undefined : readCadence(typed, { ...given, zone: 'UTC' })
  if (reading?.kind === 'cadence') {
    const own = typed.trim()
    return [own, ...options.map(({ says }) => `${own}; ${says}`)]
  }
  const examples = fitting(
    typed,
    first.map((says) => ({ says })),
  )
  return examples.length > 0 ? examples : withZone(typed)
}

/** Any day does to see whether something can be read. */
const SOME_DAY = '2026-01-05'

/** "weekdays at 10:30 Eur": the last word may be the beginning of a zone. */
function withZone(typed: string): readonly string[] {
  const [, before = '', begun = ''] = /^(.*?\S),?\s+(?:in\s+)?(\S+)$/.exec(typed) ?? []
  if (before === '' || readCadence(before, { today: SOME_DAY, zone: 'UTC' }).kind !== 'cadence') return []
  return suggestZones(begun).map((zone) => `${before}, ${sayZone(zone)}`)
}
