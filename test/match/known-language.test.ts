import { describe, expect, test } from 'vitest'
import { TALK } from '../knowledge.ts'

describe('a warning sign in a word of several languages is answered in that of the profile', () => {
  test.each([
    ['infarto', 'pt-BR', 'pt', 'it is Portuguese as well'],
    ['infarto', 'es-MX', 'es', 'and Spanish'],
    ['infarto', 'fr', 'es', 'no word of that language: the first one that has it'],
    ['infarto', undefined, 'es', 'nobody knows'],
    ['avc', 'pt', 'pt', 'a stroke'],
    ['dolor fuerte en el pecho', 'pt', 'es', 'whoever writes Spanish is answered in Spanish'],
    ['crushing chest pain', 'de', 'en', 'and whoever writes English in English'],
  ])('"%s" and a profile in %s: %s, since %s', (text, language, expected, _why) => {
    const { understanding } = TALK.ask({ text, ...(language && { language }) })
    expect(understanding).toMatchObject({ kind: 'safety', found: { language: expected } })
  })
})
