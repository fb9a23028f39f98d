import { describe, expect, test } from 'vitest'
import { createCountryFinder, type Whereabouts } from '../src/country.ts'
import { plainText } from '../src/plain.ts'
import { TALK, KNOWLEDGE } from './knowledge.ts'

const countryOf = createCountryFinder(KNOWLEDGE.numbers)

describe('the country whose number is named', () => {
  test.each<[Whereabouts, string | undefined, string]>([
    [{ zone: 'Europe/Berlin' }, 'DE', 'the country the time zone lies in'],
    [{ zone: 'America/Indiana/Knox' }, 'US', 'a zone of many in one country'],
    [{ zone: 'US/Pacific' }, 'US', 'a zone by its old name'],
    [{ zone: 'Asia/Kolkata' }, 'IN', 'a zone by its new name'],
    [{ zone: 'Pacific/Auckland' }, 'NZ', 'the other side of the world'],
    [{ zone: 'UTC' }, undefined, 'a zone of no country'],
    [{ zone: 'Atlantis/Capital' }, undefined, 'no zone at all'],
    [{}, undefined, 'nothing is known'],
    [{ country: 'GB', zone: 'Europe/Berlin' }, 'GB', 'the setting goes before the zone'],
    [{ country: 'gb' }, 'GB', 'however it is written'],
    [{ country: '', zone: 'Europe/Berlin' }, 'DE', 'an empty setting is none'],
  ])('%j → %s: %s', (whereabouts, country) => {
    expect(countryOf(whereabouts)).toBe(country)
  })
})

describe('an emergency answer names the number of the country', () => {
  const say = (text: string, where: object) => plainText(TALK.ask({ text, ...where }).document)
  const LOCAL = 'your local emergency number (112, 999, 911 or 000 in many places)'

  test.each([
    [{ country: 'US' }, 'Call 911 now'],
    [{ zone: 'Europe/London' }, 'Call 999 now'],
    [{ zone: 'Europe/Paris' }, 'Call 112 now'],
    [{ zone: 'Australia/Perth' }, 'Call 000 now'],
    [{ country: 'JP' }, `Call ${LOCAL} now`],
    [{ country: 'IE' }, `Call ${LOCAL} now`],
    [{ country: 'XK' }, `Call ${LOCAL} now`],
    [{}, `Call ${LOCAL} now`],
  ])('%j → %s', (where, sentence) => {
    expect(say('i have chest pain', where)).toContain(sentence)
  })

  test.each([
    [{ country: 'CA' }, 'call 988, or'],
    [{ country: 'AU' }, 'call 13 11 14, or'],
    [{ country: 'GB' }, 'call your local crisis line, or'],
    [{}, 'call your local crisis line, or'],
  ])('a crisis answer names a crisis line: %j → %s', (where, sentence) => {
    expect(say('i want to die', where)).toContain(sentence)
  })

  test('what nobody has checked is never shown', () => {
    const unchecked = KNOWLEDGE.numbers.filter(({ isChecked }) => !isChecked)
    expect(unchecked.length).toBeGreaterThan(0)
    const shown = unchecked.flatMap(({ countries, emergency }) =>
      countries.filter((country) => say('i have chest pain', { country }).includes(`Call ${emergency} now`)),
    )
    expect(shown).toEqual([])
  })
})
