import { formField } from '../breaks/form.ts'
import { readCadence } from '../breaks/read/read.ts'
import { sayZone } from '../breaks/say.ts'
import { fitting } from './fitting.ts'
import { suggestZones } from './zones.ts'

/** What a break may be said like: each is understood as it stands. */
export const CADENCES = [
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

/** What can be said behind a semicolon. */
const OPTIONS = [
  ...(formField('where').choices ?? []).map(({ value }) => value),
  'for me',
  'holidays Germany',
  'holidays Austria',
  'holidays Switzerland',
  'holidays United Kingdom',
  'holidays United States',
  'holidays France',
  'not on 24 december',
]

/** How what somebody types behind "/breaks add" may go on. */
export function suggestWhen(typed: string): readonly string[] {
  const cut = typed.lastIndexOf(';')
  if (cut >= 0) {
    const said = typed.slice(0, cut).trimEnd()
    return fitting(
      typed.slice(cut + 1),
      OPTIONS.filter((option) => !typed.includes(option)).map((says) => ({ says })),
    ).map((option) => `${said}; ${option}`)
  }
  const given = { today: SOME_DAY, zone: undefined }
  const reading = typed.trim() === '' ? undefined : readCadence(typed, { ...given, zone: 'UTC' })
  if (reading?.kind === 'cadence') {
    const own = typed.trim()
    return [own, ...OPTIONS.map((option) => `${own}; ${option}`)]
  }
  const examples = fitting(
    typed,
    CADENCES.map((says) => ({ says })),
  )
  return examples.length > 0 ? examples : withZone(typed)
}

/** Any day does to see whether something can be read. */
const SOME_DAY = '2026-01-05'

/** "weekdays at 10:30 Eur": the last word may be the beginning of a zone. */
function withZone(typed: string): readonly string[] {
  const [, before = '', begun = ''] = /^(.*\S)\s+(\S{2,})$/.exec(typed) ?? []
  if (before === '' || readCadence(before, { today: SOME_DAY, zone: 'UTC' }).kind !== 'cadence') return []
  return suggestZones(begun).map((zone) => `${before}, ${sayZone(zone)}`)
}
