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
      if (findZones(words).length > 0) zone = words.replace(/ time$/i, '')
      else problems.push({ field, words, why: NO_ZONE })
    } else {
      const days = words.split(/\s*,\s*/).filter((one) => one !== '')
      for (const day of days) {
        const said = sayDayOff(day, given)
        if (said === undefined) problems.push({ field, words: day, why: NO_DAY_OFF })
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

/** "Germany" alone means its holidays, "24 december" that day; whoever writes more says what it means. */
function sayDayOff(written: string, { find, today }: Given): string | undefined {
  const [, said = '', words = ''] =
    /^((?:public |bank |national )?holidays? (?:of |in )?|not on )?(.*)$/is.exec(written) ?? []
  if (said === '' && SAYS_HOW.test(written)) return written
  // To know all countries takes longer than to know a day.
  const isDay = words.split(/\band\b/i).some((one) => readDay(one.trim(), today).length > 0)
  if (isDay && !/holiday/i.test(said)) return `not on ${words}`
  return /^not on /i.test(said) || find(words).length === 0 ? undefined : `holidays ${words}`
}

const SAYS_HOW =
  /^(?:holidays?|public|bank|national|not|no|without|except|skip|skipping|on|but|until|from)\b/i
