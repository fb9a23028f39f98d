import type { Busy, Chat, Edited, Found, Outgoing, Pace, Refused, Sent } from '../../src/deliver/chat.ts'
import type { Document } from '../../src/document.ts'
import { placeKey, type Place } from '../../src/place.ts'

/** What befalls one request to post. */
export type Happening =
  | 'posted'
  /** It stands there, and nobody says so. */
  | 'answer lost'
  | 'request lost'
  /** Nobody says so, and it comes to stand there when the test lets it. */
  | 'arrives later'
  | Busy
  | Refused
  | Extract<Sent, { readonly is: 'rejected' }>

/** A message as the members of a place see it. */
export type SeenHere = {
  readonly message: string
  readonly delivery: string
  readonly place: Place
  /** As it stands now. */
  readonly document: Document
  readonly edits: number
}

/** What was asked, in order. */
export type Asked =
  | { readonly do: 'send' | 'find'; readonly delivery: string; readonly within: number }
  | { readonly do: 'edit'; readonly message: string; readonly within: number }

/** What a fake chat is to be like. */
export type MemoryChatWish = {
  readonly platform?: string
  readonly pace?: Partial<Pace>
  readonly knowsAgainFor?: number
  readonly onlyPerson?: string
  /** Ms since 1970. */
  readonly now: () => number
  /** What befalls a request to post, by its delivery and how many were sent of it before; "posted" without it. */
  readonly happens?: (message: Outgoing, before: number) => Happening
  /** What is said instead of what is found. */
  readonly finds?: (delivery: string) => Found | undefined
  /** What is said instead of editing. */
  readonly edits?: (message: string) => Edited | undefined
}

/** A chat within this process, with nothing left to chance. */
export type MemoryChat = Chat & {
  seen(): readonly SeenHere[]
  asked(): readonly Asked[]
  /** Lets everything come to stand there that was to arrive later. */
  letArrive(): void
}

export function createMemoryChat({
  platform = 'slack',
  pace = {},
  knowsAgainFor = 0,
  onlyPerson,
  now,
  happens = () => 'posted',
  finds = () => undefined,
  edits = () => undefined,
}: MemoryChatWish): MemoryChat {
  const seen: (SeenHere & { readonly at: number })[] = []
  const asked: Asked[] = []
  let onTheirWay: readonly Outgoing[] = []

  function post({ delivery, place, document }: Outgoing): string {
    const first = seen.find((one) => one.delivery === delivery && now() - one.at < knowsAgainFor)
    if (first !== undefined) return first.message
    const message = `M${seen.length + 1}`
    seen.push({ message, delivery, place, document, edits: 0, at: now() })
    return message
  }

  return {
    platform,
    pace: { perSecond: 1_000, atOnce: 100, perPlace: 0, ...pace },
    knowsAgainFor,
    ...(onlyPerson === undefined ? {} : { onlyPerson }),

    async send(outgoing, within) {
      const { delivery } = outgoing
      const before = asked.filter((one) => one.do === 'send' && one.delivery === delivery).length
      asked.push({ do: 'send', delivery, within })
      const happening = happens(outgoing, before)
      switch (happening) {
        case 'posted':
          return { is: 'posted', message: post(outgoing) }
        case 'answer lost':
          post(outgoing)
          return { is: 'unknown', why: happening }
        case 'arrives later':
          onTheirWay = [...onTheirWay, outgoing]
          return { is: 'unknown', why: happening }
        case 'request lost':
          return { is: 'unknown', why: happening }
        default:
          return happening
      }
    },

    async find(delivery, place, ago, within) {
      asked.push({ do: 'find', delivery, within })
      const said = finds(delivery)
      if (said !== undefined) return said
      const there = seen.find((one) => one.delivery === delivery && one.at >= now() - ago && isIn(one, place))
      return there === undefined ? { is: 'absent' } : { is: 'there', message: there.message }
    },

    async edit(message, place, document, within) {
      asked.push({ do: 'edit', message, within })
      const said = edits(message)
      if (said !== undefined) return said
      const index = seen.findIndex((one) => one.message === message && isIn(one, place))
      const old = seen[index]
      if (old === undefined) return { is: 'refused', why: 'the message is gone' }
      seen[index] = { ...old, document, edits: old.edits + 1 }
      return { is: 'edited' }
    },

    seen: () => seen.map(({ at: _, ...rest }) => rest),
    asked: () => [...asked],
    letArrive() {
      for (const outgoing of onTheirWay) post(outgoing)
      onTheirWay = []
    },
  }
}

function isIn(seen: SeenHere, place: Place): boolean {
  return placeKey(seen.place) === placeKey(place) && seen.place.isDirect === place.isDirect
}
