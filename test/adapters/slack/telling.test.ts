import { webApi } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { createTelling } from '../../../adapters/slack/say/telling.ts'
import { manualClock } from '../manual-clock.ts'

const MINUTE = 60_000

/** Ways that each fail as they are told to before they are open, and when they were tried. */
function world(...failures: readonly (readonly unknown[])[]) {
  const clock = manualClock(0)
  const tried: (readonly [way: number, at: number])[] = []
  const ways = failures.map((mistakes, way) => {
    const left = [...mistakes]
    return async () => {
      tried.push([way, clock.passed()])
      const mistake = left.shift()
      if (mistake !== undefined) throw mistake
    }
  })
  const heard: string[] = []
  const telling = createTelling({ clock, wrong: (during) => void heard.push(during) })
  return { clock, tried, ways, telling, heard }
}

const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error } as never)
const busy = (seconds: number) => new webApi.WebAPIRateLimitedError(seconds)
const lost = new TypeError('fetch failed')
const always = (mistake: unknown) => Array.from({ length: 100 }, () => mistake)

describe('by any way', () => {
  test('the first that is open is gone, and none twice', async () => {
    const { telling, ways, tried, heard } = world([lost], [], [])
    expect(await telling.byAnyWay(ways)).toBe(true)
    expect(tried).toEqual([
      [0, 0],
      [1, 0],
    ])
    expect(heard).toEqual(['answering privately'])
  })

  test('where none is open, that is all', async () => {
    const { telling, ways } = world([lost], [busy(1)])
    expect(await telling.byAnyWay(ways)).toBe(false)
  })
})

describe('surely', () => {
  test('goes on with what is not refused, twice as long apart each time', async () => {
    const { telling, ways, tried, clock } = world(always(refused('user_not_in_channel')), [lost, lost, lost])
    const told = telling.surely(ways)
    await clock.advance(MINUTE)
    expect(await told).toBe(true)
    expect(tried).toEqual([
      [0, 0],
      [1, 0],
      [1, 1_000],
      [1, 3_000],
      [1, 7_000],
    ])
  })

  test('waits as long as Slack says, and keeps the other ways from no try', async () => {
    const { telling, ways, tried, clock } = world([busy(30)], [lost, lost, lost, lost, lost])
    const told = telling.surely(ways)
    await clock.advance(MINUTE)
    expect(await told).toBe(true)
    expect(tried.filter(([way]) => way === 0)).toEqual([
      [0, 0],
      [0, 31_000],
    ])
    expect(tried.filter(([way]) => way === 1)).toHaveLength(5)
  })

  test('tries again what is refused everywhere, and gives up after some minutes', async () => {
    const { telling, ways, tried, clock } = world(always(refused('token_revoked')))
    const told = telling.surely(ways)
    await clock.advance(20 * MINUTE)
    expect(await told).toBe(false)
    expect(tried.length).toBeGreaterThan(8)
    expect(tried.at(-1)?.[1]).toBeLessThanOrEqual(8 * MINUTE)
  })

  test('tries once more where Limber leaves, and waits for nobody who does not let go', async () => {
    const { telling, ways, tried, clock } = world([lost])
    const told = telling.surely(ways)
    const stuck = telling.surely([() => (clock.passed() < 10 ? Promise.reject(lost) : new Promise(() => {}))])
    await clock.advance(500)
    telling.stop()
    expect(await told).toBe(true)
    expect(tried).toEqual([
      [0, 0],
      [0, 500],
    ])
    await clock.advance(3_000)
    expect(await stuck).toBe(false)
  })

  test('is bounded', async () => {
    const { telling, clock } = world()
    let tries = 0
    const failing = async () => {
      tries++
      throw lost
    }
    const all = Array.from({ length: 201 }, () => telling.surely([failing]))
    await clock.advance(1_000)
    expect(tries).toBe(201 + 200)
    telling.stop()
    await Promise.all(all)
  })
})
