import type { Whereabouts } from '../src/country.ts'

/** What the environment sets. */
export type Config = {
  /** Where the people are whom nothing else places. */
  readonly whereabouts: Whereabouts
  /** Whether questions that were asked in vain are noted, without who asked them. */
  readonly nearMisses: boolean
}

/** Every setting, for the README's table and for what is read. */
export const SETTINGS = [
  {
    name: 'LIMBER_COUNTRY',
    what: 'The country whose emergency number is named, as two letters such as `DE`',
    otherwise: 'the country of the time zone',
  },
  {
    name: 'LIMBER_NEAR_MISSES',
    what: 'Whether questions asked in vain are noted for those who keep the pages: `on` or `off`',
    otherwise: 'off',
  },
] as const

/** The settings, or a sentence for each that has to be put right. */
export type ConfigReading = { readonly config: Config } | { readonly problems: readonly string[] }

/** Reads the environment once. `zone` is the machine's time zone. */
export function readConfig(env: Env, zone: string): ConfigReading {
  const whereabouts = readWhereabouts(env, zone)
  const nearMisses = readNearMisses(env)
  const problems = [whereabouts, nearMisses].filter((value) => typeof value === 'string')
  if (typeof whereabouts === 'string' || typeof nearMisses === 'string') return { problems }
  return { config: { whereabouts, nearMisses } }
}

type Env = Readonly<Record<string, string | undefined>>

/** The value of a setting, or a sentence about what is wrong with it. */
type Setting<T> = T | string

function readWhereabouts(env: Env, zone: string): Setting<Whereabouts> {
  const country = env.LIMBER_COUNTRY?.trim() ?? ''
  if (country === '') return { zone }
  if (isCountry(country)) return { country: canonical(country) }
  return `LIMBER_COUNTRY is "${country}", which is no country code: write two letters such as "DE", or leave it out.`
}

function readNearMisses(env: Env): Setting<boolean> {
  const written = env.LIMBER_NEAR_MISSES?.trim() ?? ''
  const value = written.toLowerCase()
  if (value === 'on') return true
  if (value === 'off' || value === '') return false
  return `LIMBER_NEAR_MISSES is "${written}", and is either "on" or "off": write one of them, or leave it out for "off".`
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
