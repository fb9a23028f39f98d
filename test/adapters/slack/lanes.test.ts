import { webApi } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { createLanes, Crowded } from '../../../adapters/slack/say/lanes.ts'
import { manualClock } from '../manual-clock.ts'

const tooMany = (seconds: number) => new webApi.WebAPIRateLimitedError(seconds)

/** Work that is refused so often before it is done, and when it was asked. */
function refusedFirst(times: number, seconds: number, clock: { passed(): number }) {
  const asked: number[] = []
  const work = async () => {
    asked.push(clock.passed())
    if (asked.length <= times) throw tooMany(seconds)
    return 'done'
  }
  return { asked, work }
}

describe('a row of requests', () => {
  test('goes in order, and waits as long as Slack says', async () => {
    const clock = manualClock(0)
    const lanes = createLanes(clock)
    const { asked, work } = refusedFirst(1, 3, clock)
    const order: string[] = []
    const first = lanes.run('C1', work).then(() => order.push('first'))
    const second = lanes.run('C1', async () => order.push('second'))
    const other = lanes.run('C2', async () => order.push('other'))
    await other
    expect(order).toEqual(['other'])
    const start = asked[0] ?? 0
    await clock.advance(3_000)
    await Promise.all([first, second])
    expect(order).toEqual(['other', 'first', 'second'])
    expect(asked.map((at) => at - start)).toEqual([0, 3_000])
  })

  test('gives up what would come too late, and whatever fails otherwise at once', async () => {
    const clock = manualClock(0)
    const lanes = createLanes(clock)
    await expect(lanes.run('C1', refusedFirst(1, 60, clock).work)).rejects.toBeInstanceOf(
      webApi.WebAPIRateLimitedError,
    )
    await expect(lanes.run('C1', async () => 'later')).rejects.toBeInstanceOf(Crowded)
    let asked = 0
    const failing = lanes.run('C2', async () => {
      asked++
      throw new TypeError('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(asked).toBe(1)
    await clock.advance(60_000)
    await expect(lanes.run('C1', async () => 'later')).resolves.toBe('later')
  })

  test('gives up as well what waited too long for those before it', async () => {
    const clock = manualClock(0)
    const lanes = createLanes(clock)
    const slow = lanes.run('C1', () => clock.wait(20_001))
    const outcome = expect(lanes.run('C1', async () => 'late')).rejects.toBeInstanceOf(Crowded)
    await clock.advance(20_001)
    await slow
    await outcome
    await expect(lanes.run('C1', async () => 'later')).resolves.toBe('later')
  })

  test('is not endless', async () => {
    const lanes = createLanes(manualClock(0))
    const never = Promise.withResolvers<void>()
    const waiting = Array.from({ length: 60 }, () =>
      lanes
        .run('C1', () => never.promise)
        .then(
          () => 1,
          () => 0,
        ),
    )
    never.resolve()
    const done = await Promise.all(waiting)
    expect(done.filter((one) => one === 1)).toHaveLength(50)
  })

  test('waits for nothing any more once Limber leaves', async () => {
    const clock = manualClock(0)
    const lanes = createLanes(clock)
    const waiting = lanes.run('C1', refusedFirst(1, 10, clock).work)
    const outcome = expect(waiting).rejects.toBeInstanceOf(Crowded)
    await clock.advance(0)
    lanes.stop()
    await outcome
  })
})
