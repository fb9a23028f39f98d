/** A message as the members of a channel see it. */
export type Seen = {
  /** The platform's id of the message. */
  readonly message: string
  readonly channel: string
  /** The delivery that it says it is. */
  readonly delivery: string
  /** When it came to stand there, in ms since 1970. */
  readonly at: number
  /** When whoever posted it decided to, and when that reached the platform, in ms since 1970. */
  readonly askedAt: number
  readonly arrivedAt: number
  readonly text: string
  readonly edits: readonly { readonly at: number; readonly text: string }[]
}

/** What stands in the channels of a platform. */
export type Channels = {
  /** Puts a message into a channel, whether or not the same delivery stands there already. */
  post(message: Omit<Seen, 'message' | 'edits'>): Seen
  /** False where there is no such message. */
  edit(message: string, channel: string, at: number, text: string): boolean
  /** The messages of a delivery in a channel, the oldest first. */
  of(delivery: string, channel: string): readonly Seen[]
  /** Everything, in the order in which it came. */
  all(): readonly Seen[]
}

export function createChannels(): Channels {
  const messages = new Map<string, Seen>()
  const byDelivery = new Map<string, readonly string[]>()
  return {
    post(posted) {
      const seen: Seen = { ...posted, message: `M${messages.size + 1}`, edits: [] }
      messages.set(seen.message, seen)
      byDelivery.set(seen.delivery, [...(byDelivery.get(seen.delivery) ?? []), seen.message])
      return seen
    },
    edit(message, channel, at, text) {
      const seen = messages.get(message)
      if (seen?.channel !== channel) return false
      messages.set(message, { ...seen, edits: [...seen.edits, { at, text }] })
      return true
    },
    of: (delivery, channel) =>
      (byDelivery.get(delivery) ?? []).flatMap((message) => {
        const seen = messages.get(message)
        return seen?.channel === channel ? [seen] : []
      }),
    all: () => [...messages.values()],
  }
}

/** Messages by the deliveries that stand somewhere more than once. */
export function doubled(seen: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const byDelivery = Map.groupBy(seen, ({ delivery }) => delivery)
  return new Map([...byDelivery].filter(([, messages]) => messages.length > 1))
}
