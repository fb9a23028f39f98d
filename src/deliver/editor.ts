import type { Chat } from './chat.ts'
import type { Holds } from './holds.ts'
import type { Messages, Revision } from './messages.ts'
import { elapsed, type Moment } from './moment.ts'
import type { DeliveryPorts, EditClaim, Parting } from './ports.ts'
import type { Timing } from './timing.ts'

/** Edits messages that somebody holds, from a moment on; rejects where the store fails. */
export type Editor = {
  /** So that it says what counts by now. */
  revise(claim: EditClaim, since: Moment): Promise<void>
  /** So that it says that its break was removed. */
  part(parting: Parting, since: Moment): Promise<void>
}

/** What an editor works with. */
export type EditorWork = {
  readonly chat: Chat
  readonly ports: DeliveryPorts
  readonly messages: Messages
  readonly timing: Timing
  readonly holds: Holds
  /** Waits for the turn of a request, and takes it. */
  readonly turn: () => Promise<void>
}

/** How a message is edited: what it is to be by then, and what is written down of when it is to be edited next. */
type Edit = {
  readonly revision: () => Promise<Revision>
  readonly note: (next: number | undefined, now: number) => Promise<void>
}

export function createEditor({ chat, ports, messages, timing, holds, turn }: EditorWork): Editor {
  const { store, hear } = ports
  const { platform } = chat

  async function edit(
    { id, place, message }: Pick<Parting, 'id' | 'place' | 'message'>,
    since: Moment,
    { revision, note }: Edit,
  ): Promise<void> {
    await turn()
    const { document, next } = await revision()
    // What took so long may belong to somebody else soon, whose edit must not be followed by an older one.
    if (timing.lease - elapsed(since, ports) < timing.request + timing.margin) return
    const edited = await chat.edit(message, place, document, timing.request)
    switch (edited.is) {
      case 'edited':
        return note(next, ports.now())
      case 'busy':
        await holds.add(place, edited.scope, edited.wait)
        return note(Math.ceil(ports.now() + edited.wait), ports.now())
      case 'refused':
        return note(undefined, ports.now())
      case 'unknown':
        // An edit may be repeated: it comes again when its lease is over.
        hear({ event: 'unknown', delivery: id, platform, why: edited.why })
    }
  }

  return {
    revise: (claim, since) =>
      edit(claim, since, {
        revision: () => messages.revised(claim, ports.now()),
        note: (next, now) => store.edited(claim, next, now),
      }),
    part: (parting, since) =>
      edit(parting, since, {
        revision: async () => ({ document: messages.parted }),
        note: (again, now) => store.parted(parting, again, now),
      }),
  }
}
