import { describe, expect, test } from 'vitest'
import { createTelling, type Blocked, type Way } from '../../../adapters/messenger/telling.ts'
import { manualClock } from '../manual-clock.ts'

const MINUTE = 60_000
const PATIENCE = 1_500

/** A mistake that says what it means. */
class Mistake extends Error {
  readonly means: Blocked
  constructor(means: Blocked) {
    super(means.is)
    this.means = means
  }
}

const refused = new Mistake({ is: 'refused' })
const busy = (wait: number) => new Mistake({ is: 'busy', wait })
const lost = new Mistake({ is: 'unknown' })
const always = (mistake: unknown) => Array.from({ length: 100 }, () => mistake)

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
  const heard: unknown[] = []
  const telling = createTelling({
    clock,
    patience: PATIENCE,
    blocked: (mistake) => (mistake instanceof Mistake ? mistake.means : { is: 'unknown' }),
    failed: (mistake, at) => void heard.push([(mistake as Error).message, at]),
  })
  return { clock, tried, ways, telling, heard }
}

describe('by any way', () => {
  test('the first that is open is gone, and none twice', async () => {
    const { telling, ways, tried, heard } = world([lost], [], [])
    expect(await telling.byAnyWay(ways)).toBe(1)
    expect(tried).toEqual([
      [0, 0],
      [1, 0],
    ])
    expect(heard).toEqual([['unknown', { isFirst: true, isLastWay: false }]])
  })

  test('where none is open, that is all', async () => {
    const { telling, ways, heard } = world([lost], [busy(1_000)])
    expect(await telling.byAnyWay(ways)).toBeUndefined()
    expect(heard.at(-1)).toEqual(['busy', { isFirst: true, isLastWay: true }])
  })

  test('each may take its time: what is no warning sign is not said twice', async () => {
    const { telling, clock } = world()
    const slow: Way = () => clock.wait(MINUTE)
    const told = telling.byAnyWay([slow, () => Promise.reject(lost)])
    await clock.advance(MINUTE)
    expect(await told).toBe(0)
  })
})

describe('surely', () => {
  test('goes on with what is not refused, twice as long apart each time', async () => {
    const { telling, ways, tried, clock, heard } = world(always(refused), [lost, lost, lost])
    const told = telling.surely(ways)
    await clock.advance(MINUTE)
    expect(await told).toBe(1)
    expect(tried).toEqual([
      [0, 0],
      [1, 0],
      [1, 1_000],
      [1, 3_000],
      [1, 7_000],
    ])
    expect(heard.slice(0, 3)).toEqual([
      ['refused', { isFirst: true, isLastWay: false }],
      ['unknown', { isFirst: true, isLastWay: true }],
      ['unknown', { isFirst: false, isLastWay: true }],
    ])
  })

  test('waits as long as the platform says, and keeps the other ways from no try', async () => {
    const { telling, ways, tried, clock } = world([busy(30_000)], [lost, lost, lost, lost, lost])
    const told = telling.surely(ways)
    await clock.advance(MINUTE)
    expect(await told).toBe(0)
    expect(tried.filter(([way]) => way === 0)).toEqual([
      [0, 0],
      [0, 31_000],
    ])
    expect(tried.filter(([way]) => way === 1)).toHaveLength(5)
  })

  test('leaves a way that leads nowhere after a while, and nothing is sent on it any more', async () => {
    const { telling, ways, tried, clock } = world([])
    const signals: AbortSignal[] = []
    const silent: Way = (signal) => {
      signals.push(signal)
      return new Promise(() => {})
    }
    const told = telling.surely([silent, ...ways])
    await clock.advance(PATIENCE)
    expect(await told).toBe(1)
    expect(tried).toEqual([[0, PATIENCE]])
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  test('tries what is refused everywhere twice more: whoever asks on and on is shut out', async () => {
    const { telling, ways, tried, clock } = world(always(refused))
    const told = telling.surely(ways)
    await clock.advance(20 * MINUTE)
    expect(await told).toBeUndefined()
    expect(tried.map(([, at]) => at)).toEqual([0, MINUTE, 2 * MINUTE])
  })

  test('gives up after a quarter of an hour in which nobody answered', async () => {
    const { telling, ways, tried, clock } = world(always(lost))
    const told = telling.surely(ways)
    await clock.advance(20 * MINUTE)
    expect(await told).toBeUndefined()
    expect(tried.length).toBeGreaterThan(8)
    expect(tried.at(-1)?.[1]).toBeLessThanOrEqual(15 * MINUTE)
  })

  test.each([
    ['where each private one is refused', [always(refused), always(refused)], 0],
    ['where one is refused and the other busy for long', [always(refused), [busy(10 * MINUTE)]], 0],
    ['where nobody answers, in the third round after', [always(lost), always(refused)], 7_000],
  ])('goes a way that others see only %s', async (_, failures, at) => {
    const { telling, ways, tried, clock } = world(...failures, [])
    const told = telling.surely(ways.slice(0, -1), ways.slice(-1))
    await clock.advance(MINUTE)
    expect(await told).toBe(2)
    expect(tried.filter(([way]) => way === 2)).toEqual([[2, at]])
  })

  test('shows others nothing where the platform is busy for a moment', async () => {
    const { telling, ways, tried, clock } = world([busy(300)], [])
    const told = telling.surely(ways.slice(0, 1), ways.slice(1))
    await clock.advance(MINUTE)
    expect(await told).toBe(0)
    expect(tried).toEqual([
      [0, 0],
      [0, 1_000],
    ])
  })

  test('shows others nothing where the platform is only slow', async () => {
    const { telling, ways, tried, clock } = world([])
    const slow: Way = () => clock.wait(2 * PATIENCE - 1)
    const told = telling.surely([slow], ways)
    await clock.advance(MINUTE)
    expect([await told, tried]).toEqual([0, []])
  })

  test('tries once more where Limber leaves, and waits for nobody who does not let go', async () => {
    const { telling, ways, tried, clock } = world([lost])
    const told = telling.surely(ways)
    const silent = () => (clock.passed() < 10 ? Promise.reject(lost) : new Promise(() => {}))
    const stuck = telling.surely([silent, silent, silent])
    await clock.advance(500)
    telling.stop()
    expect(await told).toBe(0)
    expect(tried).toEqual([
      [0, 0],
      [0, 500],
    ])
    await clock.advance(3_000)
    expect(await stuck).toBeUndefined()
  })

  test('tries once more also what comes when Limber is leaving already', async () => {
    const { telling, ways, tried } = world([lost])
    telling.stop()
    expect(await telling.surely(ways)).toBe(0)
    expect(tried).toHaveLength(2)
  })

  test('is bounded', async () => {
    const { telling, clock } = world()
    let tries = 0
    const failing = async () => {
      tries++
      throw lost
    }
    const all = Array.from({ length: 501 }, () => telling.surely([failing]))
    await clock.advance(1_000)
    expect(tries).toBe(501 + 500)
    telling.stop()
    await Promise.all(all)
  })
})
