/** What time it is, and waiting for another. Ms since 1970, and ms of this clock. */
export type Clock = {
  now(): number
  /** Ms of this clock that have passed since whenever: they only grow, whatever it is set to. */
  passed(): number
  /** Resolves when this clock has gone on so far, and at once when the signal is or gets aborted; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

/** What a machine has to wait with. */
export type Machine = {
  /** Real ms that have passed since whenever: they only grow, whatever happens to the machine's date. */
  passed(): number
  /** Runs something so many real ms later, or a little earlier; gives what calls it off. */
  later(ms: number, run: () => void): () => void
}

/** A timer that is set to more goes off at once. */
export const LONGEST_TIMER = 2 ** 31 - 1

const REAL_MACHINE: Machine = {
  passed: () => performance.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** The machine's own clock. */
export function realClock(machine: Machine = REAL_MACHINE): Clock {
  return {
    now: () => Date.now(),
    passed: () => machine.passed(),
    wait: (ms, signal) => waitReal(ms, machine, signal),
  }
}

/** A clock that starts at an instant (ms since 1970) and runs so many times as fast as the real one. */
export function movedClock(
  { at, speed }: { readonly at: number; readonly speed: number },
  machine: Machine = REAL_MACHINE,
): Clock {
  const started = machine.passed()
  return {
    now: () => Math.round(at + (machine.passed() - started) * speed),
    passed: () => machine.passed() * speed,
    wait: (ms, signal) => waitReal(ms / speed, machine, signal),
  }
}

function waitReal(ms: number, machine: Machine, signal: AbortSignal | undefined): Promise<void> {
  const end = machine.passed() + ms
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    let callOff = () => {}
    const finish = () => {
      callOff()
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const goOn = () => {
      const left = end - machine.passed()
      // Written so that what is no number ends as well.
      if (!(left > 0)) return finish()
      callOff = machine.later(Math.min(Math.ceil(left), LONGEST_TIMER), goOn)
    }
    signal?.addEventListener('abort', finish)
    goOn()
  })
}
