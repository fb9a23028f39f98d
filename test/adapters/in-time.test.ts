import { expect, test } from 'vitest'
import { inTime } from '../../adapters/clock/in-time.ts'
import { manualClock } from './manual-clock.ts'

test('what comes in time is given, what does not is nothing, and what fails rejects', async () => {
  const clock = manualClock(0)
  const wait = (ms: number, signal?: AbortSignal) => clock.wait(ms, signal)
  expect(await inTime(Promise.resolve('there'), 10, wait)).toBe('there')
  const never = inTime(new Promise(() => {}), 10, wait)
  await clock.advance(10)
  expect(await never).toBeUndefined()
  await expect(inTime(Promise.reject(new Error('no')), 10, wait)).rejects.toEqual(new Error('no'))
})

test('nobody waits on once it is there', async () => {
  let signal: AbortSignal | undefined
  await inTime(Promise.resolve(), 10, (_, given) => {
    signal = given
    return new Promise(() => {})
  })
  expect(signal?.aborted).toBe(true)
})
