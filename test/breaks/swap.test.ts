import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BREAK_SETTINGS, type Choosing } from '../../src/breaks/break.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import { createRotation } from '../../src/breaks/rotation.ts'
import {
  readSwapReason,
  reasonsFor,
  SWAP_REASONS,
  type SwapReason,
  type SwapWish,
} from '../../src/breaks/swap.ts'
import { LEVELS, type Exercise } from '../../src/knowledge/model.ts'
import { linkedExercises } from '../../src/knowledge/text.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const ROTATION = createRotation(KNOWLEDGE.exercises, kitOf(KNOWLEDGE.words))
const ANYTHING: Choosing = { setting: 'anything', isDiscreet: false, conditions: [], without: [] }
const DESK: Choosing = { ...ANYTHING, setting: 'desk' }
const TUESDAY = { instant: Temporal.Instant.from('2026-11-24T09:30Z').epochMilliseconds, zone: 'UTC' }

const page = (id: string): Exercise => {
  const found = KNOWLEDGE.exercises.find((exercise) => exercise.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const wish = (instead: string, reason: SwapReason, more: Partial<SwapWish> = {}): SwapWish => ({
  instead,
  reason,
  tried: [],
  shown: [{ exercise: instead, opening: 0, at: TUESDAY.instant }],
  at: TUESDAY,
  seed: 'a',
  ...more,
})

describe('another exercise in its place', () => {
  test.each<[string, SwapReason, Choosing, readonly string[], string]>([
    [
      'side-lying-thoracic-rotation',
      "can't lie down",
      ANYTHING,
      ['chair-rotation', 'standing-thoracic-rotation'],
      'Another way to turn.',
    ],
    [
      'corner-stretch',
      'no wall',
      { ...ANYTHING, setting: 'standing' },
      ['scapular-squeeze'],
      'No other way to open the chest fits now, so we work the shoulder blades, which comes nearest.',
    ],
    ['standing-thoracic-rotation', 'camera on', ANYTHING, ['chair-rotation'], 'Another way to turn.'],
    [
      'overhead-arm-reach',
      'did it already',
      DESK,
      ['chair-rotation'],
      'No other way to lean to the side fits now, so we turn, which comes nearest.',
    ],
    [
      'cat-cow',
      "can't lie down",
      DESK,
      ['overhead-arm-reach'],
      'No other way to bend forwards fits now, so we lean to the side, which comes nearest.',
    ],
    ['press-up', 'hurts', ANYTHING, ['sphinx'], 'Another way to arch the back.'],
  ])('%s: %s', (instead, reason, choosing, ids, why) => {
    const turn = ROTATION.swap(choosing, wish(instead, reason))
    expect({ ...turn, exercise: ids.includes(turn?.exercise ?? '') ? ids : turn?.exercise }).toEqual({
      exercise: ids,
      aim: page(ids[0] ?? '').aim,
      why,
      easier: false,
    })
  })

  test('where it hurts, a demanding one comes in its easier form', () => {
    const only = (...ids: readonly string[]) => ({
      ...ANYTHING,
      without: KNOWLEDGE.exercises.map(({ id }) => id).filter((id) => !ids.includes(id)),
    })
    const choosing = only('cobra', 'kneeling-thoracic-extension')
    const easier = (reason: SwapReason) => ROTATION.swap(choosing, wish('cobra', reason))?.easier
    expect([easier('hurts'), easier('did it already')]).toEqual([true, false])
  })

  test('where it hurts, the gentlest comes first', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(ROTATION.swap(ANYTHING, wish('wall-angels', 'hurts', { seed }))?.exercise).toBe('arm-slides')
      }),
    )
  })

  test('of several, what was not shown for longest', () => {
    const shown = [
      'childs-pose',
      'cat-cow',
      'knee-to-chest',
      'seated-thoracic-stretch',
      'seated-forward-bend',
    ]
    const swapped = shown.slice(1).map((_, index) =>
      ROTATION.swap(
        ANYTHING,
        wish('childs-pose', 'did it already', {
          shown: shown.map((exercise) => ({ exercise, opening: 0, at: TUESDAY.instant })),
          tried: index === 0 ? [] : shown.slice(-index),
        }),
      ),
    )
    expect(swapped.map((turn) => turn?.exercise)).toEqual(shown.slice(1).toReversed())
  })

  test('of an exercise whose page is gone', () => {
    expect(ROTATION.swap(DESK, wish('no-longer-there', 'camera on'))?.why).toMatch(/^Instead, we /)
  })
})

