/** The first ms of the ids that Discord gives, since 1970. */
const EPOCH = 1_420_070_400_000
/** So many ids fit one ms here: more than any test has messages. */
const NUMBERS = 22n

/** An id that tells when it was given (ms since 1970); the number, below four million, makes it the only one. */
export function snowflake(at: number, number: number): string {
  return String((BigInt(Math.max(0, Math.floor(at) - EPOCH)) << NUMBERS) | BigInt(number))
}

/** When an id was given, in ms since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> NUMBERS) + EPOCH
}

/** What tells it from others of the same ms. */
export function numberOf(id: string): number {
  return Number(BigInt(id) & ((1n << NUMBERS) - 1n))
}

/** Numbers of people, channels and interactions; messages have those below. */
const FIRST_OF_OTHERS = 2 ** 21

/** Gives ids for whatever is no message. */
export function createIds(now: () => number): () => string {
  let next = FIRST_OF_OTHERS
  return () => snowflake(Math.max(now(), EPOCH), next++)
}
