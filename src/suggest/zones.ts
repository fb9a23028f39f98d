import { RENAMED } from '../breaks/zone-names.ts'
import { findZones } from '../breaks/zones.ts'
import { once } from '../words/once.ts'
import { fitting, type Candidate } from './fitting.ts'

/** Time zones that somebody may be typing, by their IANA names: what the words mean comes first. */
export function suggestZones(typed: string): readonly string[] {
  const meant = typed.trim() === '' ? COMMON : findZones(typed)
  return [...new Set([...meant, ...fitting(typed, zones())])]
}

/** Where many people live. */
const COMMON = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Lisbon',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Australia/Sydney',
  'UTC',
]

/** Those where many people live come first among those that fit as well. */
const zones = once((): readonly Candidate[] => {
  const all = Intl.supportedValuesOf('timeZone').map((id) => ({ says: RENAMED[id] ?? id, also: [id] }))
  return [...COMMON.map((says) => ({ says })), ...all]
})
