import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { REAL_LIMITS } from '../../fakes/limits.ts'
import { instantsOf, promptsOfDay, type DayPrompt } from './day.ts'
import { latenessOf, sayLateness, sayTable } from './lateness.ts'
import { POLICIES, simulate, type Lanes, type Simulated, type World } from './simulate.ts'
import { createSlots } from './slots.ts'

const NINE = Date.UTC(2026, 10, 18, 9)
const PROMPT: DayPrompt = { platform: 'slack', workspace: 0, channel: 0, dueAt: NINE, order: 0.5 }
const LANES: Lanes = {
  slack: { limits: REAL_LIMITS.slack, atOnce: 3 },
  discord: { limits: REAL_LIMITS.discord, atOnce: 2 },
}
const STEADY: World = { latency: () => 100, failures: 0 }
const SLACK_FIRST: readonly DayPrompt[] = Array.from({ length: 4 }, (_, workspace) => ({
  ...PROMPT,
  workspace,
}))

function arePosted(simulated: readonly Simulated[]): readonly number[] {
  return simulated.map(({ postedAt }) => postedAt - NINE)
}

describe('a simulated prompt', () => {
  test.each(['one queue', 'lanes'] as const)('alone is as late as its request takes: %s', (policy) => {
    for (const platform of ['slack', 'discord'] as const) {
      expect(arePosted(simulate([{ ...PROMPT, platform }], LANES, policy, STEADY))).toEqual([100])
    }
  })

  test('alone is as early as half its part of the limit allows', () => {
    const prompts: readonly DayPrompt[] = [{ ...PROMPT, platform: 'discord' }]
    expect(arePosted(simulate(prompts, LANES, 'lanes, early start', STEADY))).toEqual([95])
  })

  test.each<readonly [string, readonly DayPrompt[], readonly number[]]>([
    ['its channel', [PROMPT, PROMPT], [100, 1_100]],
    ['its workspace', [PROMPT, { ...PROMPT, channel: 1 }], [100, 300]],
    ['a request that is free', SLACK_FIRST, [100, 100, 100, 200]],
    ['nobody of another workspace', SLACK_FIRST.slice(0, 2), [100, 100]],
  ])('waits for %s', (_, prompts, expected) => {
    expect(arePosted(simulate(prompts, LANES, 'lanes', STEADY))).toEqual(expected)
  })

  test('waits for the other platform where there is one queue only', () => {
    const many = Array.from({ length: 51 }, (_, channel) => ({
      ...PROMPT,
      platform: 'discord' as const,
      channel,
    }))
    const last = (policy: (typeof POLICIES)[number]) =>
      simulate([...many, PROMPT], LANES, policy, STEADY).find(({ prompt }) => prompt === PROMPT)?.postedAt
    expect(last('lanes')).toBe(NINE + 100)
    expect(last('one queue')).toBeGreaterThan(NINE + 1_000 - 5 * 20)
  })

  test('comes later by what its failure took, and takes another request of its account', () => {
    const prompts = [0, 1, 2].map((channel) => ({ ...PROMPT, platform: 'discord' as const, channel }))
    const always: World = { ...STEADY, failures: 1 }
    const lanes: Lanes = { ...LANES, discord: { ...LANES.discord, atOnce: 9 } }
    expect(arePosted(simulate(prompts, lanes, 'lanes', always))).toEqual([1_600, 1_640, 1_680])
  })

  const anyPrompts = fc.array(
    fc.record({
      platform: fc.constantFrom('slack', 'discord'),
      workspace: fc.integer({ min: 0, max: 2 }),
      channel: fc.integer({ min: 0, max: 2 }),
      dueAt: fc.integer({ min: NINE, max: NINE + 3_000 }),
      order: fc.double({ min: 0, max: 0.99, noNaN: true }),
    } satisfies { readonly [Key in keyof DayPrompt]: unknown }),
    { maxLength: 80 },
  ) as fc.Arbitrary<readonly DayPrompt[]>

  /** How often a limit is broken: requests that come sooner after the one before than it allows. */
  const tooSoon = (sent: readonly number[], apart: number) =>
    sent
      .toSorted((a, b) => a - b)
      .filter((at, index, all) => index > 0 && at - (all[index - 1] ?? 0) < apart - 0.001)

  test.each(POLICIES)('comes once, in time, and within every limit: %s', (policy) => {
    fc.assert(
      fc.property(anyPrompts, (unsorted) => {
        const prompts = unsorted.toSorted((a, b) => a.dueAt - b.dueAt)
        const simulated = simulate(prompts, LANES, policy, { failures: 0 })
        expect(new Set(simulated.map(({ prompt }) => prompt))).toEqual(new Set(prompts))
        expect(simulated).toHaveLength(prompts.length)
        const earliest = policy === 'lanes, early start' ? 90_000 : 0
        expect(simulated.filter(({ prompt, sentAt }) => sentAt < prompt.dueAt - earliest)).toEqual([])

        const slack = simulated.filter(({ prompt }) => prompt.platform === 'slack')
        const discord = simulated.filter(({ prompt }) => prompt.platform === 'discord')
        expect(
          tooSoon(
            discord.map(({ sentAt }) => sentAt),
            20,
          ),
        ).toEqual([])
        const byChannel = Map.groupBy(slack, ({ prompt }) => `${prompt.workspace}/${prompt.channel}`)
        for (const channel of byChannel.values()) {
          expect(
            tooSoon(
              channel.map(({ sentAt }) => sentAt),
              1_000,
            ),
          ).toEqual([])
        }
        if (policy === 'one queue') return
        for (const [lane, { atOnce }] of [
          [slack, LANES.slack],
          [discord, LANES.discord],
        ] as const) {
          const underWay = (at: number) =>
            lane.filter(({ sentAt, postedAt }) => sentAt <= at && at < postedAt)
          expect(lane.filter(({ sentAt }) => underWay(sentAt).length > atOnce)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('slots are always the earliest that is free', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }),
      (count, lengths) => {
        const slots = createSlots(count)
        let plain = Array.from({ length: count }, () => -Infinity)
        for (const length of lengths) {
          const [first = 0, ...others] = plain.toSorted((a, b) => a - b)
          expect(slots.earliest()).toBe(first)
          const until = Math.max(0, first) + length
          slots.take(until)
          plain = [...others, until]
        }
      },
    ),
  )
})

describe('the day', () => {
  const prompts = promptsOfDay(20_000)

  test('is the same each time', () => {
    expect(promptsOfDay(500)).toEqual(promptsOfDay(500))
  })

  test('has every break at most twice, half of them on each platform', () => {
    expect(prompts.length / 20_000).toBeCloseTo(1.35, 1)
    const slack = prompts.filter(({ platform }) => platform === 'slack')
    expect(slack.length / prompts.length).toBeCloseTo(0.5, 1)
  })

  test('is largest when it is ten in New York and three in London', () => {
    const [first] = instantsOf(prompts)
    expect(new Date(first?.at ?? 0).toISOString()).toBe('2026-11-18T15:00:00.000Z')
    expect((first?.prompts.length ?? 0) / 20_000).toBeCloseTo(0.144, 1)
    expect(instantsOf(prompts).reduce((sum, one) => sum + one.prompts.length, 0)).toBe(prompts.length)
  })

  test('goes on in order', () => {
    expect(prompts).toEqual(prompts.toSorted((a, b) => a.dueAt - b.dueAt || a.order - b.order))
  })
})

test('lateness is said in what people count in', () => {
  const seconds = Array.from({ length: 101 }, (_, index) => (100 - index) * 1_500)
  const lateness = latenessOf(seconds)
  expect(lateness).toEqual({ count: 101, p50: 75_000, p95: 142_500, p99: 148_500, max: 150_000 })
  expect(sayLateness(lateness)).toBe('75 s / 2.4 min / 2.5 min / 2.5 min')
  expect(sayLateness(latenessOf([]))).toBe('0.0 s / 0.0 s / 0.0 s / 0.0 s')
})

test('a table is as wide as what stands in it', () => {
  expect(sayTable(['a', 'long'], [['wide', 'b'], ['c']])).toBe(
    ['| a    | long |', '| ---- | ---- |', '| wide | b    |', '| c    |      |'].join('\n'),
  )
})
