import type { DeliveryPorts } from './ports.ts'

/** Tells whoever runs Limber what went wrong; a mistake of the program in one delivery ends no other. */
export function hearTrouble(
  { hear, trouble }: Pick<DeliveryPorts, 'hear' | 'trouble'>,
  during: string,
  error: unknown,
): void {
  let why: string
  try {
    why = trouble(error)
  } catch {
    return hear({ event: 'trouble', during, why: 'there is a mistake in the program.', mistake: error })
  }
  hear({ event: 'trouble', during, why })
}
