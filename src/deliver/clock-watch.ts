import type { DeliveryPorts } from './ports.ts'
import type { Timing } from './timing.ts'

/** Looks after the clock, which somebody may set, or which goes on alone while the machine sleeps. */
export type ClockWatch = {
  /** Puts right what was told by a clock that was wrong; to be called often, and again where it rejects. */
  look(): Promise<void>
  /** By so much, in ms, the clock may have been wrong at times: nobody knows whether before its steps or after them. */
  off(): number
  /** Whether leases can be trusted: for as long as one lasts after a step forwards they seem to be over too soon. */
  isSteady(): boolean
}

/** How far the clock is ahead of what passed, and when that was; all in ms, each by its own beginning. */
type Look = { readonly ahead: number; readonly passed: number }

/** `wentBack` is told to which instant the clock was set back (ms since 1970), and again until it does not reject. */
export function createClockWatch(
  { store, now, passed, hear }: Pick<DeliveryPorts, 'store' | 'now' | 'passed' | 'hear'>,
  { step, jump, lease }: Pick<Timing, 'step' | 'jump' | 'lease'>,
  wentBack: (to: number) => Promise<unknown>,
): ClockWatch {
  /** At the start, or at the last step: many small ones are a large one. */
  let before: number | undefined
  let off = 0
  /** How far the clock was ahead of what passed, at the looks of the last lease and the one before them. */
  let looks: readonly Look[] = []
  let isStarting = true
  /** Where the clock was set back to, as long as what it told before is not put right. */
  let backTo: number | undefined

  const current = (): Look => ({ ahead: now() - passed(), passed: passed() })

  function sinceLease({ passed }: Look): readonly Look[] {
    const first = looks.findLastIndex((look) => look.passed <= passed - lease)
    return looks.slice(Math.max(first, 0))
  }

  function notice(): void {
    const at = current()
    looks = [...sinceLease(at), at]
    before ??= at.ahead
    const by = Math.round(at.ahead - before)
    if (Math.abs(by) < step) return
    hear({ event: 'clock', by })
    before = at.ahead
    off = Math.min(off + Math.abs(by), MOST_OFF)
    if (by < 0) backTo = Math.min(backTo ?? Infinity, now())
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
      return looks.length > 0 && sinceLease(at).every(({ ahead }) => at.ahead - ahead < jump)
    },
  }
}

/** Nobody looks for a message further back because of a clock that was set, in ms. */
const MOST_OFF = 24 * 60 * 60_000
