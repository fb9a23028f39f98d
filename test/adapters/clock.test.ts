import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_TIMER, movedClock, realClock, type Machine } from '../../adapters/clock/clock.ts'
import { readMoment, readSpeed, readZone } from '../../adapters/clock/moment.ts'
import { manualClock } from './manual-clock.ts'

const AT = Temporal.Instant.from('2027-03-28T06:00Z').epochMilliseconds
const DAY = 86_400_000

/** A machine whose time passes when it is told to; its timers go off so many ms early. */
function fakeMachine(early = 0) {
  let passed = 1000.25
  let timers: readonly { readonly due: number; readonly run: () => void }[] = []
  const set: number[] = []
  const machine: Machine = {
    passed: () => passed,
    later(ms, run) {
      const timer = { due: passed + ms - early, run }
      set.push(ms)
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  return {
    machine,
    /** How long each timer was set to. */
    set,
    pending: () => timers.length,
    pass(ms: number) {
      const end = passed + ms
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        passed = Math.max(passed, next.due)
        timers = timers.filter((other) => other !== next)
        next.run()
      }
      passed = end
    },
  }
}

/** Whether a promise is kept by now. */
async function isKept(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ])
}

describe('a moved clock', () => {
  test('starts where it is told to, and runs so many times as fast', () => {
    const { machine, pass } = fakeMachine()
    const clock = movedClock({ at: AT, speed: 600 }, machine)
    const before = clock.now()
    pass(1000)
    expect([before, clock.now()]).toEqual([AT, AT + 600_000])
  })

  test('waits its own time', async () => {
    const { machine, pass, set } = fakeMachine()
    const clock = movedClock({ at: AT, speed: 600 }, machine)
    const waiting = clock.wait(600_000)
    pass(999)
    const before = await isKept(waiting)
    pass(1)
    expect({ set, before, after: await isKept(waiting) }).toEqual({ set: [1000], before: false, after: true })
  })

  test('waits for ever so long with timers that a machine can set', async () => {
    const { machine, pass, set, pending } = fakeMachine()
    const waiting = movedClock({ at: AT, speed: 1 }, machine).wait(60 * DAY)
    pass(60 * DAY - 1)
    const before = await isKept(waiting)
    pass(1)
    expect(before).toBe(false)
    expect(await isKept(waiting)).toBe(true)
    expect(set).toEqual([LONGEST_TIMER, LONGEST_TIMER, 60 * DAY - 2 * LONGEST_TIMER])
    expect(pending()).toBe(0)
  })

  test('has come as far as was waited for, also where timers go off early', async () => {
    const waits = fc.record({
      speed: fc.integer({ min: 1, max: 1_000_000 }),
      ms: fc.integer({ min: 0, max: 40 * DAY }),
      early: fc.constantFrom(0, 0.4, 0.9),
    })
    await fc.assert(
      fc.asyncProperty(waits, async ({ speed, ms, early }) => {
        const { machine, pass } = fakeMachine(early)
        const clock = movedClock({ at: AT, speed }, machine)
        const reached = clock.wait(ms).then(() => clock.now())
        for (let tries = 0; tries < 30 && !(await isKept(reached.then(() => {}))); tries++)
          pass(ms / speed / 8 + 1)
        expect((await reached) - AT).toBeGreaterThanOrEqual(ms)
      }),
    )
  })
})

describe.each([
  ['a moved clock', (machine: Machine) => movedClock({ at: AT, speed: 1 }, machine)],
  ['the real clock', (machine: Machine) => realClock(machine)],
])('%s', (_, clockOn) => {
  test.each([[0], [-5], [NaN]])('does not wait for %s ms', async (ms) => {
    const { machine, set } = fakeMachine()
    expect({ kept: await isKept(clockOn(machine).wait(ms)), set }).toEqual({ kept: true, set: [] })
  })

  test('waits no longer once that is called off, and leaves no timer', async () => {
    const { machine, pending } = fakeMachine()
    const { signal, abort } = aborter()
    const waiting = clockOn(machine).wait(Infinity, signal)
    const before = { kept: await isKept(waiting), pending: pending() }
    abort()
    expect(before).toEqual({ kept: false, pending: 1 })
    expect({ kept: await isKept(waiting), pending: pending() }).toEqual({ kept: true, pending: 0 })
  })

  test('leaves nothing behind on a signal that nobody gave', async () => {
    const { machine, pass } = fakeMachine()
    const { signal } = aborter()
    const waiting = clockOn(machine).wait(1000, signal)
    const before = getEventListeners(signal, 'abort').length
    pass(1000)
    await waiting
    expect([before, getEventListeners(signal, 'abort').length]).toEqual([1, 0])
  })

  test('does not begin to wait where that was called off before', async () => {
    const { machine, set } = fakeMachine()
    expect({ kept: await isKept(clockOn(machine).wait(1000, AbortSignal.abort())), set }).toEqual({
      kept: true,
      set: [],
    })
  })
})

test('the real clock says what the machine says, and waits by its timers', async () => {
  const clock = realClock()
  const before = Date.now()
  const now = clock.now()
  await clock.wait(2)
  const after = clock.now()
  expect([before <= now, now <= after, after <= Date.now()]).toEqual([true, true, true])
})

