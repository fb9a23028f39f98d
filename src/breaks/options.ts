import type { BreakSetting } from './break.ts'
import { listed } from '../words/listed.ts'
import type { Holidays } from './ports.ts'

/** What is said of a break besides when it comes. What was not said is not there. */
export type Options = {
  readonly setting?: BreakSetting
  readonly isDiscreet?: boolean
  /** A region's code; false where its holidays are to be no days off any more. */
  readonly holidays?: string | false
  /** For the person alone, in direct messages. */
  readonly isPersonal?: boolean
}

/** Words that are no option as they stand, and why. */
export type OptionProblem = { readonly words: string; readonly why: string }

/** The options in a text, and what of it is about something else. */
export type OptionsReading = {
  readonly options: Options
  readonly rest: string
  readonly problems: readonly OptionProblem[]
  /** Regions of which one has to be chosen, and the words that mean them all. */
  readonly regions?: { readonly words: string; readonly codes: readonly string[] }
}

type Rule = { readonly pattern: RegExp; readonly gives: Options }

const PLAIN: readonly Rule[] = [
  {
    pattern: /\b(?:remind|ping|nudge|poke|tell|alert|buzz|notify) me\b(?! and\b)/i,
    gives: { isPersonal: true },
  },
  {
    pattern: /\b(?:for me(?: alone| only)?|just (?:for )?me|only (?:for )?me|my own|personal(?:ly)?)\b/i,
    gives: { isPersonal: true },
  },
  {
    pattern:
      /\b(?:(?:only )?(?:at|on|in) (?:(?:a|my|our|the|their) )?(?:desks?|(?:office )?chairs?|seats?)(?: only)?|desk only|seated(?: only)?|sitting(?: only)?)(?![\w-])/i,
    gives: { setting: 'desk' },
  },
  {
    pattern: /\b(?:standing(?: too| as well| up)?|on (?:my|our|their) feet)\b/i,
    gives: { setting: 'standing' },
  },
  {
    pattern: /\b(?:anything(?: goes)?|on the floor(?: too| as well)?|floor(?: too)?)\b/i,
    gives: { setting: 'anything' },
  },
  { pattern: /\b(?:not discreet|need not be discreet|camera off)\b/i, gives: { isDiscreet: false } },
  { pattern: /\b(?:discreet(?:ly)?(?: only)?|on camera|camera on)\b/i, gives: { isDiscreet: true } },
]

const NO_HOLIDAYS =
  /(?<!\b(?:not|never|except|skip|skipping|without|minus|excluding) )\b(?:also on|even on|including|on) (?:public |bank |national )?holidays\b|\bno (?:public |bank )?holidays\b(?! (?:of|in|for)\b)|\bholidays:? (?:none|off)\b/i
const HOLIDAYS =
  /\b(?:(?:and |but )?(?:not|never|no|except|skip|skipping|without|observing|observe|minus|excluding|closed) (?:on )?(?:the )?)?(?:public |bank |national )?holidays?\b(?: (?:of|in|for))?[: ]*/i
const HOLIDAYS_AFTER =
  /\b(?:and |but )?(?:not|never|except|skip|skipping|without|observing|observe|minus|excluding) (?:on )?(?:the )?((?:[\p{L}-]+ ){1,4})(?:public |bank |national )?holidays?\b/iu

/** So many words a country or region has at most. */
const LONGEST_REGION = 5

/** Takes out of a text what it says of a break besides when it comes. */
export function readOptions(text: string, { find }: Pick<Holidays, 'find'>): OptionsReading {
  let rest = text
  let options: Options = {}
  const settings: BreakSetting[] = []
  for (const { pattern, gives } of PLAIN) {
    if (!pattern.test(rest)) continue
    if (gives.setting !== undefined) settings.push(gives.setting)
    options = { ...gives, ...options }
    rest = rest.replace(pattern, ' ')
  }
  const region = readHolidays(rest, find)
  rest = (region?.rest ?? rest).replace(/;/g, ' ').replace(/\s+/g, ' ').trim()
  rest = rest
    .replace(/(?:,\s*)+(?=,|$)/g, '')
    .replace(/^[\s,]+/, '')
    .replace(/\s+(?=,)/g, '')
  return {
    options: region?.holidays === undefined ? options : { ...options, holidays: region.holidays },
    rest,
    problems: [
      ...(ONLY_STANDING.test(text) ? [NOT_ONLY_STANDING] : []),
      ...contradiction(settings),
      ...(region?.problem === undefined ? [] : [region.problem]),
    ],
    ...(region?.regions === undefined ? {} : { regions: region.regions }),
  }
}

