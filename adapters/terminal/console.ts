import type { Readable, Writable } from 'node:stream'
import type { Clock } from '../clock/clock.ts'

/** What a terminal command sees of the world. */
export type Console = {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly errors: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  /** The machine's time zone, by its IANA name. */
  readonly zone: string
  readonly clock: Clock
}

/** How text is laid out. */
export type Layout = { readonly columns: number; readonly colour: boolean }

const WIDEST = 100
const NARROWEST = 20
const WITHOUT_WINDOW = 80

/** The window's width within readable bounds; colours only on a terminal and never against NO_COLOR. */
export function layoutOf({ output, env }: Console): Layout {
  const columns = output.columns || WITHOUT_WINDOW
  return {
    columns: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    colour: output.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  }
}

/** Text that came from outside, without anything that could steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim()
}
