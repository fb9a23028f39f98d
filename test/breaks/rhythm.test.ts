import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rhythmOf, sayRhythm, type Rhythm } from '../../src/breaks/rhythm.ts'
import type { Answered, PromptDay } from '../../src/deliver/ports.ts'
import { instant } from './calendar.ts'

const DONE = 'done' satisfies Answered
const OFF = 'not today' satisfies Answered

/** Prompts at 10:30 in UTC, a line each: "mon 16 done", "tue 17 not today", "wed 18", with "b" for another break. */
function prompts(lines: string): readonly PromptDay[] {
  return lines
    .split(/,\s*/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, day = '', breakId = 'a', answered] =
        /^[a-z]{3} (\d+)(?: (b))?(?: (done|not today))?$/.exec(line) ?? []
      const prompt = { breakId, zone: 'UTC', at: instant(`2026-11-${day.padStart(2, '0')}T10:30Z`) }
      return answered === DONE || answered === OFF ? { ...prompt, answered } : prompt
    })
}

const rhythm = (done: number, of: number, onWorkdays = true): Rhythm => ({
  is: 'rhythm',
  done,
  of,
  onWorkdays,
})

describe('the rhythm on Friday the 20th at noon', () => {
  const now = instant('2026-11-20T12:00Z')
  test.each<[string, Rhythm, string]>([
    ['', { is: 'none' }, 'nothing came'],
    ['wed 18, thu 19', { is: 'none' }, 'who never took part is told of no rhythm'],
    ['fri 20 done', { is: 'first' }, 'the first day'],
    ['thu 19 done', { is: 'first' }, 'it stays the first while nothing else came'],
    ['mon 16, tue 17, wed 18, thu 19, fri 20 done', { is: 'first' }, 'days before the first one never count'],
    ['thu 19 done, fri 20 done', rhythm(2, 2), 'two of two'],
    ['mon 16 done, tue 17, wed 18 done, thu 19 done, fri 20 done', rhythm(4, 5), 'one was left out'],
    ['mon 16 done, tue 17, wed 18 done, thu 19 done, fri 20', rhythm(3, 4), 'today is not over yet'],
    [
      'mon 16 done, tue 17 done, wed 18 done, thu 19 done, fri 20 not today',
      rhythm(4, 4),
      'nor does a day off today count',
    ],
    [
      'fri 13 done, mon 16 done, tue 17 not today, wed 18 done, thu 19 done, fri 20 done',
      rhythm(5, 5),
      'a day off does not count at all: the day before comes in its place',
    ],
    [
      'thu 12, fri 13, mon 16 done, tue 17 done, wed 18 done, thu 19 done, fri 20 done',
      rhythm(5, 5),
      'what is longer ago weighs on nobody',
    ],
    ['mon 2 done, fri 20 done', rhythm(2, 2), 'two weeks without a prompt are no days that were missed'],
    ['fri 13 done, sat 14, mon 16 done', rhythm(2, 3, false), 'a weekend counts where a break came on it'],
    ['thu 12 done, sat 14 not today, mon 16 done', rhythm(2, 2), 'a weekend that was taken off is none'],
    ['mon 9 done, mon 16, tue 17, wed 18, thu 19, fri 20', rhythm(1, 5), 'one is still one'],
    ['fri 6 done, mon 9, mon 16, tue 17, wed 18, thu 19', { is: 'none' }, 'nothing of five is not said'],
    ['thu 19 done, thu 19, thu 19', { is: 'first' }, 'one of several prompts makes the day'],
    [
      'wed 18 done, thu 19 done, thu 19 not today',
      rhythm(2, 2),
      'done before the rest was taken off is done',
    ],
    ['wed 18 done, thu 19, thu 19 not today', { is: 'first' }, '"not today" goes for all of the day'],
    [
      'mon 16 b, tue 17 b, wed 18 b, mon 16 done, thu 19 b done',
      rhythm(2, 2),
      'whoever joins a second break is not told of what it posted before',
    ],
    [
      'mon 16 done, tue 17 b not today, wed 18 b, thu 19 done',
      rhythm(2, 2),
      'a break in which somebody never stretched adds no days',
    ],
    [
      'mon 16 done, tue 17 b not today, tue 17, wed 18 done',
      rhythm(2, 2),
      'but a day off there is a day off',
    ],
    ['fri 20 done, fri 27', { is: 'first' }, 'a clock that was set back finds nothing missed'],
  ])('%s → %o: %s', (lines, expected) => {
    expect(rhythmOf(prompts(lines), now)).toEqual(expected)
  })
})

