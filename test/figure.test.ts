import { expect, test } from 'vitest'
import { renderForTerminal } from '../adapters/terminal/render.ts'
import type { Document } from '../src/document.ts'
import { bodyLength, FITS, whatDoesNotFit } from '../src/fit.ts'
import { plainText } from '../src/plain.ts'

const drawn = (alt: string): Document => [
  { type: 'title', text: 'The week' },
  { type: 'figure', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', alt },
]

test('where there are only words, a drawing is what it shows in words', () => {
  expect(plainText(drawn('Mon 4, Tue 6'))).toBe('The week\n\nMon 4, Tue 6')
  const layout = { columns: 10, colour: false }
  expect(renderForTerminal(drawn('Mon 4, Tue 6'), layout, 'to ask')).toBe('The week\n\nMon 4, Tue\n6')
})

test('the words of a drawing take their room in a message, its strokes take none', () => {
  expect(bodyLength(drawn('Mon 4, Tue 6'))).toBe('Mon 4, Tue 6'.length)
  expect(whatDoesNotFit(drawn('a'.repeat(FITS.body)))).toEqual([])
  expect(whatDoesNotFit(drawn('a'.repeat(FITS.body + 1)))).toEqual([
    `The body has ${FITS.body + 1} characters; ${FITS.body} fit.`,
  ])
})
