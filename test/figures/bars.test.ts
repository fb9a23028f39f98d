import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawBars, sayBars, type BarChart } from '../../src/figures/bars.ts'
import { readXml, type Tag } from './xml.ts'

const WEEK: BarChart = {
  title: 'Most people in one break of each day',
  bars: [
    { label: 'Mon', value: 4 },
    { label: 'Tue', value: 8 },
    { label: 'Wed' },
    { label: 'Thu', value: 6 },
  ],
  hidden: 'fewer than 3',
}
/** As many bars as there are values, of which "nothing" is hidden. */
const chartOf = (...values: readonly (number | undefined)[]): BarChart => ({
  ...WEEK,
  bars: values.map((value, index) => ({ label: `D${index}`, ...(value === undefined ? {} : { value }) })),
})

const tagsOf = (chart: BarChart) => readXml(drawBars(chart))
const number = (tag: Tag | undefined, name: string) => Number(tag?.attributes[name])
const named = (tags: readonly Tag[], name: string) => tags.filter((tag) => tag.name === name)
const wordsOf = (chart: BarChart) => named(tagsOf(chart), 'text')
/** The first one is the paper. */
const barsOf = (chart: BarChart) => named(tagsOf(chart), 'rect').slice(1)
const heights = (chart: BarChart) => barsOf(chart).map((bar) => number(bar, 'height'))

describe('a bar chart', () => {
  test('says what it shows to whoever does not see it', () => {
    const tags = tagsOf(WEEK)
    expect(tags[0]).toMatchObject({ name: 'svg', attributes: { role: 'img', viewBox: '0 0 480 200' } })
    expect(tags.slice(1, 3).map(({ name, text }) => [name, text])).toEqual([
      ['title', 'Most people in one break of each day'],
      ['desc', 'Most people in one break of each day: Mon 4, Tue 8, Wed fewer than 3, Thu 6.'],
    ])
  })

  test('has its values above the bars, the labels below, and what a hidden one means', () => {
    expect(wordsOf(WEEK).map(({ text }) => text)).toEqual([
      'Most people in one break of each day',
      '– fewer than 3',
      ...['4', 'Mon', '8', 'Tue', '–', 'Wed', '6', 'Thu'],
    ])
    for (const [index, bar] of barsOf(WEEK).entries()) {
      const [value, label] = wordsOf(WEEK).slice(2 + index * 2)
      const middle = number(bar, 'x') + number(bar, 'width') / 2
      expect(number(value, 'x')).toBeCloseTo(middle, 1)
      expect(number(label, 'x')).toBeCloseTo(middle, 1)
      expect(number(value, 'y')).toBeLessThan(number(bar, 'y'))
      expect(number(label, 'y')).toBeGreaterThan(number(bar, 'y') + number(bar, 'height'))
    }
  })

  test('tells of hidden ones only where there are some', () => {
    expect(drawBars(chartOf(3, 4))).not.toContain('fewer')
  })

  test('loads nothing and runs nothing', () => {
    const names = tagsOf(WEEK).map(({ name }) => name)
    expect([...new Set(names)]).toEqual(['svg', 'title', 'desc', 'rect', 'text', 'line'])
    expect(drawBars(WEEK).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|@import/)
  })
})

describe('bars', () => {
  test.each<[string, readonly (number | undefined)[], readonly number[]]>([
    ['the highest fills the room, the others their part of it', [4, 8, 6], [41, 82, 61.5]],
    ['a single one fills it', [3], [82]],
    ['nothing is no bar', [0, 5], [0, 82]],
    ['nothing everywhere divides by nothing', [0, 0], [0, 0]],
    ['a hidden one is low whatever the others are', [undefined, 1000], [16, 82]],
    ['and where all of them are', [undefined, undefined], [16, 16]],
  ])('%s', (_, values, high) => {
    expect(heights(chartOf(...values))).toEqual(high)
  })

  test('are in proportion, stand on one line and side by side, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 14 }), (values) => {
        const bars = barsOf(chartOf(...values))
        const most = Math.max(...values)
        let right = 0
        for (const [index, bar] of bars.entries()) {
          expect(number(bar, 'height')).toBeCloseTo(most === 0 ? 0 : (82 * (values[index] ?? 0)) / most, 1)
          expect(number(bar, 'y') + number(bar, 'height')).toBeCloseTo(164, 1)
          expect(number(bar, 'x')).toBeGreaterThan(right)
          right = number(bar, 'x') + number(bar, 'width')
        }
        expect(right).toBeLessThan(480)
      }),
    )
  })
})

