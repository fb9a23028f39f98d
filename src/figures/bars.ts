import { FONTS, lettering, px } from './lettering.ts'
import { escapeXml } from './xml.ts'

/** One bar: a count, or nothing where it is not to be shown. */
type Bar = { readonly label: string; readonly value?: number }

/** A small bar chart. */
export type BarChart = {
  readonly title: string
  readonly bars: readonly Bar[]
  /** What a bar without a value stands for: "fewer than 3". */
  readonly hidden: string
}

// A picture of this size in px, on paper of its own: it reads the same on a light and on a dark page.
const WIDTH = 480
const HEIGHT = 200
const MARGIN = 24
const ROOM = WIDTH - 2 * MARGIN
const TITLE = 30
const LEGEND = 48
/** Where the highest bar ends, and where all of them stand. */
const TOP = 82
const GROUND = 164
const LABELS = 184
const WIDEST_BAR = 44
const HIDDEN_BAR = 16

const PAPER = '#fbfaf6'
const EDGE = '#d5dcd8'
const INK = '#1d2b29'
const QUIET = '#43534f'
const FILL = '#0f766e'

const HIDDEN = '–'

/** The chart as a picture in SVG: the same chart is the same picture, byte for byte. */
export function drawBars(chart: BarChart): string {
  const { title, bars, hidden } = chart
  const slot = ROOM / Math.max(1, bars.length)
  const most = Math.max(0, ...bars.map(({ value = 0 }) => value))
  const heading = { x: MARGIN, width: ROOM, anchor: 'start' } as const
  const hasHidden = bars.some(({ value }) => value === undefined)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${FONTS}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(sayBars(chart))}</desc>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="10" fill="${PAPER}" stroke="${EDGE}"/>`,
    lettering(title, { ...heading, y: TITLE, size: 16, colour: INK, isBold: true }),
    ...(hasHidden
      ? [lettering(`${HIDDEN} ${hidden}`, { ...heading, y: LEGEND, size: 12, colour: QUIET })]
      : []),
    ...bars.map((bar, index) => drawBar(bar, { x: MARGIN + slot * (index + 0.5), slot, most })),
    `<line x1="${MARGIN}" y1="${GROUND}" x2="${WIDTH - MARGIN}" y2="${GROUND}" stroke="${QUIET}"/>`,
    '</svg>',
  ].join('\n')
}

/** The chart in one sentence: "People on each day: Mon 4, Tue 6, Wed fewer than 3." */
export function sayBars({ title, bars, hidden }: BarChart): string {
  return `${title}: ${bars.map(({ label, value }) => `${label} ${value ?? hidden}`).join(', ')}.`
}

type Spot = {
  /** Its middle. */
  readonly x: number
  /** Its room from left to right. */
  readonly slot: number
  /** The value of the highest bar. */
  readonly most: number
}

function drawBar({ label, value }: Bar, { x, slot, most }: Spot): string {
  const isHidden = value === undefined
  const width = Math.min(WIDEST_BAR, slot * 0.62)
  // What is hidden is as high whatever it is.
  const height = isHidden ? HIDDEN_BAR : most === 0 ? 0 : ((GROUND - TOP) * value) / most
  const top = GROUND - height
  const box = `x="${px(x - width / 2)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" rx="3"`
  const look = isHidden ? `fill="none" stroke="${QUIET}" stroke-dasharray="4 3"` : `fill="${FILL}"`
  const middle = { x, width: slot * 0.94, anchor: 'middle', colour: INK } as const
  return [
    `<rect ${box} ${look}/>`,
    lettering(isHidden ? HIDDEN : String(value), { ...middle, y: top - 7, size: 15, isBold: true }),
    lettering(label, { ...middle, y: LABELS, size: 13 }),
  ].join('\n')
}
