import { SAID_AS, type SaidField } from './form.ts'
import type { OptionProblem } from './options.ts'
import type { Holidays } from './ports.ts'
import { readDay } from './read/day.ts'
import { findZones } from './zones.ts'

/** Words that mean nothing where they stand, why, and in which field of a form that was. */
export type FieldProblem = OptionProblem & { readonly field: SaidField }

/** What was said field by field: the same as it is said in one sentence, and what of it means nothing. */
export type FieldsReading = {
  readonly text: string
  readonly problems: readonly FieldProblem[]
  /** Whether what is left says when, and was said to. */
  readonly saysWhen: boolean
}

type Given = { readonly find: Holidays['find']; readonly today: string }

/**
 * Reads "when: weekdays at 10:30; zone: Berlin; days off: Germany, 24 december" as "weekdays at 10:30, Berlin time;
 * holidays Germany; not on 24 december". What stands before no field is left as it is.
 */
export function readFields(text: string, given: Given): FieldsReading {
  const parts: string[] = []
  const problems: FieldProblem[] = []
  let zone = ''
  let saysWhen = false
  for (const part of text.split(';').map((one) => one.trim())) {
    const [, name = '', words = ''] = FIELD.exec(part) ?? []
    const field = FIELDS.find((one) => SAID_AS[one] === name.toLowerCase())
    if (field === undefined) parts.push(part)
    else if (field === 'when') {
      parts.push(words)
      saysWhen = true
    } else if (field === 'zone') {
      const known = zoneIn(words)
      if (known === undefined) problems.push({ field, words, why: NO_ZONE })
      else zone = known
    } else {
      for (const day of daysIn(words, given)) {
        const said = sayDayOff(day, given)
        const isSecond =
          said !== undefined && isHolidays(said) && parts.some((one) => isHolidays(one) && one !== said)
        if (said === undefined) problems.push({ field, words: day, why: NO_DAY_OFF })
        else if (isSecond) problems.push({ field, words: day, why: ONE_REGION })
        else parts.push(said)
      }
    }
  }
  const [times = '', ...more] = parts
  const whole = [zone === '' ? times : `${times}, ${zone} time`, ...more]
  return { text: [...new Set(whole)].join('; '), problems, saysWhen }
}

const FIELDS = Object.keys(SAID_AS) as readonly SaidField[]
const FIELD = new RegExp(`^(${Object.values(SAID_AS).join('|')}):\\s*(.*)$`, 'is')

const NO_ZONE =
  'I know no time zone or city of that name. A large city with the same time will do, such as Berlin.'
const NO_DAY_OFF =
  'I know no country, region or day of that name. Write it in English, or a day such as "24 december".'

const ONE_REGION =
  'A break stays away on the public holidays of one country or region: name the one that counts.'

const isHolidays = (part: string) => part.startsWith('holidays ')

/** What is written for a zone, as it stands before " time": "Berlin, Germany" is Berlin. */
function zoneIn(written: string): string | undefined {
  const plain = written.replace(/ ?time( ?zone)?$/i, '').trim()
  const city = /^[^,(]*/.exec(plain)?.[0].trim() ?? ''
  return [plain, city].find((words) => words !== '' && findZones(words).length > 0)
}

/** Whoever fills in that there are none. */
const NONE = /^(?:no|none|nothing|-|\u2013|\u2014)$/i

/** "Germany and 24 december" is two of them, "Dec 24, 2026" one, and "24 and 25 december" two of the same month. */
function daysIn(written: string, { find, today }: Given): readonly string[] {
  const isDay = (words: string) => readDay(words, today).length > 0
  return written
    .split(/\s*,(?!\s*\d{4}\b)\s*/)
    .filter((one) => one !== '' && !NONE.test(one))
    .flatMap((one) => {
      const halves = one.split(/\s+and\s+/i)
      if (halves.length === 1 || !halves.some(isDay) || find(one).length > 0) return [one]
      const month = /^\d{1,2}\.? (\p{L}+)$/u.exec(halves.at(-1) ?? '')?.[1]
      return halves.map((half) =>
        /^\d{1,2}\.?$/.test(half) && month !== undefined ? `${half} ${month}` : half,
      )
    })
}

/** "Germany" alone means its holidays, "24 december" that day; whoever writes more says what it means. */
function sayDayOff(written: string, { find, today }: Given): string | undefined {
  const [, said = '', words = ''] =
    /^((?:public |bank |national )?holidays? (?:of |in )?|not on |on )?(.*)$/is.exec(written) ?? []
  if (said === '' && SAYS_HOW.test(written)) return written
  // To know all countries takes longer than to know a day.
  const isDay = words.split(/\band\b/i).some((one) => readDay(one.trim(), today).length > 0)
  if (isDay && !/holiday/i.test(said)) return `not on ${words}`
  return /^(?:not )?on /i.test(said) || find(words).length === 0 ? undefined : `holidays ${words}`
}

const SAYS_HOW = /^(?:holidays?|public|bank|national|not|no|without|except|skip|skipping|but|until|from)\b/i
