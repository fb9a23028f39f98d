import type { Library } from '../answer/library.ts'
import type { Document } from '../document.ts'
import type { Place } from '../place.ts'
import type { Break } from '../breaks/break.ts'
import { heeding } from '../breaks/plan.ts'
import { LATE, moveDue } from '../breaks/due.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { promptOf } from './prompt.ts'
import type { Rotation } from '../breaks/rotation.ts'

/** A prompt that fell due (ms since 1970) in a place. */
export type DuePrompt = { readonly place: Place; readonly dueAt: number; readonly document: Document }

const BATCH = 50

/** Whether a person told of a warning sign that is not settled, at a moment (ms since 1970). */
export type HasSign = (person: string, at: number) => boolean

/**
 * Every prompt that is to be posted now, one after the other: each counts as posted when the next one is asked for, so
 * whoever takes one posts it before going on.
 */
export async function* duePrompts({
  ports,
  rotation,
  library,
  hasSign,
  conditionsOf,
  onlyPerson,
}: {
  readonly ports: BreakPorts
  readonly rotation: Rotation
  readonly library: Library
  readonly hasSign: HasSign
  /** What a person told to take care of. */
  readonly conditionsOf: (person: string, at: number) => readonly string[]
  /** Everybody there is, where that is one person, as at a terminal. */
  readonly onlyPerson?: string | undefined
}): AsyncGenerator<DuePrompt> {
  const { store, now } = ports
  /** Nobody is asked to stretch who should be getting help. */
  const whyHeldBack = ({ isDirect, channel }: Place, at: number): string | undefined => {
    const person = isDirect ? channel : onlyPerson
    return person !== undefined && hasSign(person, at) ? 'a warning sign is not settled' : undefined
  }
  /** What comes to one person alone heeds what that one told of since. */
  const heedingPerson = (kept: Break, at: number): Break => {
    const { place } = kept
    const person = place.isDirect ? place.channel : onlyPerson
    const told = person === undefined ? [] : conditionsOf(person, at)
    return { ...kept, choosing: heeding(kept.choosing, told) }
  }
  await moveDue(ports)
  for (;;) {
    const waiting = await store.waiting(BATCH)
    if (waiting.length === 0) return
    for (const { id, breakId, place, dueAt } of waiting) {
      const kept = (await store.breaksIn(place)).find((one) => one.id === breakId)
      if (kept === undefined) {
        await store.settle(id, { state: 'failed', why: 'the break was removed' })
        continue
      }
      const why = now() - dueAt > LATE ? 'it is too late for it' : whyHeldBack(place, now())
      if (why !== undefined) {
        await store.settle(id, { state: 'failed', why })
        continue
      }
      const { document, shown } = await promptOf(heedingPerson(kept, now()), now(), {
        ports,
        rotation,
        library,
      })
      yield { place, dueAt, document }
      await store.settle(
        id,
        shown === undefined ? { state: 'failed', why: 'no exercise fits' } : { state: 'posted', shown },
      )
    }
  }
}
