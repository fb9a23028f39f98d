import { expect, test } from 'vitest'
import { createLimiter, REAL_LIMITS, scaled, type Counted, type Limits } from './limits.ts'

const ONE_A_SECOND: Limits = { channel: { most: 1, within: 1_000 } }
const TWO_A_SECOND: Limits = { account: { most: 2, within: 1_000 } }
const BOTH: Limits = { account: { most: 2, within: 1_000 }, channel: { most: 1, within: 5_000 } }
const HERE: Counted = { account: 'a', workspace: 'w', channel: 'c' }
const THERE: Counted = { account: 'a', workspace: 'w', channel: 'd' }

test.each<readonly [string, Limits, readonly (readonly [number, Counted])[], readonly (number | string)[]]>([
  [
    'nothing is limited of which nothing is said',
    {},
    [
      [0, HERE],
      [0, HERE],
    ],
    ['ok', 'ok'],
  ],
  [
    'the second one has to wait',
    ONE_A_SECOND,
    [
      [0, HERE],
      [400, HERE],
    ],
    ['ok', 600],
  ],
  [
    'what is refused does not count',
    ONE_A_SECOND,
    [
      [0, HERE],
      [400, HERE],
      [1_000, HERE],
    ],
    ['ok', 600, 'ok'],
  ],
  [
    'another channel has its own',
    ONE_A_SECOND,
    [
      [0, HERE],
      [0, THERE],
    ],
    ['ok', 'ok'],
  ],
  [
    'an account is one for all channels',
    TWO_A_SECOND,
    [
      [0, HERE],
      [1, THERE],
      [2, HERE],
    ],
    ['ok', 'ok', 998],
  ],
  [
    'time is counted from the first one',
    TWO_A_SECOND,
    [
      [0, HERE],
      [999, HERE],
      [1_000, HERE],
    ],
    ['ok', 'ok', 'ok'],
  ],
  [
    'the widest that is reached is named',
    BOTH,
    [
      [0, HERE],
      [0, THERE],
      [0, HERE],
    ],
    ['ok', 'ok', 1_000],
  ],
  [
    'one limit refuses and no other counts it',
    BOTH,
    [
      [0, HERE],
      [0, HERE],
      [0, THERE],
    ],
    ['ok', 5_000, 'ok'],
  ],
  [
    'what is no message counts for the account alone',
    BOTH,
    [
      [0, HERE],
      [0, { account: 'a' }],
    ],
    ['ok', 'ok'],
  ],
])('%s', (_, limits, requests, expected) => {
  const limiter = createLimiter(limits)
  expect(requests.map(([at, counted]) => limiter.take(counted, at)?.wait ?? 'ok')).toEqual(expected)
})

test('a world ten times as fast takes as much in a tenth of the time', () => {
  expect(scaled(REAL_LIMITS.discord, 10)).toEqual({
    account: { most: 50, within: 100 },
    channel: { most: 5, within: 500 },
  })
})
