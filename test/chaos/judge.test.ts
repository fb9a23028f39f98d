import { describe, expect, test } from 'vitest'
import type { Seen } from '../fakes/channels.ts'
import { broken, judge, type Evidence, type Fault, type Kept } from './judge.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
const POSTED: Kept = {
  delivery: 'd1',
  breakId: 'b1',
  kind: 'plan',
  state: 'posted',
  channel: 'slack W1/C1',
  isRefused: false,
  message: 'M1',
  dueAt: NOON,
  isOpen: false,
}
const { message: _, ...UNSENT } = POSTED
const SIGHT: Seen = {
  message: 'M1',
  channel: 'slack W1/C1',
  delivery: 'd1',
  at: NOON,
  askedAt: NOON,
  arrivedAt: NOON,
  text: 'plan d1',
  edits: [],
}
const TOLD: Kept = { ...POSTED, delivery: 'd2', kind: 'stopped', channel: 'slack W1/@U1', message: 'M2' }
const TOLD_SIGHT: Seen = { ...SIGHT, delivery: 'd2', channel: 'slack W1/@U1', message: 'M2' }
const REFUSED: Kept = { ...UNSENT, state: 'failed', isRefused: true }

const WELL: Evidence = {
  breaks: ['b1'],
  stopped: [],
  kept: [POSTED],
  seen: [SIGHT],
  lateBefore: NOON - 1,
}

describe('the judge of a chaos run', () => {
  test.each<readonly [string, Partial<Evidence>, readonly Fault[]]>([
    ['lets pass what was posted and seen', {}, []],
    ['lets pass what is uncertain, seen', { kept: [{ ...UNSENT, state: 'uncertain' }] }, []],
    ['lets pass what is uncertain, not seen', { kept: [{ ...UNSENT, state: 'uncertain' }], seen: [] }, []],
    [
      'lets pass what came too late',
      { kept: [{ ...UNSENT, state: 'missed', dueAt: NOON - 2 }], seen: [] },
      [],
    ],
    [
      'lets pass a channel that takes nothing, of which the owner was told',
      { kept: [REFUSED, TOLD], seen: [TOLD_SIGHT], stopped: ['b1'] },
      [],
    ],
    ['notices that nothing is known of a break', { breaks: ['b1', 'b2'] }, ['lost']],
    ['notices that only its owner was told of it', { kept: [TOLD], seen: [TOLD_SIGHT] }, ['lost']],
    ['notices what is still due', { kept: [{ ...UNSENT, state: 'due' }], seen: [] }, ['lost']],
    ['notices what nobody saw', { seen: [] }, ['lost']],
    [
      'notices what is kept under the id of another message',
      { kept: [{ ...POSTED, message: 'M7' }] },
      ['lost'],
    ],
    ['notices what stands there twice', { seen: [SIGHT, { ...SIGHT, message: 'M2' }] }, ['doubled']],
    [
      'notices what is uncertain and stands there twice',
      { kept: [{ ...UNSENT, state: 'uncertain' }], seen: [SIGHT, SIGHT] },
      ['doubled'],
    ],
    [
      'notices what is said to be missed, and seen',
      { kept: [{ ...UNSENT, state: 'missed', dueAt: 0 }] },
      ['denied'],
    ],
    ['notices what is said to have failed, and seen', { kept: [REFUSED] }, ['denied']],
    ['notices what stands elsewhere', { seen: [{ ...SIGHT, channel: 'slack W1/C2' }] }, ['astray']],
    ['notices what nobody sent', { seen: [SIGHT, { ...SIGHT, delivery: 'd9' }] }, ['astray']],
    [
      'notices what was given up in time',
      { kept: [{ ...UNSENT, state: 'missed' }], seen: [] },
      ['unfounded'],
    ],
    [
      'notices what was given up although its channel takes it',
      { kept: [{ ...UNSENT, state: 'failed' }], seen: [] },
      ['unfounded'],
    ],
    ['notices what was not closed', { kept: [{ ...POSTED, isOpen: true }] }, ['open']],
    ['notices an owner who was not told', { kept: [REFUSED], seen: [], stopped: ['b1'] }, ['untold']],
    [
      'notices an owner who was told two times',
      {
        kept: [REFUSED, TOLD, { ...TOLD, delivery: 'd3' }],
        seen: [TOLD_SIGHT, { ...TOLD_SIGHT, delivery: 'd3' }],
        stopped: ['b1'],
      },
      ['untold'],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(broken(judge({ ...WELL, ...evidence })).map(([fault]) => fault)).toEqual(expected)
  })

  test('shows what was seen of a doubled one', () => {
    const second: Seen = { ...SIGHT, message: 'M2', at: NOON + 1_001 }
    expect(judge({ ...WELL, seen: [SIGHT, TOLD_SIGHT, second] }).twice).toEqual([[SIGHT, second]])
  })

  test('counts how everything ended', () => {
    const kept = [POSTED, TOLD, REFUSED, { ...UNSENT, state: 'missed' as const }]
    expect(judge({ ...WELL, kept }).states).toEqual({ due: 0, posted: 2, missed: 1, failed: 1, uncertain: 0 })
  })
})
