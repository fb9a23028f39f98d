import { FORM_NAMES, type FormField, type FormValues } from '../../breaks/form.ts'
import type { Misread } from '../../breaks/read-plan.ts'
import { shown } from './problem.ts'

/** What is said beside the fields of a form. */
export type BesideFields = Readonly<Partial<Record<FormField, string>>>

/**
 * What was not understood of a form, beside the fields in which it stands; nothing where some of it stands in none, or
 * nobody knows in which.
 */
export function besideFields({ problems, examples }: Misread, values: FormValues): BesideFields | undefined {
  const fields = problems.map((one) => ('field' in one ? one.field : fieldWith(one.words, values)))
  if (problems.length === 0 || fields.includes(undefined)) return undefined
  const beside = FORM_NAMES.filter((name) => fields.includes(name)).map((name) => {
    const said = problems
      .filter((_, index) => fields[index] === name)
      .map(({ words, why }) => `"${shown(words)}": ${why}`)
    return [name, sayAll(said, name === 'when' ? examples[0] : undefined)] as const
  })
  return Object.fromEntries(beside)
}

/** The only field in which some words stand. */
function fieldWith(words: string, values: FormValues): FormField | undefined {
  const [field, ...others] = FORM_NAMES.filter((name) => stands(words, values[name] ?? ''))
  return others.length === 0 ? field : undefined
}

/** Whether words stand in a text, and not as parts of others. */
function stands(words: string, text: string): boolean {
  const spaced = words.trim().split(/\s+/).map(RegExp.escape).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** Nobody reads more beside a field, in characters. */
const LONGEST = 180

/** As many sentences as are read beside a field with how many more there would be, and an example where there is room. */
function sayAll(said: readonly string[], example: string | undefined): string {
  const whole = said.join(' ')
  const first = example === undefined ? whole : `${whole} Write it like "${example}".`
  const fewer = said.map((_, index) => upTo(said, said.length - index))
  return [first, ...fewer].find(({ length }) => length <= LONGEST) ?? upTo(said, 1)
}

function upTo(said: readonly string[], count: number): string {
  const more = said.length - count
  return [...said.slice(0, count), ...(more === 0 ? [] : [`And ${more} more of that kind.`])].join(' ')
}
