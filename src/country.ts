import type { Numbers } from './knowledge/sign-model.ts'

/** What is known of where a person is: the workspace's setting, and the time zone the platform has for the person. */
export type Whereabouts = {
  /** An ISO 3166 code such as `DE`. */
  readonly country?: string | undefined
  /** An IANA time zone such as `Europe/Berlin`. */
  readonly zone?: string | undefined
}

/** Gives the country whose numbers are to be named: the one that was set, else the one the time zone lies in. */
export type CountryFinder = (whereabouts: Whereabouts) => string | undefined

/** Knows the zones of all countries there are numbers for. Never guesses from a language. */
export function createCountryFinder(numbers: readonly Numbers[]): CountryFinder {
  // Few messages need it: the zones are gathered for the first that does.
  let countries: ReadonlyMap<string, string> | undefined
  return ({ country, zone }) => {
    if (country !== undefined && country.trim() !== '') return country.trim().toUpperCase()
    if (zone === undefined) return undefined
    countries ??= countriesByZone(numbers.flatMap((row) => row.countries))
    return countries.get(canonical(zone) ?? '')
  }
}

/** The language itself knows the zones of a country; its types do not say so yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones?(): readonly string[] | undefined }

function countriesByZone(countries: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    countries.flatMap((country) => {
      const locale: LocaleWithZones = new Intl.Locale('und', { region: country })
      return (locale.getTimeZones?.() ?? []).map((zone) => [canonical(zone) ?? zone, country] as const)
    }),
  )
}

/** One name for a zone that has several, or nothing where there is no such zone. */
function canonical(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
