import { fitting, type Candidate } from './fitting.ts'

/** Whose public holidays many teams leave out, by their names in English; every other country is understood as well. */
const COUNTRIES: readonly Candidate[] = [
  { says: 'Germany', also: ['Deutschland', 'DE'] },
  { says: 'Austria', also: ['Österreich', 'AT'] },
  { says: 'Switzerland', also: ['Schweiz', 'Suisse', 'CH'] },
  { says: 'United Kingdom', also: ['UK', 'Great Britain', 'GB'] },
  { says: 'United States', also: ['USA', 'America'] },
  { says: 'France', also: ['FR'] },
  { says: 'Spain', also: ['España', 'ES'] },
  { says: 'Italy', also: ['Italia', 'IT'] },
  { says: 'Netherlands', also: ['Holland', 'NL'] },
  { says: 'Poland', also: ['Polska', 'PL'] },
  { says: 'Sweden', also: ['Sverige', 'SE'] },
  { says: 'Canada', also: ['CA'] },
  { says: 'Brazil', also: ['Brasil', 'BR'] },
  { says: 'Japan', also: ['JP'] },
  { says: 'Australia', also: ['AU'] },
]

/** Single days that many are not at work. */
const DAYS: readonly Candidate[] = ['not on 24 december', 'not on 31 december'].map((says) => ({
  says,
  also: [says.replace('not on ', '')],
}))

/** How what somebody types as days off may go on: whose holidays, and single days behind a semicolon. */
export function suggestDaysOff(typed: string): readonly string[] {
  const cut = typed.lastIndexOf(';')
  if (cut < 0) {
    const [one, ...others] = fitting(typed, COUNTRIES)
    // Whoever has said whose holidays may add a day.
    const more = one !== undefined && others.length === 0 ? [`${one}; not on 24 december`] : []
    return [...(one === undefined ? [] : [one]), ...others, ...more, ...fitting(typed, DAYS)]
  }
  const said = typed.slice(0, cut).trim()
  const days = fitting(typed.slice(cut + 1), DAYS).filter((day) => !said.includes(day))
  return days.map((day) => `${said}; ${day}`)
}