const ONLY_STANDING = /\bstanding only\b|\bonly (?:while )?standing\b/i
const NOT_ONLY_STANDING: OptionProblem = {
  words: 'standing only',
  why: 'I know "standing", which takes in what is done on a chair as well, but not only standing.',
}

function contradiction(settings: readonly BreakSetting[]): readonly OptionProblem[] {
  if (settings.length < 2) return []
  const phrases = settings.map((setting) => SETTING_PHRASES[setting])
  return [{ words: phrases.join(', '), why: `A break has one place: say ${listed(phrases, 'or')}.` }]
}

/** Holidays differ from country to country. */
export const WHOSE_HOLIDAYS: OptionProblem = {
  words: 'holidays',
  why: 'Name the country or region whose public holidays are meant, such as "holidays Germany" or "holidays DE-BY".',
}

type HolidayReading = {
  readonly rest: string
  readonly holidays?: string | false
  readonly problem?: OptionProblem
  readonly regions?: { readonly words: string; readonly codes: readonly string[] }
}

function readHolidays(text: string, find: Holidays['find']): HolidayReading | undefined {
  if (NO_HOLIDAYS.test(text)) return { rest: text.replace(NO_HOLIDAYS, ' '), holidays: false }
  const before = HOLIDAYS_AFTER.exec(text)
  if (before !== null) {
    const named = regionIn((before[1] ?? '').trim().split(' '), find, true)
    if (named !== undefined) return { ...named.meaning, rest: text.replace(before[0], ' ') }
  }
  const match = HOLIDAYS.exec(text)
  if (match === null) return undefined
  const start = match.index + match[0].length
  const after = text.slice(start)
  const words = after.split(/[\s,;]+/).filter((word) => word !== '')
  const named = regionIn(words.slice(0, LONGEST_REGION), find, false)
  if (named === undefined) {
    return {
      rest: `${text.slice(0, match.index)} ${after}`,
      problem: WHOSE_HOLIDAYS,
    }
  }
  const region = new RegExp(`^[\\s,;]*${named.words.map(RegExp.escape).join('[\\s,;]+')}`)
  return { ...named.meaning, rest: `${text.slice(0, match.index)} ${after.replace(region, '')}` }
}

/** The longest run of words at the start that names a region; all of them where `whole`. */
function regionIn(words: readonly string[], find: Holidays['find'], whole: boolean) {
  for (let length = words.length; length >= (whole ? words.length : 1) && length > 0; length--) {
    const taken = words.slice(0, length)
    const found = find(taken.join(' '))
    const [first] = found
    if (first === undefined) continue
    const codes = found.map(({ code }) => code)
    const meaning =
      codes.length > 1 ? { regions: { words: taken.join(' '), codes } } : { holidays: first.code }
    return { words: taken, meaning }
  }
  return undefined
}

/** The options in words that are read back as the same. */
export function sayOptions({ setting, isDiscreet, holidays, isPersonal }: Options): readonly string[] {
  return [
    ...(setting === undefined ? [] : [SETTING_PHRASES[setting]]),
    ...(isDiscreet === undefined ? [] : [isDiscreet ? 'discreet' : 'not discreet']),
    ...(holidays === undefined ? [] : [holidays === false ? 'no holidays' : `holidays ${holidays}`]),
    ...(isPersonal ? ['for me'] : []),
  ]
}

const SETTING_PHRASES: Readonly<Record<BreakSetting, string>> = {
  desk: 'at a desk',
  standing: 'standing',
  anything: 'anything',
}
