import { escapeXml } from './xml.ts'

/** A line of words in a picture; lengths are in px. */
type Lettering = {
  readonly x: number
  /** Where the line is that the letters stand on. */
  readonly y: number
  readonly size: number
  /** They take no more room than this: what is longer is smaller. */
  readonly width: number
  readonly colour: string
  readonly anchor: 'start' | 'middle'
  readonly isBold?: boolean
}

/** Nothing but what every machine has: a picture loads no font. */
export const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"

/** Words as a piece of SVG. */
export function lettering(text: string, { x, y, size, width, colour, anchor, isBold }: Lettering): string {
  const fitting = Math.min(size, width / (widthOf(text) || 1))
  const weight = isBold ? ' font-weight="600"' : ''
  return `<text x="${px(x)}" y="${px(y)}" font-size="${px(fitting)}"${weight} fill="${colour}" text-anchor="${anchor}">${escapeXml(text)}</text>`
}

/** A length as it is written down: a hundredth of a px is finer than any screen, and the same on every machine. */
export function px(length: number): number {
  return Math.round(length * 100) / 100
}

// How wide letters are at most, in parts of their size: those of DejaVu Sans in bold, the widest of the fonts, and emoji.
const NARROW = /[a-ln-vx-z0-9 .,:;'"!()/–-]/
const AT_MOST = { narrow: 0.72, any: 1.3 } as const

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (NARROW.test(letter) ? AT_MOST.narrow : AT_MOST.any), 0)
}
