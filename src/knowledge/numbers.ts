import type { Numbers } from './sign-model.ts'
import type { Page } from './page.ts'
import { needed, optional, readFacts, refuse, type FactReader } from './reader.ts'
import { whole } from './reading.ts'
import { names, oneOf } from './values.ts'

/** Reads `numbers.md`: whom to call in which countries, and whether that was checked. */
export function readNumbers(page: Page): readonly Numbers[] {
  const owners = new Map<string, string>()
  if (page.sections.length === 0) page.where.problem('There are no countries here.')
  return page.sections.flatMap((section) => {
    refuse(section.paragraphs, 'This line is no fact, start it with "- "')
    for (const { heading, where } of section.parts) {
      where.problem(`"${heading}" is a heading inside "${section.heading}", where there may be none.`)
    }
    const facts = readFacts(section, {
      Countries: needed(countries(owners, section.heading)),
      'Emergency number': needed(plain),
      'Crisis line': optional<string | undefined>(plain, () => undefined),
      Checked: needed(oneOf(['yes', 'not yet'] as const)),
      Note: optional<string | undefined>(plain, () => undefined),
    })
    const crisis = facts['Crisis line']
    const read = whole<Numbers>({
      name: section.heading,
      countries: facts.Countries,
      emergency: facts['Emergency number'],
      isChecked: facts.Checked === undefined ? undefined : facts.Checked === 'yes',
      ...(crisis === undefined ? {} : { crisis }),
      ...(facts.Note === undefined ? {} : { note: facts.Note }),
    })
    return read === undefined ? [] : [read]
  })
}

const plain: FactReader<string> = (value) => value

/** Two-letter country codes, each under one heading only. */
function countries(owners: Map<string, string>, heading: string): FactReader<readonly string[]> {
  return (value, where, name) => {
    const codes = names(value, where, name) ?? []
    for (const code of codes) {
      const owner = owners.get(code)
      if (!/^[A-Z]{2}$/.test(code)) where.problem(`"${code}" is no country code such as "DE".`)
      else if (owner !== undefined) where.problem(`"${code}" is under "${owner}" already.`)
      else owners.set(code, heading)
    }
    return codes
  }
}