/** Letters as wide as they are in the widest font (DejaVu Sans in bold, with emoji), in parts of their size. */
const WIDTHS: Readonly<Record<string, number>> = {
  W: 1.103,
  M: 0.995,
  m: 1.042,
  w: 0.924,
  '@': 1,
  '%': 1.002,
  a: 0.675,
  i: 0.343,
  '8': 0.696,
  ' ': 0.348,
  世: 1,
  '🙂': 1.28,
  '&': 0.872,
  '<': 0.838,
}

test('no words leave the picture or run into those beside them, however long they are', () => {
  const words = fc
    .array(fc.constantFrom(...Object.keys(WIDTHS)), { maxLength: 200 })
    .map((all) => all.join(''))
  const bar = fc.record({ label: words, value: fc.nat() }, { requiredKeys: ['label'] })
  fc.assert(
    fc.property(words, words, fc.array(bar, { maxLength: 7 }), (title, hidden, bars) => {
      const lines = new Map<string, number>()
      for (const tag of wordsOf({ title, hidden, bars })) {
        const { 'text-anchor': anchor, y = '', x } = tag.attributes
        const width =
          number(tag, 'font-size') * [...tag.text].reduce((sum, letter) => sum + (WIDTHS[letter] ?? 0.7), 0)
        const left = Number(x) - (anchor === 'middle' ? width / 2 : 0)
        expect(left).toBeGreaterThanOrEqual(lines.get(y) ?? 0)
        // Its size is rounded to a hundredth, which many letters add up.
        const slack = 0.005 * 1.3 * [...tag.text].length
        lines.set(y, left + width - slack)
        expect(left + width - slack).toBeLessThanOrEqual(480)
        expect(Number(y)).toBeGreaterThan(number(tag, 'font-size') * 0.8)
        expect(Number(y)).toBeLessThan(200 - number(tag, 'font-size') * 0.25)
      }
    }),
  )
})

describe('words that are no words', () => {
  test.each([
    ['tags', '</text><script>alert(1)</script>'],
    ['quotes', `" onload="alert(1)" x='`],
    ['entities', '&lt; &#0; &nbsp;'],
    ['the end of a comment and of a section', '--> ]]>'],
  ])('%s stay words', (_, text) => {
    const chart = { title: text, hidden: text, bars: [{ label: text }] }
    expect(wordsOf(chart).map((tag) => tag.text)).toEqual([text, `– ${text}`, '–', text])
  })

  test('whatever they are, the picture is XML and the same each time', () => {
    const any = fc.string({ unit: 'binary' })
    const broken = fc.oneof(any, fc.constantFrom('\ud800', '\u0000', '\u001b[31m', '\uffff', '\udc00x'))
    const bar = fc.record({ label: broken, value: fc.nat() }, { requiredKeys: ['label'] })
    fc.assert(
      fc.property(broken, fc.array(bar, { maxLength: 8 }), (text, bars) => {
        const chart = { title: text, hidden: text, bars }
        expect(readXml(drawBars(chart))).not.toEqual([])
        expect(drawBars(structuredClone(chart))).toBe(drawBars(chart))
      }),
      { numRuns: 500 },
    )
  })
})

/** WCAG 2.2: relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [a, b].map(luminance).toSorted((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test('it is read on any page: words stand out from its own paper by 7 to 1 or more, bars by 3 to 1', () => {
  const [paper, ...bars] = named(tagsOf(WEEK), 'rect')
  const ground = paper?.attributes.fill ?? ''
  expect(number(paper, 'width')).toBe(479)
  for (const { attributes } of wordsOf(WEEK)) {
    expect(contrast(attributes.fill ?? '', ground)).toBeGreaterThanOrEqual(7)
  }
  for (const { attributes } of bars) {
    const { fill = '', stroke = fill } = attributes
    expect(contrast(stroke, ground)).toBeGreaterThanOrEqual(3)
  }
})

test('in words', () => {
  expect(sayBars(chartOf(3, undefined))).toBe('Most people in one break of each day: D0 3, D1 fewer than 3.')
})
