import { printable } from '../terminal/console.ts'

/** Node says more of an unknown option than anybody wants to know. */
export function sayOption(error: unknown): string {
  const [, option] = /'(--?[\w-]+)/.exec((error as Error).message) ?? []
  return option === undefined
    ? (error as Error).message
    : `"${printable(option)}" is no option, or its value is missing.`
}
