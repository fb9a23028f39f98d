import { describe, expect, test } from 'vitest'
import { renderForTerminal } from '../../adapters/terminal/render.ts'
import { choicesOf } from '../../src/document.ts'
import { plainText } from '../../src/plain.ts'
import { DOCUMENTS } from './documents.ts'

/** As wide as a terminal is without a window, and as narrow as one can be made. */
const WIDTHS = [80, 20]

describe('nothing of any document is left out at a terminal, however narrow', async () => {
  test.each(await DOCUMENTS())('%s', (_, documents) => {
    for (const document of documents) {
      const words = plainText(document).split(/[\s:()]+|^-/m)
      for (const columns of WIDTHS) {
        const shown = renderForTerminal(document, { columns, colour: false }, 'numbered')
        expect(words.filter((word) => !shown.replace(/\n\s*/g, '').includes(word))).toEqual([])
        expect(choicesOf(document).filter((__, index) => !shown.includes(`[${index + 1}]`))).toEqual([])
      }
    }
  })
})
