import type { Whereabouts } from '../src/country.ts'
import { BREAK_RIGHTS, type BreakRights } from '../src/breaks/rights.ts'
import { LOG_FORMS, type LogForm } from './log/forms.ts'
import { PLATFORM_SETTINGS } from './platform-settings.ts'

/** What the environment sets. */
export type Config = {
  /** Where the people are whom nothing else places. */
  readonly whereabouts: Whereabouts
  /** The folder in which breaks are kept. */
  readonly data: string
  /** The address of the PostgreSQL database in which they are kept instead; it holds a password. */
  readonly database?: string
  /** Who may set up and change the breaks of a place; where it is not set, that depends on the platform. */
  readonly rights?: BreakRights
  /** Whether questions that were asked in vain are noted, without who asked them. */
  readonly nearMisses: boolean
  /** How it is written down what happens; where it is not set, that depends on where it goes. */
  readonly log?: LogForm
}

/** Every setting, for the README's table and for what is read. */
export const SETTINGS = [
  ...PLATFORM_SETTINGS,
  {
    name: 'LIMBER_COUNTRY',
    what: 'The country whose emergency number is named, as two letters such as `DE`',
    otherwise: 'the country of the time zone',
  },
  {
    name: 'LIMBER_DATA',
    what: 'The folder in which breaks are kept, and questions asked in vain where that is on',
    otherwise: '`./data`',
  },
  {
    name: 'DATABASE_URL',
    what: 'The PostgreSQL database in which all of that is kept instead, as `postgres://user:password@host:5432/database`; several bots may run on one',
    otherwise: 'SQLite, in that folder',
  },
  {
    name: 'LIMBER_BREAK_RIGHTS',
    what: 'Who sets up and changes the breaks of a channel: `members` (any full member sets up; the owner and who administers the place change), `admins` (only who administers it does both) or `everyone` (guests do both, too)',
    otherwise: '`members` in Slack, `admins` in Discord',
  },
  {
    name: 'LIMBER_NEAR_MISSES',
    what: 'Whether questions asked in vain are noted for those who keep the pages: `on` or `off`',
    otherwise: '`off`',
  },
  {
    name: 'LIMBER_LOG',
    what: 'How a running bot writes down on standard error what happens: `json` (a line for each event, for programs), `text` (for people) or `off`; never with a word that anybody wrote',
    otherwise: '`text` on a terminal, else `json`',
  },
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** The settings, or a sentence for each that has to be put right. */
export type ConfigReading = { readonly config: Config } | { readonly problems: readonly string[] }

/** A setting, or a sentence about what is wrong with it. */
type Setting<Name extends keyof Config> = Pick<Config, Name> | string

/** Reads the environment once. `zone` is the machine's time zone. */
export function readConfig(env: Environment, zone: string): ConfigReading {
  const written = (name: (typeof SETTINGS)[number]['name']) => env[name]?.trim() ?? ''
  const whereabouts = readWhereabouts(written('LIMBER_COUNTRY'), zone)
  const database = readDatabase(written('DATABASE_URL'))
  const rights = readRights(written('LIMBER_BREAK_RIGHTS'))
  const nearMisses = readNearMisses(written('LIMBER_NEAR_MISSES'))
  const log = readLog(written('LIMBER_LOG'))
  if (
    typeof whereabouts === 'string' ||
    typeof database === 'string' ||
    typeof rights === 'string' ||
    typeof nearMisses === 'string' ||
    typeof log === 'string'
  ) {
    return {
      problems: [whereabouts, database, rights, nearMisses, log].filter((one) => typeof one === 'string'),
    }
  }
  const data = written('LIMBER_DATA') || './data'
  return { config: { ...whereabouts, data, ...database, ...rights, ...nearMisses, ...log } }
}

function readWhereabouts(country: string, zone: string): Setting<'whereabouts'> {
  if (country === '') return { whereabouts: { zone } }
  if (isCountry(country)) return { whereabouts: { country: canonical(country) } }
  return `LIMBER_COUNTRY is "${country}", which is no country code: write two letters such as "DE", or leave it out.`
}

/** What is wrong with it is said without repeating it: a password stands in it. */
function readDatabase(address: string): Setting<'database'> {
  if (address === '') return {}
  // Where the host stands among the parameters, as for a socket, its own place is empty.
  const isAddress = URL.canParse(address.replace('@/', '@host/'))
  if (isAddress && /^postgres(ql)?:\/\//i.test(address)) return { database: address }
  return 'DATABASE_URL is no address of a PostgreSQL database: write one like "postgres://user:password@host:5432/database", with signs such as "#" and "/" in the password as "%23" and "%2F", or leave it out.'
}

function readRights(written: string): Setting<'rights'> {
  const rights = BREAK_RIGHTS.find((one) => one === written.toLowerCase())
  if (rights !== undefined || written === '') return rights === undefined ? {} : { rights }
  return `LIMBER_BREAK_RIGHTS is "${written}", which I do not know: write one of ${BREAK_RIGHTS.join(', ')}, or leave it out.`
}

function readNearMisses(written: string): Setting<'nearMisses'> {
  const value = written.toLowerCase() || 'off'
  if (value === 'on' || value === 'off') return { nearMisses: value === 'on' }
  return `LIMBER_NEAR_MISSES is "${written}", and is either "on" or "off": write one of them, or leave it out for "off".`
}

function readLog(written: string): Setting<'log'> {
  const log = LOG_FORMS.find((one) => one === written.toLowerCase())
  if (log !== undefined || written === '') return log === undefined ? {} : { log }
  return `LIMBER_LOG is "${written}", which I do not know: write one of ${LOG_FORMS.join(', ')}, or leave it out.`
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
