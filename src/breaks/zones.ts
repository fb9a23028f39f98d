import { foldLetters } from '../words/fold.ts'
import { once } from '../words/once.ts'
import { COUNTRIES, LARGE_COUNTRIES } from './zone-countries.ts'
import { NAMES, ORDINARY_WORDS, RENAMED } from './zone-names.ts'

/** The parts of the world that IANA names begin with, and a few countries that old ones do. */
const AREAS =
  /^(africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|us)\//

/** "UTC+2", "GMT-3:30", "+05:30". */
const OFFSET = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?$/

/**
 * Every zone that these words may mean: one is clear, several are to be asked back, none is unknown. Takes IANA names,
 * cities, countries, abbreviations and offsets in any case; gives IANA names, "UTC" or "+05:30".
 */
export function findZones(words: string): readonly string[] {
  const said = foldLetters(words.slice(0, LONGEST)).trim()
  const offset = OFFSET.exec(said)
  if (offset !== null) return offsetZone(offset)
  if (AREAS.test(said)) return idOf(said.replaceAll(' ', '_'))
  return index().byName.get(plainName(said)) ?? []
}

/** How many words the longest name has that begins with this word; 0 where none does. */
export function zoneWordsFrom(word: string): number {
  return index().longestFrom.get(word) ?? 0
}

/** No name of a zone is longer, in characters. */
const LONGEST = 60

function plainName(said: string): string {
  const spaced = said.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return spaced.replace(/ (?:(?:standard |summer |daylight )?time|time ?zone)$/, '')
}

/** Clocks on Earth are set between twelve hours behind and fourteen ahead. */
function offsetZone([, sign, hours = '', minutes = '00']: readonly (
  string | undefined
)[]): readonly string[] {
  const offset = Number(hours) * 60 + Number(minutes)
  if (offset > (sign === '-' ? 12 : 14) * 60) return []
  return offset === 0 ? ['UTC'] : [`${sign}${hours.padStart(2, '0')}:${minutes}`]
}

/** Names that the database keeps for old times' sake are in no list: only the calendar knows each. */
function idOf(said: string): readonly string[] {
  const known = index().byId.get(said)
  if (known !== undefined) return [known]
  try {
    const zone = said.replace(/_?(?:time|timezone|zone)$/, '')
    return [
      new Temporal.PlainDate(2000, 1, 1).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).timeZoneId,
    ]
  } catch {
    return []
  }
}

type Index = {
  readonly byId: ReadonlyMap<string, string>
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly longestFrom: ReadonlyMap<string, number>
}

const index = once((): Index => {
  const byName = new Map<string, readonly string[]>()
  const add = (name: string, zone: string): void => {
    const known = byName.get(name) ?? []
    if (!known.includes(zone)) byName.set(name, [...known, zone])
  }
  for (const table of [NAMES, COUNTRIES, LARGE_COUNTRIES])
    for (const [zones, names] of Object.entries(table))
      for (const name of names.split('|')) for (const zone of zones.split('|')) add(name, zone)
  for (const old of Intl.supportedValuesOf('timeZone')) {
    const zone = RENAMED[old] ?? old
    for (const id of [old, zone]) {
      const city = plainName(foldLetters(id.slice(id.lastIndexOf('/') + 1)))
      if (!ORDINARY_WORDS.has(city)) add(city, zone)
    }
  }
  const ids = [...Intl.supportedValuesOf('timeZone'), ...Object.values(RENAMED)]
  const byId = new Map(ids.map((id) => [id.toLowerCase(), id]))
  const longestFrom = new Map<string, number>()
  for (const name of byName.keys()) {
    const names = name.split(' ')
    const first = names[0] ?? ''
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, names.length))
  }
  return { byId, byName, longestFrom }
})
