import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkKnowledge } from '../../src/check.ts'
import type { PageFile } from '../../src/knowledge/page.ts'
import { PAGES } from './shipped.ts'

// Whatever is written on a page, the check ends with sound knowledge or with problems that have a place: it never
// throws, and it never loses a line.

/** The beginnings of lines that mean something to Markdown or to the reader. */
const MARKERS = [
  '',
  '- ',
  '-',
  '* ',
  '1. ',
  '2.',
  '• ',
  '# ',
  '## ',
  '##',
  '### ',
  '#### ',
  '> ',
  '  - ',
  '    ',
  '\t',
  '| ',
  '```',
  '<!-- ',
  '<b>',
  '**',
  '[',
  '](x.md) ',
  '![',
  '---',
  '===',
  '- Level: ',
  '- Dose: ',
  '- Avoid with ',
  '- Near 6: ',
  '- When: ',
  '- Covers: ',
  '## Steps',
  '## Signs',
  '## constructor',
  '### __proto__',
]
const line = fc
  .tuple(
    fc.constantFrom(...MARKERS),
    fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 6 }), fc.constant('')),
  )
  .map(([marker, text]) => marker + text)
const markdown = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))
const shipped = fc.constantFrom(...PAGES)

/** One page in the place of another, which is the same page where it is a new one. */
function withMarkdown({ file }: PageFile, text: string): readonly PageFile[] {
  return [...PAGES.filter((page) => page.file !== file), { file, markdown: text }]
}

/** Looks whether each problem has a place on a page, and says something. */
function expectPlaces(pages: readonly PageFile[]): void {
  const checked = checkKnowledge(pages)
  if (checked.sound) return
  const lines = new Map(pages.map((page) => [page.file, page.markdown.split(/\r\n|\r|\n/).length]))
  const lost = checked.problems.filter(
    ({ file, line: at, sentence }) => at < 1 || at > (lines.get(file) ?? 1) || !/[.:?]$/.test(sentence),
  )
  expect(lost).toEqual([])
  expect(checked.problems.length).toBeGreaterThan(0)
}

const RUNS = { numRuns: 15 }

describe('the check survives', () => {
  test.each(['exercises/new.md', 'causes/new.md', 'advice/new.md', 'words.md', 'signs.md', 'sources.md'])(
    'anything as %s',
    (file) => {
      fc.assert(
        fc.property(markdown, (text) => expectPlaces(withMarkdown({ file, markdown: '' }, text))),
        RUNS,
      )
    },
  )

  test('any line taken out of any page', () => {
    fc.assert(
      fc.property(shipped, fc.nat(), (page, nat) => {
        const lines = page.markdown.split('\n')
        expectPlaces(withMarkdown(page, lines.toSpliced(nat % lines.length, 1).join('\n')))
      }),
      RUNS,
    )
  })

  test('the lines of any page in any order', () => {
    const shuffled = shipped.chain((page) => {
      const lines = page.markdown.split('\n')
      return fc.tuple(
        fc.constant(page),
        fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([page, lines]) => expectPlaces(withMarkdown(page, lines.join('\n')))),
      RUNS,
    )
  })

  test('any line of any page behind any other', () => {
    fc.assert(
      fc.property(shipped, shipped, fc.nat(), fc.nat(), (page, other, from, to) => {
        const lines = page.markdown.split('\n')
        const others = other.markdown.split('\n')
        const moved = others[from % others.length] ?? ''
        expectPlaces(withMarkdown(page, lines.toSpliced(to % lines.length, 0, moved).join('\n')))
      }),
      RUNS,
    )
  })
})

describe('no line is lost', () => {
  const TOKEN = 'zyxquo'
  const before = fc.constantFrom(
    '',
    '- ',
    '-',
    '1. ',
    '7.',
    '• ',
    '## ',
    '##',
    '### ',
    '> ',
    '  - ',
    '      ',
    '**so** ',
    'Note: ',
    '- Note: ',
    '- Level: ',
    '- Also called: ',
    '- When: ',
    '- Except: ',
    '- Near 3: chest + ',
    '- Avoid with pregnancy: ',
    '[x](https://example.org) ',
  )
  /** Where a page begins that explains itself first: what stands above is for whoever writes it. */
  const FIRST: Readonly<Record<string, RegExp>> = {
    'words.md': /^## /m,
    'signs.md': /^## /m,
    'numbers.md': /^## /m,
    'sources.md': /^- /m,
  }

  test('a line put in anywhere is in the knowledge or a problem', () => {
    fc.assert(
      fc.property(shipped, fc.nat(), before, (page, nat, marker) => {
        const lines = page.markdown.split('\n')
        const explained = page.markdown
          .slice(0, page.markdown.search(FIRST[page.file] ?? /^/))
          .split('\n').length
        const at = explained + (nat % (lines.length - explained))
        const text = lines.toSpliced(at, 0, `${marker}${TOKEN}`).join('\n')
        const checked = checkKnowledge(withMarkdown(page, text))
        const kept = checked.sound && JSON.stringify(checked.knowledge).toLowerCase().includes(TOKEN)
        expect(kept || !checked.sound).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})
