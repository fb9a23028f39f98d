import { expect, test } from 'vitest'
import { createLibrary } from '../../src/answer/library.ts'
import { nothingFits } from '../../src/answer/nothing-fits.ts'
import { choicesOf } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { plainText } from '../../src/plain.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const library = createLibrary(KNOWLEDGE)

/** The button for signs stands below the line that it is about. */
test.each([
  ['the first answer asks for warning signs', true, ['Any of these?']],
  ['a later one tells when to see somebody', false, ['When to see somebody']],
])('where no exercise suits, %s', (_, asksForSigns, labels) => {
  const document = nothingFits('neck', library, { asksForSigns })
  expect(choicesOf(document).map(({ label }) => label)).toEqual(labels)
  expect(plainText(document).includes('Any of these? Chest pain')).toBe(asksForSigns)
  expect(whatDoesNotFit(document)).toEqual([])
})
