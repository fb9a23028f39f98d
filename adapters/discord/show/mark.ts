import { createHash } from 'node:crypto'

/** What a nonce may have, in characters. */
const NONCE = 25

/** The same for the same delivery: Discord gives the message that it has already for it, for some minutes. */
export function nonceOf(delivery: string): string {
  return digest(delivery).toString('base64url').slice(0, NONCE)
}

/**
 * By what a message is known again in the history, where its nonce is not shown: the ids of its first components, which
 * are any numbers from 1 to 2^31 - 1 that no other component of it has.
 */
export type Mark = { readonly container: number; readonly first: number }

export function markOf(delivery: string): Mark {
  const bytes = digest(delivery)
  const container = numberIn(bytes.readUInt32BE(4))
  const first = numberIn(bytes.readUInt32BE(8))
  return { container, first: first === container ? first ^ FURTHER : first }
}

export function isSameMark(one: Mark | undefined, other: Mark): boolean {
  return one?.container === other.container && one.first === other.first
}

/** Far from the small numbers that Discord gives to components without an id. */
function numberIn(random: number): number {
  return FURTHER | (random >>> 2)
}
const FURTHER = 2 ** 30

/** The mark of a message as Discord shows it; nothing where it has none. */
export function markIn(components: readonly unknown[] | undefined): Mark | undefined {
  const [outer] = (components ?? []) as readonly Marked[]
  const [inner] = outer?.components ?? []
  if (typeof outer?.id !== 'number' || typeof inner?.id !== 'number') return undefined
  if (outer.id < FURTHER || inner.id < FURTHER) return undefined
  return { container: outer.id, first: inner.id }
}

type Marked = { readonly id?: number; readonly components?: readonly { readonly id?: number }[] }

function digest(delivery: string): Buffer {
  return createHash('sha256').update(delivery).digest()
}