test('a day is one of the place where the prompt came', () => {
  const zone = 'Pacific/Auckland'
  const at = (text: string, answered?: 'done'): PromptDay => ({
    breakId: 'a',
    zone,
    at: instant(text),
    ...(answered ? { answered } : {}),
  })
  // The same day in UTC, and a Thursday and a Friday in Auckland.
  const lately = [at('2026-11-19T09:00Z', 'done'), at('2026-11-19T21:00Z')]
  expect(rhythmOf(lately, instant('2026-11-20T09:00Z'))).toEqual({ is: 'first' })
  expect(rhythmOf(lately, instant('2026-11-20T11:00Z'))).toEqual(rhythm(1, 2))
  // Late in the evening in Honolulu it is still the same Thursday.
  const honolulu: PromptDay = {
    breakId: 'b',
    zone: 'Pacific/Honolulu',
    at: instant('2026-11-20T09:30Z'),
    answered: 'done',
  }
  expect(rhythmOf([...lately, honolulu], instant('2026-11-20T11:00Z'))).toEqual(rhythm(1, 2))
})

const anyPrompts = fc.array(
  fc.record(
    {
      breakId: fc.constantFrom('a', 'b', 'c'),
      zone: fc.constantFrom('UTC', 'Pacific/Auckland', 'Pacific/Honolulu'),
      at: fc
        .integer({ min: 0, max: 24 * 14 })
        .map((hours) => instant('2026-11-06T00:00Z') + hours * 3_600_000),
      answered: fc.constantFrom(DONE, OFF),
    },
    { requiredKeys: ['breakId', 'zone', 'at'] },
  ),
  { maxLength: 40 },
)
const anyNow = fc
  .integer({ min: 0, max: 48 })
  .map((hours) => instant('2026-11-20T00:00Z') + hours * 3_600_000)

function shareOf(rhythm: Rhythm): number {
  if (rhythm.is === 'none') return 0
  return rhythm.is === 'first' ? 1 : rhythm.done / rhythm.of
}

describe('nobody has anything to lose', () => {
  test('to take a day off, whenever it was, never lowers the share', () => {
    fc.assert(
      fc.property(anyPrompts, anyNow, fc.nat(), (all, now, which) => {
        const index = which % Math.max(1, all.length)
        const off = all.map((prompt, at): PromptDay =>
          at === index && prompt.answered === undefined ? { ...prompt, answered: OFF } : prompt,
        )
        expect(shareOf(rhythmOf(off, now))).toBeGreaterThanOrEqual(shareOf(rhythmOf(all, now)))
      }),
      { numRuns: 1000 },
    )
  })

  test('to do one more today never does, also in a break that is new to somebody', () => {
    fc.assert(
      fc.property(anyPrompts, anyNow, fc.constantFrom('a', 'new'), (before, now, breakId) => {
        const all = before.filter(({ at }) => at < now - 1)
        const missed = [1, 2, 3].map((days) => ({ breakId: 'new', zone: 'UTC', at: now - days * 86_400_000 }))
        const done = { breakId, zone: 'UTC', at: now - 1, answered: DONE } as const
        expect(shareOf(rhythmOf([...all, ...missed, done], now))).toBeGreaterThanOrEqual(
          shareOf(rhythmOf(all, now)),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('it does not matter in which order prompts are told', () => {
    fc.assert(
      fc.property(anyPrompts, anyNow, fc.nat(), (all, now, turn) => {
        const at = turn % Math.max(1, all.length)
        const expected = rhythmOf(all, now)
        expect(rhythmOf(all.toReversed(), now)).toEqual(expected)
        expect(rhythmOf([...all.slice(at), ...all.slice(0, at)], now)).toEqual(expected)
      }),
    )
  })
})

test.each<[Rhythm, string]>([
  [{ is: 'none' }, 'Whenever you join in, it counts.'],
  [{ is: 'first' }, 'A good start: your rhythm begins here.'],
  [rhythm(4, 5), 'You stretched on 4 of your last 5 working days.'],
  [rhythm(5, 5), 'You stretched on each of your last 5 working days.'],
  [rhythm(2, 3, false), 'You stretched on 2 of your last 3 days with a break.'],
  [rhythm(1, 5), 'You stretched on 1 of your last 5 working days, and each one does good.'],
])('%o is said as "%s"', (said, words) => {
  expect(sayRhythm(said)).toBe(words)
})