const choosings = fc.record({
  setting: fc.constantFrom(...BREAK_SETTINGS),
  isDiscreet: fc.boolean(),
  conditions: fc.subarray(
    KNOWLEDGE.words.conditions.map(({ name }) => name),
    { maxLength: 2 },
  ),
  without: fc.subarray(
    KNOWLEDGE.exercises.map(({ id }) => id),
    { maxLength: 6 },
  ),
})
const exercises = fc.constantFrom(...KNOWLEDGE.exercises)

const isKin = (a: Exercise, b: Exercise) =>
  linkedExercises([...a.easier, ...a.harder]).some(({ id }) => id === b.id) ||
  linkedExercises([...b.easier, ...b.harder]).some(({ id }) => id === a.id)

/** What nothing that was swapped for this reason may be. */
const FORBIDDEN: Readonly<Record<SwapReason, (swapped: Exercise, before: Exercise) => boolean>> = {
  "can't lie down": ({ positions, settings }) =>
    positions.every((position) => /lying|knee/.test(position)) ||
    settings.every((setting) => setting === 'floor' || setting === 'bed'),
  'camera on': ({ discreet }) => discreet !== 'yes',
  'no wall': ({ needs }) => needs.some((thing) => ['wall', 'corner', 'doorway'].includes(thing)),
  hurts: (swapped, before) =>
    isKin(swapped, before) || LEVELS.indexOf(swapped.level) > LEVELS.indexOf(before.level),
  'did it already': () => false,
}

describe.each(SWAP_REASONS)('%s, again and again', (reason) => {
  test('gives each exercise that is left once, keeps the aim as long as it can, and then nothing', () => {
    fc.assert(
      fc.property(choosings, exercises, fc.string(), (choosing, before, seed) => {
        const given: Exercise[] = []
        for (;;) {
          const tried = given.map(({ id }) => id)
          const turn = ROTATION.swap(choosing, wish(before.id, reason, { tried, seed }))
          if (turn === undefined) break
          given.push(page(turn.exercise))
        }
        const possible = ROTATION.fitting(choosing).filter(
          (other) => other !== before && !FORBIDDEN[reason](other, before),
        )
        const ids = (pages: readonly Exercise[]) => pages.map(({ id }) => id)
        expect(ids(given).toSorted()).toEqual(ids(possible).toSorted())
        const kept = given.map(({ aim }) => aim === before.aim)
        expect(kept).toEqual(kept.toSorted((a, b) => Number(b) - Number(a)))
      }),
    )
  })
})

describe('reasons', () => {
  test.each([
    ['camera on', 'camera on'],
    ['Camera on!', 'camera on'],
    ["can't lie down", "can't lie down"],
    ['Can’t lie down', "can't lie down"],
    ['cant lie down', "can't lie down"],
    ['  did it   already ', 'did it already'],
    ['hurts', 'hurts'],
    ['', undefined],
    ['it is raining', undefined],
  ])('%s → %s', (written, reason) => {
    expect(readSwapReason(written)).toBe(reason)
  })

  test.each<[string, readonly SwapReason[]]>([
    ['chair-rotation', ['hurts', 'did it already']],
    ['overhead-arm-reach', ['camera on', 'hurts', 'did it already']],
    ['wall-angels', ['camera on', 'no wall', 'hurts', 'did it already']],
    ['sphinx', ["can't lie down", 'camera on', 'hurts', 'did it already']],
  ])('that make sense with %s', (id, reasons) => {
    expect(reasonsFor(page(id))).toEqual(reasons)
  })
})
