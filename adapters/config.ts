import type { Whereabouts } from '../src/country.ts'

/** What the environment sets. */
export type Config = {
  /** Where the people are whom nothing else places. */
  readonly whereabouts: Whereabouts
}

/** Every setting, for the README's table and for what is read. */
export const SETTINGS = [
  {
    name: 'LIMBER_COUNTRY',
    what: 'The country whose emergency number is named, as two letters such as `DE`',
    otherwise: 'the country of the time zone',
  },
] as const

/** The settings, or a sentence for each that has to be put right. */
export type ConfigReading = { readonly config: Config } | { readonly problems: readonly string[] }

/** Reads the environment once. `zone` is the machine's time zone. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, zone: string): ConfigReading {
  const country = env.LIMBER_COUNTRY?.trim() ?? ''
  if (country === '') return { config: { whereabouts: { zone } } }
  if (!isCountry(country)) {
    return {
      problems: [
        `LIMBER_COUNTRY is "${country}", which is no country code: write two letters such as "DE", or leave it out.`,
      ],
    }
  }
  return { config: { whereabouts: { country: canonical(country) } } }
}

/** A code that the language has a name for. */
function isCountry(code: string): boolean {
  if (!/^[a-z]{2}$/i.test(code) || NO_COUNTRIES.includes(code.toUpperCase())) return false
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return names.of(code.toUpperCase()) !== undefined
}

/** Codes with a name that are no country: somebody would think it set, and be told no number. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

/** "UK" is written far more often than "GB". */
function canonical(code: string): string {
  return new Intl.Locale('und', { region: code }).region ?? code.toUpperCase()
}
