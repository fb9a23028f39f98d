import type { Moment } from './attempt.ts'
import type { DeliveryPorts } from './ports.ts'
import type { Timing } from './timing.ts'

/** Looks after the machine's date, which somebody may set, or which goes on alone while the machine sleeps. */
export type ClockWatch = {
  /** Puts right what was told by a clock that was wrong; to be called often, and again where it rejects. */
  look(): Promise<void>
  /** By so much, in ms, the clock may have been wrong at times: nobody knows whether before its steps or after them. */
  off(): number
  /** Whether leases can be trusted: after a step forwards they seem to be over although what they cover is under way. */
  isSteady(): boolean
}

/** `wentBack` is told to which instant the clock was set back (ms since 1970), and again until it does not reject. */
export function createClockWatch(
  { store, now, passed, hear }: Pick<DeliveryPorts, 'store' | 'now' | 'passed' | 'hear'>,
  { step, jump, lease }: Pick<Timing, 'step' | 'jump' | 'lease'>,
  wentBack: (to: number) => Promise<unknown>,
): ClockWatch {
  /** At the start, or at the last step: many small ones are a large one. */
  let before: Moment | undefined
  let looked: Moment | undefined
  let off = 0
  let steadyFrom = -Infinity
  let isStarting = true
  /** Where the clock was set back to, as long as what it told before is not put right. */
  let backTo: number | undefined

  const current = (): Moment => ({ now: now(), passed: passed() })

  function notice(): void {
    const at = current()
    if (aheadSince(looked, at) >= jump) steadyFrom = at.passed + lease
    looked = at
    const by = aheadSince(before, at)
    before ??= at
    if (Math.abs(by) < step) return
    hear({ event: 'clock', by: Math.round(by) })
    before = at
    off = Math.min(off + Math.abs(by), MOST_OFF)
    if (by < 0) backTo = Math.min(backTo ?? Infinity, at.now)
  }

  return {
    /** Leases and times that were told by a clock which was ahead must keep nobody waiting for hours. */
    async look() {
      notice()
      if (!isStarting && backTo === undefined) return
      const freed = await store.free(now(), lease)
      // While nobody ran the clock may have been set back as well, which shows in what is there.
      if (isStarting && (freed > 0 || (await store.hasMissed(now())))) backTo ??= now()
      isStarting = false
      if (backTo !== undefined) await wentBack(backTo)
      backTo = undefined
    },
    off: () => off,
    isSteady() {
      const at = current()
      return at.passed >= steadyFrom && aheadSince(looked, at) < jump
    },
  }
}

/** By how many ms the date went on further than time did. */
function aheadSince(then: Moment | undefined, at: Moment): number {
  return then === undefined ? 0 : at.now - then.now - (at.passed - then.passed)
}

/** Nobody looks for a message further back because of a clock that was set, in ms. */
const MOST_OFF = 24 * 60 * 60_000
