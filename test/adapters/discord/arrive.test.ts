import { expect, test } from 'vitest'
import { createArrive, type Way } from '../../../adapters/discord/say/arrive.ts'

/** Ways that are tried in a world where nobody has to wait; whoever leaves does so at a wait. */
function tried({ leavesAt = Infinity } = {}) {
  const waits: number[] = []
  const failures: unknown[] = []
  const leaving = new AbortController()
  const arrive = createArrive({
    clock: {
      async wait(ms) {
        waits.push(ms)
        if (waits.length === leavesAt) leaving.abort()
      },
    },
    leaving: leaving.signal,
    failed: (mistake) => failures.push(mistake),
  })
  return { by: arrive.by, waits, failures }
}

const closed: Way = async () => {
  throw new Error('closed')
}
const open: Way = async () => {}

test('the first way that is open is taken, and what failed before is told', async () => {
  const { by, waits, failures } = tried()
  expect(await by(closed, open, closed)).toBe(1)
  expect([waits, failures.length]).toEqual([[], 1])
})

test('a way that leads nowhere is left after a while, and nothing is sent on it any more', async () => {
  const signals: AbortSignal[] = []
  const silent: Way = (signal) => {
    signals.push(signal)
    return new Promise(() => {})
  }
  expect(await tried().by(silent, open)).toBe(1)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

test('all ways are tried again for some minutes, and not for ever', async () => {
  const { by, waits, failures } = tried()
  expect(await by(closed, closed)).toBeUndefined()
  const minutes = waits.reduce((sum, wait) => sum + wait, 0) / 60_000
  expect(minutes).toBeGreaterThan(2)
  expect(minutes).toBeLessThan(10)
  expect(failures).toHaveLength(2 * (waits.length + 1))
})

test('whoever leaves tries all ways once more', async () => {
  const { by, waits, failures } = tried({ leavesAt: 2 })
  expect(await by(closed)).toBeUndefined()
  expect([waits.length, failures.length]).toEqual([2, 3])
})
