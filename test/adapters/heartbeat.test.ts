import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startHeartbeat, type Beats } from '../../adapters/clock/heartbeat.ts'

/** Starts a heartbeat that notes what it does; each tick takes as long as `work`. */
function beating(work: () => Promise<void> = async () => {}) {
  const noted: string[] = []
  let atOnce = 0
  const beats: Beats = {
    async tick() {
      noted.push('tick')
      atOnce += 1
      if (atOnce > 1) noted.push('two at once')
      try {
        await work()
      } finally {
        atOnce -= 1
      }
    },
    async nightly() {
      noted.push('nightly')
    },
    stalled: () => noted.push('stalled'),
    failed: (during, error) => noted.push(`${during} failed: ${(error as Error).message}`),
  }
  const heartbeat = startHeartbeat(beats)
  onTestFinished(() => heartbeat.stop())
  return { noted, heartbeat }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20)
}

test('beats again and again until it is stopped, and then not any more', async () => {
  const { noted, heartbeat } = beating()
  await until(() => noted.length >= 2)
  await heartbeat.stop()
  const count = noted.length
  await sleep(2_100)
  expect(noted).toHaveLength(count)
  expect(new Set(noted)).toEqual(new Set(['tick']))
})

test('a tick that fails is heard of, and the next one comes', async () => {
  const { noted } = beating(async () => {
    throw new Error('no database')
  })
  await until(() => noted.filter((one) => one === 'tick failed: no database').length >= 2)
})

test('a tick that takes long has no other beside it, and stopping waits for it', async () => {
  let finish = () => {}
  let isFinished = false
  const { noted, heartbeat } = beating(async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    isFinished = true
  })
  await until(() => noted.includes('tick'))
  await sleep(2_500)
  expect(noted).toEqual(['tick'])
  const stopping = heartbeat.stop()
  finish()
  await stopping
  expect(isFinished).toBe(true)
})

test('where the process was too busy for a tick, that is heard of', async () => {
  const { noted } = beating()
  await until(() => noted.includes('tick'))
  const end = performance.now() + 3_500
  while (performance.now() < end);
  await until(() => noted.includes('stalled'))
})

const HOUR = 60 * 60_000

/** Sets the date of the machine, for this process; gives what sets it further. */
function movedDate(): (ms: number) => void {
  const RealDate = Date
  let ahead = 0
  class MovedDate extends RealDate {
    constructor(...given: readonly [] | readonly [number]) {
      super(given[0] ?? RealDate.now() + ahead)
    }
    static override now = () => RealDate.now() + ahead
  }
  vi.stubGlobal('Date', MovedDate)
  onTestFinished(() => void vi.unstubAllGlobals())
  return (ms) => void (ahead += ms)
}

test.each([
  ['back by hours', -2 * HOUR],
  ['back by a few seconds', -5_000],
  ['forward by hours', 8 * HOUR],
])('where the date is set %s it beats on, and says nothing of every second', async (_, ms) => {
  const move = movedDate()
  const { noted } = beating()
  await until(() => noted.includes('tick'))
  move(ms)
  noted.length = 0
  const end = performance.now() + 4_500
  await until(() => noted.filter((one) => one === 'tick').length >= 2 || performance.now() > end)
  expect(noted.filter((one) => one === 'tick').length).toBeGreaterThanOrEqual(2)
  expect(noted.filter((one) => one === 'stalled').length).toBeLessThanOrEqual(1)
})
