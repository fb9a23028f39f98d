import { nothingFits } from '../answer/breaks/prompt.ts'
import { BREAK_REMOVED } from '../answer/breaks/removed.ts'
import { fewerQuestion } from '../answer/breaks/fewer.ts'
import { stoppedNotice } from '../answer/breaks/stopped.ts'
import { breakName } from '../answer/breaks/said.ts'
import { weekDocument } from '../answer/breaks/week.ts'
import type { Library } from '../answer/library.ts'
import type { Break } from '../breaks/break.ts'
import { pauseAt } from '../breaks/days-off.ts'
import { fewerOf } from '../breaks/fewer.ts'
import { dateAt } from '../breaks/moment.ts'
import { heeding } from '../breaks/plan.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import type { Rotation } from '../breaks/rotation.ts'
import { weekAt } from '../breaks/week.ts'
import type { Document } from '../document.ts'
import type { Place } from '../place.ts'
import { afterClose } from './after-close.ts'
import type { Message, Messages, Withheld } from './messages.ts'
import type { Claim, ShownTurn } from './ports.ts'
import { closedPrompt, nextTurn, openPrompt } from './prompt.ts'
import { WINDOW } from './timing.ts'

/** What the messages of breaks stand on. */
export type MessageWork = {
  readonly ports: BreakPorts
  readonly rotation: Rotation
  readonly library: Library
  /** Whether a person told of a warning sign of which the store does not know yet, at a moment (ms since 1970). */
  readonly hasSign: (person: string, at: number) => boolean
  /** What a person told to take care of. */
  readonly conditionsOf: (person: string, at: number) => readonly string[]
  /** Heard when an exercise came to one person alone. */
  readonly showed: (person: string, place: Place, exercise: string, at: number) => void
  /** Everybody there is on a platform, where that is one person, as at a terminal. */
  readonly onlyPerson: (platform: string) => string | undefined
  /** What lets Limber into a channel of a platform again. */
  readonly lettingIn: (platform: string) => string | undefined
}

/** Whether what was due already was paused or left out since, before it could be posted. */
function isLeftOutSince({ kept: { daysOff, cadence }, dueAt }: Claim, now: number): boolean {
  return (
    pauseAt(daysOff, now) !== undefined ||
    daysOff.times.includes(dueAt) ||
    daysOff.dates.includes(dateAt(dueAt, cadence.zone))
  )
}

/** In ms. */
const HALF_A_WEEK = 3.5 * 24 * 60 * 60_000

/** What breaks say. */
export function createMessages(work: MessageWork): Messages {
  const { ports, rotation, library } = work
  const { deliveries } = ports
  const personIn = ({ isDirect, channel, platform }: Place) =>
    isDirect ? channel : work.onlyPerson(platform)

  /** Nobody is asked to stretch who should be getting help. */
  async function isHeldBack(place: Place, now: number): Promise<boolean> {
    const person = personIn(place)
    if (person === undefined) return false
    return work.hasSign(person, now) || (await deliveries.isSpared(person, now))
  }

  /** What comes to one person alone heeds what that one told of since. */
  function heedingPerson(kept: Break, place: Place, now: number): Break {
    const person = personIn(place)
    return person === undefined
      ? kept
      : { ...kept, choosing: heeding(kept.choosing, work.conditionsOf(person, now)) }
  }

  async function promptOf(claim: Claim, now: number): Promise<Message | Withheld> {
    const { id, place } = claim
    if (await isHeldBack(place, now)) return { withheld: 'a warning sign is not settled' }
    if (claim.kind === 'plan' && isLeftOutSince(claim, now)) return { withheld: 'it was paused or left out' }
    const kept = heedingPerson(claim.kept, place, now)
    const turn = turnBefore(claim, kept) ?? (await nextTurn({ ...kept, place }, now, work))
    if (turn === undefined) return { document: nothingFits(breakName(kept)) }
    const closesAt = now + WINDOW
    const document = openPrompt({ id, kept, place, turn, closesAt, done: 0 }, library)
    return { document, window: { turn, closesAt } }
  }

  /** What was about to be shown, or what was put off, unless it does not suit any more. */
  function turnBefore({ turn }: Claim, kept: Break): ShownTurn | undefined {
    const suits = rotation.fitting(kept.choosing).some(({ id }) => id === turn?.exercise)
    return suits ? turn : undefined
  }

  /** A week is due as it begins, and told when it is over. */
  async function weekOf({ kept, dueAt }: Claim, now: number): Promise<Message | Withheld> {
    if (kept.hasWeek !== true) return { withheld: 'its week is not told any more' }
    // Its middle lies in the same week wherever the break may have been moved since.
    const week = weekAt(dueAt + HALF_A_WEEK, kept.cadence.zone)
    const counted = await deliveries.counts(kept.id, week.from, now)
    if (counted.every(({ at }) => at >= week.until)) return { withheld: 'nothing came in that week' }
    return { document: weekDocument({ kept, week, counted }, { library, now }) }
  }

  function stoppedOf(kept: Break): Document {
    return stoppedNotice(kept, kept.stopped ?? '', work.lettingIn(kept.place.platform))
  }

  return {
    async of(claim, now) {
      switch (claim.kind) {
        case 'plan':
        case 'later':
          return promptOf(claim, now)
        case 'week':
          return weekOf(claim, now)
        case 'fewer':
          return { document: fewerQuestion(claim.kept, fewerOf(claim.kept.cadence)) }
        case 'stopped':
          return { document: stoppedOf(claim.kept) }
      }
    },

    posted({ place }, turn, now) {
      const person = personIn(place)
      if (person !== undefined && turn !== undefined) work.showed(person, place, turn.exercise, now)
    },

    async revised(prompt, now) {
      const isDone = prompt.place.isDirect && prompt.done > 0
      // Pages come and go, also while a prompt is open.
      const isKnown = library.hasPage('exercise', prompt.turn.exercise)
      if (now < prompt.closesAt && !isDone && isKnown) {
        return { document: openPrompt(prompt, library), next: prompt.closesAt }
      }
      if (prompt.kind === 'plan') await afterClose(prompt, now, ports)
      return { document: closedPrompt(prompt, library) }
    },

    parted: BREAK_REMOVED,
  }
}
