/** Tells what came before from what is new: platforms deliver some things twice. */
export type Once = {
  /** Whether a thing is new; from then on it is not. */
  isNew(id: string): boolean
  /** A thing is new again: nothing came of it. */
  again(id: string): void
}

/** Remembers so many things at most; the oldest are forgotten first. */
export function createOnce(most = MOST): Once {
  const seen = new Set<string>()
  return {
    isNew(id) {
      if (seen.has(id)) return false
      seen.add(id)
      if (seen.size > most) seen.delete(seen.values().next().value ?? '')
      return true
    },
    again: (id) => void seen.delete(id),
  }
}

/** Slack repeats an event for an hour at most; nobody hears so many in that time but in a flood. */
const MOST = 10_000