describe('a clock that is moved by hand', () => {
  test('lets those who wait go on in turn, each at its own time', async () => {
    const clock = manualClock(AT)
    const seen: [string, number][] = []
    const note = (name: string) => () => seen.push([name, clock.now() - AT])
    void clock.wait(300).then(note('last'))
    void clock.wait(100).then(note('first'))
    void clock.wait(100).then(note('first too'))
    void clock.wait(1000).then(note('not yet'))
    await clock.advance(999)
    expect({ seen, now: clock.now() }).toEqual({
      seen: [
        ['first', 100],
        ['first too', 100],
        ['last', 300],
      ],
      now: AT + 999,
    })
  })

  test('lets them wait again on the way', async () => {
    const clock = manualClock(AT)
    const ticks: number[] = []
    const { signal, abort } = aborter()
    const ticking = (async () => {
      while (!signal.aborted) {
        await clock.wait(60_000, signal)
        ticks.push(clock.now() - AT)
      }
    })()
    await clock.advance(180_000)
    abort()
    await ticking
    expect(ticks).toEqual([60_000, 120_000, 180_000, 180_000])
  })
})

describe('--at', () => {
  test.each([
    ['2027-03-28T08:00', 'Europe/Berlin', '2027-03-28T06:00Z', 'in summer time'],
    ['2027-03-27T08:00', 'Europe/Berlin', '2027-03-27T07:00Z', 'in winter time'],
    ['2027-03-28 08:00', 'europe/berlin', '2027-03-28T06:00Z', 'with a space, the zone in whatever case'],
    [' 2027-03-28T08:00:30 ', 'UTC', '2027-03-28T08:00:30Z', 'with seconds'],
    ['2027-03-28T08:00', '+05:30', '2027-03-28T02:30Z', 'in a fixed zone'],
    ['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30Z', 'the first of an hour that comes twice'],
    ['2028-02-29T08:00', 'UTC', '2028-02-29T08:00Z', 'on a leap day'],
  ])('%j in %s → %s: %s', (text, zone, instant) => {
    expect(readMoment(text, zone)).toEqual({ at: Temporal.Instant.from(instant).epochMilliseconds })
  })

  test.each([
    '',
    'tomorrow',
    '2027-03-28',
    '08:00',
    '2027-02-29T08:00',
    '2027-03-28T24:00',
    '2027-03-28T08:60',
    '2027-03-28T08:00Z',
    '2027-03-28T08:00:60',
  ])('%j is no date with a time', (text) => {
    expect(readMoment(text, 'Europe/Berlin')).toEqual({
      problem: `--at is "${text}", which is no date with a time: write one such as 2027-03-28T08:00.`,
    })
  })

  test.each([
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00', 'an hour in spring'],
    ['2027-03-28T02:00', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00', 'its first minute'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-03T02:00', '2027-10-03T02:30', 'half an hour'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T00:00', '2011-12-31T00:00', 'a whole day'],
  ])('%s never comes in %s, between %s and %s: %s', (text, zone, from, to) => {
    expect(readMoment(text, zone)).toEqual({
      problem: `--at is ${text}, which never comes in ${zone}: the clocks go from ${from} straight to ${to}. Choose a time before or after that.`,
    })
  })

  test('in a zone that is none says so', () => {
    expect(readMoment('2027-03-28T08:00', 'Berlin')).toEqual(readZone('Berlin'))
  })
})

describe('--zone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin', 'as it is written'],
    ['america/new_york', 'America/New_York', 'in whatever case'],
    ['Asia/Kolkata', 'Asia/Kolkata', 'under its own name'],
    ['utc', 'UTC', 'no zone at all'],
    ['+0530', '+05:30', 'a fixed one'],
    [' Etc/GMT+2 ', 'Etc/GMT+2', 'a fixed one by name'],
  ])('%j → %s: %s', (text, zone) => {
    expect(readZone(text)).toEqual({ zone })
  })

  test.each([
    ['', 'nothing'],
    ['Berlin', 'a city'],
    ['Europe/Berlim', 'a slip'],
    ['2027-03-28T08:00Z', 'a date'],
    ['2027-03-28T08:00[Europe/Berlin]', 'a date with a zone'],
    ['__proto__', 'what every object has'],
  ])('%j is refused: %s', (text) => {
    expect(readZone(text)).toEqual({
      problem: `--zone is "${text}", which is no time zone: write one such as Europe/Berlin, America/New_York or UTC.`,
    })
  })
})

describe('--speed', () => {
  test.each([
    ['1', 1],
    ['600', 600],
    [' 600 ', 600],
    ['1000000', 1_000_000],
  ])('%j → %s', (text, speed) => {
    expect(readSpeed(text)).toEqual({ speed })
  })

  test.each(['', '0', '-1', '1.5', '1000001', '1e3', '600x', 'fast', '9'.repeat(400)])(
    '%j is refused',
    (text) => {
      expect(readSpeed(text)).toEqual({
        problem: `--speed is "${text}", which is no whole number from 1 to 1,000,000: with 60 a minute passes in a second, with 600 ten of them.`,
      })
    },
  )
})

function aborter(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
