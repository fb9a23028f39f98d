import { expect, test } from 'vitest'
import { LATE } from '../../src/breaks/due.ts'
import { next } from '../../src/breaks/next.ts'
import { draftsOf, isRefusing, REFUSING, spanOf } from './breaks.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
const COUNT = 4_000
const DAY = 24 * 60 * 60_000
const DRAFTS = draftsOf(COUNT, NOON, 1)
const DUE = DRAFTS.map(({ nextDue = 0 }) => nextDue)
const shareOf = <Item>(items: readonly Item[], isIt: (item: Item) => boolean) =>
  items.filter(isIt).length / items.length

test('a seed makes the same breaks each time', () => {
  expect(draftsOf(COUNT, NOON, 1)).toEqual(DRAFTS)
  expect(draftsOf(COUNT, NOON, 2)).not.toEqual(DRAFTS)
})

test('some are due long before, half at once, and the others bit by bit', () => {
  expect(shareOf(DUE, (at) => at < NOON - LATE)).toBeCloseTo(0.01, 1)
  expect(shareOf(DUE, (at) => at >= NOON && at < NOON + 10_000)).toBeCloseTo(0.58, 1)
  expect(DUE.every((at) => at < NOON + spanOf(COUNT))).toBe(true)
})

test('none comes again while chaos lasts', () => {
  const again = DRAFTS.map(({ cadence, nextDue = 0 }) => next(cadence, Math.max(NOON, nextDue)) ?? 0)
  expect(Math.min(...again)).toBeGreaterThan(NOON + 2 * DAY)
})

test('a few channels of each platform take nothing, and everybody has direct messages', () => {
  const refused = DRAFTS.filter(({ place }) => isRefusing(place))
  expect(refused.length / COUNT).toBeCloseTo(0.02, 2)
  expect(new Set(refused.map(({ place }) => place.platform))).toEqual(new Set(['slack', 'discord']))
  expect(new Set(refused.map(({ place }) => REFUSING.get(place.channel)))).toEqual(
    new Set(['is_archived', 'not_in_channel', '10003', '50001']),
  )
  expect(refused.some(({ place }) => isRefusing({ ...place, isDirect: true }))).toBe(false)
})
