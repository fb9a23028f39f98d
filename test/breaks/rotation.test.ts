import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BREAK_SETTINGS, type Choosing, type Shown } from '../../src/breaks/break.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import type { Moment } from '../../src/breaks/gentle.ts'
import { createRotation, LOOKS_BACK } from '../../src/breaks/rotation.ts'
import type { Turn } from '../../src/breaks/turn.ts'
import type { Aim } from '../../src/knowledge/model.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const ROTATION = createRotation(KNOWLEDGE.exercises, kitOf(KNOWLEDGE.words))
const ANYTHING: Choosing = { setting: 'anything', isDiscreet: false, conditions: [], without: [] }
const ZONE = 'Europe/Berlin'

const page = (id: string) => {
  const found = KNOWLEDGE.exercises.find((exercise) => exercise.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const on = (written: string, zone = ZONE): Moment => ({
  instant: Temporal.PlainDateTime.from(written).toZonedDateTime(zone).epochMilliseconds,
  zone,
})
const shownOn = (exercise: string, written: string): Shown => ({
  exercise,
  opening: 0,
  at: on(written).instant,
})
const idsThatFit = (choosing: Partial<Choosing>) =>
  ROTATION.fitting({ ...ANYTHING, ...choosing }).map(({ id }) => id)

describe('what fits a break', () => {
  test.each<[string, Partial<Choosing>, readonly string[]]>([
    [
      'on an office chair',
      { setting: 'desk' },
      ['chair-rotation', 'neck-flexion', 'overhead-arm-reach', 'scapular-squeeze'],
    ],
    [
      'on an office chair, unnoticed',
      { setting: 'desk', isDiscreet: true },
      ['chair-rotation', 'neck-flexion', 'scapular-squeeze'],
    ],
    [
      'there or on one’s feet',
      { setting: 'standing' },
      [
        'arm-slides',
        'chair-rotation',
        'corner-stretch',
        'doorway-pec-stretch',
        'neck-flexion',
        'overhead-arm-reach',
        'scapular-squeeze',
        'standing-thoracic-rotation',
        'wall-angels',
      ],
    ],
    [
      'a neck injury: the page says to leave it out',
      { setting: 'desk', conditions: ['neck injury'] },
      ['chair-rotation', 'overhead-arm-reach', 'scapular-squeeze'],
    ],
    [
      'what is not wanted',
      { setting: 'desk', without: ['chair-rotation', 'no-longer-there'] },
      ['neck-flexion', 'overhead-arm-reach', 'scapular-squeeze'],
    ],
  ])('%s', (_, choosing, ids) => {
    expect(idsThatFit(choosing).toSorted()).toEqual(ids)
  })

  test('anything is all but what needs a band', () => {
    const all = KNOWLEDGE.exercises.map(({ id }) => id)
    expect(idsThatFit({})).toEqual(
      all.filter((id) => !['lat-pulldown', 'trapezius-strengthening'].includes(id)),
    )
  })

  test('nothing fits: there is no turn', () => {
    const without = KNOWLEDGE.exercises.map(({ id }) => id)
    expect(ROTATION.pick({ ...ANYTHING, without }, [], on('2026-11-24T10:30'), 'a')).toBeUndefined()
  })
})

describe('what people are told', () => {
  // Only what stands in the table is left to choose from.
  const among = (...ids: readonly string[]): Choosing => ({
    ...ANYTHING,
    without: KNOWLEDGE.exercises.map(({ id }) => id).filter((id) => !ids.includes(id)),
  })
  test.each<[string, readonly string[], readonly Shown[], string, Omit<Turn, 'exercise'>]>([
    [
      'the first of all',
      ['corner-stretch'],
      [],
      '2026-11-24T10:30',
      { aim: 'open the chest', why: 'To begin with, we open the chest.', easier: false },
    ],
    [
      'the day after',
      ['corner-stretch', 'chair-rotation'],
      [shownOn('corner-stretch', '2026-11-24T10:30')],
      '2026-11-25T10:30',
      { aim: 'turn', why: 'Last time we opened the chest; today we turn.', easier: false },
    ],
    [
      'a few hours later',
      ['sphinx', 'cat-cow'],
      [shownOn('sphinx', '2026-11-24T10:30')],
      '2026-11-24T15:00',
      { aim: 'round', why: 'Earlier today we arched the back; now we bend forwards.', easier: false },
    ],
    [
      'an aim of which only another exercise is left',
      ['corner-stretch', 'doorway-pec-stretch'],
      [shownOn('corner-stretch', '2026-11-24T10:30')],
      '2026-11-25T10:30',
      {
        aim: 'open the chest',
        why: 'Last time we opened the chest; today we open the chest in another way.',
        easier: false,
      },
    ],
    [
      'one exercise alone',
      ['neck-flexion'],
      [shownOn('neck-flexion', '2026-11-24T10:30')],
      '2026-11-25T10:30',
      { aim: 'neck', why: 'Last time we eased the neck; today we ease the neck once more.', easier: false },
    ],
    [
      'a Monday, where the easier form leads to what is not wanted',
      ['cobra', 'neck-flexion'],
      [shownOn('neck-flexion', '2026-11-20T10:30')],
      '2026-11-23T10:30',
      {
        aim: 'arch',
        why: 'Last time we eased the neck; today we arch the back, gently, as it is Monday.',
        easier: false,
      },
    ],
    [
      'a Monday, in its easier form',
      ['bird-dog', 'neck-flexion'],
      [shownOn('neck-flexion', '2026-11-20T10:30')],
      '2026-11-23T10:30',
      {
        aim: 'strength',
        why: 'Last time we eased the neck; today we strengthen the back, gently, as it is Monday.',
        easier: true,
      },
    ],
    [
      'after a long pause',
      ['wall-angels', 'neck-flexion'],
      [shownOn('neck-flexion', '2026-11-20T10:30')],
      '2026-11-25T09:00',
      {
        aim: 'shoulder blades',
        why: 'Last time we eased the neck; today we work the shoulder blades, gently, after the long pause.',
        easier: true,
      },
    ],
    [
      'every Friday is no long pause',
      ['wall-angels', 'neck-flexion'],
      [
        shownOn('neck-flexion', '2026-11-20T10:30'),
        shownOn('neck-flexion', '2026-11-13T10:30'),
        shownOn('neck-flexion', '2026-11-06T10:30'),
      ],
      '2026-11-27T10:30',
      {
        aim: 'shoulder blades',
        why: 'Last time we eased the neck; today we work the shoulder blades.',
        easier: false,
      },
    ],
    [
      'an exercise whose page is gone',
      ['chair-rotation'],
      [shownOn('no-longer-there', '2026-11-24T10:30')],
      '2026-11-25T10:30',
      { aim: 'turn', why: 'Today we turn.', easier: false },
    ],
  ])('%s', (_, ids, shown, written, { aim, why, easier }) => {
    const turn = ROTATION.pick(among(...ids), shown, on(written), 'a')
    expect(turn).toMatchObject({ aim, why, easier })
  })

  test('Monday is one where the break is', () => {
    const shown = [shownOn('neck-flexion', '2026-11-20T10:30')]
    const at = { instant: Temporal.Instant.from('2026-11-22T20:00Z').epochMilliseconds }
    const why = (zone: string) => ROTATION.pick(among('cat-cow'), shown, { ...at, zone }, 'a')?.why
    expect([why('Asia/Tokyo'), why('UTC')]).toEqual([
      'Last time we eased the neck; today we bend forwards, gently, as it is Monday.',
      'Last time we eased the neck; today we bend forwards.',
    ])
  })

  test('where several have their turn, Monday takes an easy one', () => {
    const shown = [shownOn('neck-flexion', '2026-11-20T10:30')]
    const easy = ROTATION.fitting(ANYTHING).filter(({ level }) => level === 'easy')
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const turn = ROTATION.pick(ANYTHING, shown, on('2026-11-23T10:30'), seed)
        expect(easy.map(({ id }) => id)).toContain(turn?.exercise)
      }),
    )
  })
})

const choosings = fc.record({
  setting: fc.constantFrom(...BREAK_SETTINGS),
  isDiscreet: fc.boolean(),
  conditions: fc.subarray(
    KNOWLEDGE.words.conditions.map(({ name }) => name),
    { maxLength: 2 },
  ),
  without: fc.subarray([...KNOWLEDGE.exercises.map(({ id }) => id), 'no-longer-there'], { maxLength: 6 }),
})

/** Turns one after the other, as a break with these settings shows them; the newest first. */
function turnsOf(
  steps: readonly { readonly choosing: Choosing; readonly hours: number }[],
  seed: string,
  before: readonly Shown[] = [],
) {
  let { instant } = on('2026-11-02T09:00')
  let shown = before
  return steps.flatMap(({ choosing, hours }) => {
    instant += hours * 3_600_000
    const turn = ROTATION.pick(choosing, shown, { instant, zone: ZONE }, seed)
    if (turn === undefined) return []
    const step = { turn, choosing, shown }
    shown = [{ exercise: turn.exercise, opening: 0, at: instant }, ...shown]
    return [step]
  })
}

const hours = fc.constantFrom(1, 4, 24, 72, 24 * 14)
/** A break whose settings change now and then. */
const histories = fc
  .array(fc.record({ choosing: choosings, gaps: fc.array(hours, { minLength: 1, maxLength: 40 }) }), {
    maxLength: 4,
  })
  .map((phases) => phases.flatMap(({ choosing, gaps }) => gaps.map((gap) => ({ choosing, hours: gap }))))

describe('whatever was shown before, and however the settings change', () => {
  test('nothing comes again before all that fit had their turn', () => {
    fc.assert(
      fc.property(histories, fc.string(), (steps, seed) => {
        for (const { turn, choosing, shown } of turnsOf(steps, seed)) {
          const ids = shown.map(({ exercise }) => exercise)
          const last = ids.indexOf(turn.exercise)
          if (last < 0) continue
          const since = new Set(ids.slice(0, last + 1))
          const waiting = ROTATION.fitting(choosing).filter(({ id }) => !since.has(id))
          expect(waiting.map(({ id }) => id)).toEqual([])
        }
      }),
    )
  })

  test('an aim comes twice in a row only where no other has its turn', () => {
    fc.assert(
      fc.property(histories, fc.string(), (steps, seed) => {
        for (const { turn, choosing, shown } of turnsOf(steps, seed)) {
          const [last] = shown
          if (last === undefined || page(last.exercise).aim !== turn.aim) continue
          const ids = shown.map(({ exercise }) => exercise)
          const fresh = ROTATION.fitting(choosing).filter(({ id }) => !ids.includes(id))
          expect(fresh.filter(({ aim }) => aim !== turn.aim)).toEqual([])
        }
      }),
    )
  })

  test('only what fits is shown, and the same again for the same', () => {
    fc.assert(
      fc.property(histories, fc.string(), (steps, seed) => {
        const turns = turnsOf(steps, seed)
        const unfit = turns.filter(
          ({ turn, choosing }) => !ROTATION.fitting(choosing).some(({ id }) => id === turn.exercise),
        )
        expect(unfit).toEqual([])
        expect(turnsOf(steps, seed)).toEqual(turns)
      }),
    )
  })

  test('a history of anything at all is no trouble', () => {
    const shown = fc.record({ exercise: fc.string(), opening: fc.integer(), at: fc.nat(2 ** 41) })
    fc.assert(
      fc.property(fc.array(shown), choosings, fc.string(), (before, choosing, seed) => {
        const turn = ROTATION.pick(choosing, before, on('2026-11-25T10:30'), seed)
        const ids = ROTATION.fitting(choosing).map(({ id }) => id)
        expect(ids.includes(turn?.exercise ?? '')).toBe(ids.length > 0)
      }),
    )
  })
})

test('round after round, no aim comes twice in a row where none is the half of all', () => {
  fc.assert(
    fc.property(choosings, hours, fc.string(), (choosing, gap, seed) => {
      const fit = ROTATION.fitting(choosing)
      const counts = fit.map(({ aim }) => fit.filter((other) => other.aim === aim).length)
      fc.pre(fit.length > 1 && Math.max(...counts) * 2 <= fit.length)
      const steps = Array.from({ length: fit.length * 2 + 1 }, () => ({ choosing, hours: gap }))
      const aims = turnsOf(steps, seed).map(({ turn }) => turn.aim)
      expect(aims.filter((aim, index) => aim === aims[index - 1])).toEqual([])
    }),
  )
})

test('different breaks start with different exercises', () => {
  const starts = Array.from(
    { length: 50 },
    (_, id) => ROTATION.pick(ANYTHING, [], on('2026-11-24T10:30'), String(id))?.exercise,
  )
  expect(new Set(starts).size).toBeGreaterThanOrEqual(8)
})

describe('over a year every aim gets its share of each month, within 15 % or one exercise', () => {
  const hourly = Array.from({ length: 9 }, (_, index) => 9 + index)
  const workdays = [1, 2, 3, 4, 5]
  const cadences = [
    { name: 'weekdays 10:30 and 15:00', choosing: {}, weekdays: workdays, times: [10.5, 15], weeks: 1 },
    {
      name: 'every 90 minutes from 9 to 17 on weekdays, at the desk',
      choosing: { setting: 'desk' },
      weekdays: workdays,
      times: [9, 10.5, 12, 13.5, 15, 16.5],
      weeks: 1,
    },
    {
      name: 'mon wed fri 9:55, standing',
      choosing: { setting: 'standing' },
      weekdays: [1, 3, 5],
      times: [9 + 55 / 60],
      weeks: 1,
    },
    { name: 'hourly from 9 to 17 on weekdays', choosing: {}, weekdays: workdays, times: hourly, weeks: 1 },
    { name: 'every other friday 16:00', choosing: {}, weekdays: [5], times: [16], weeks: 2 },
    {
      name: 'daily at noon, with pregnancy and osteoporosis',
      choosing: { conditions: ['pregnancy', 'osteoporosis'] },
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      times: [12],
      weeks: 1,
    },
  ] satisfies readonly {
    readonly name: string
    readonly choosing: Partial<Choosing>
    readonly weekdays: readonly number[]
    readonly times: readonly number[]
    readonly weeks: number
  }[]

  test.each(cadences)('$name', ({ choosing: wanted, weekdays, times, weeks }) => {
    const choosing: Choosing = { ...ANYTHING, ...wanted }
    const fit = ROTATION.fitting(choosing)
    for (const seed of ['a', 'b', 'c']) {
      const months = new Map<string, Aim[]>()
      const shown: Shown[] = []
      for (let day = 0; day < 364; day++) {
        const date = Temporal.PlainDate.from('2026-11-02').add({ days: day })
        if (!weekdays.includes(date.dayOfWeek) || Math.floor(day / 7) % weeks > 0) continue
        for (const time of times) {
          const at = on(`${date}T00:00`)
          const instant = at.instant + time * 3_600_000
          const turn = ROTATION.pick(choosing, shown.slice(0, LOOKS_BACK), { ...at, instant }, seed)
          if (turn === undefined) continue
          shown.unshift({ exercise: turn.exercise, opening: 0, at: instant })
          const month = date.toPlainYearMonth().toString()
          months.set(month, [...(months.get(month) ?? []), turn.aim])
        }
      }
      const unbalanced = [...months].flatMap(([month, aims]) =>
        [...new Set(fit.map(({ aim }) => aim))].flatMap((aim) => {
          const share = (aims.length * fit.filter((one) => one.aim === aim).length) / fit.length
          const count = aims.filter((one) => one === aim).length
          const isBalanced = Math.abs(count - share) <= Math.max(1, 0.15 * share) + 1e-9
          return isBalanced ? [] : [`${seed} ${month} ${aim}: ${count} of ${share}`]
        }),
      )
      expect(unbalanced).toEqual([])
      expect(months.size).toBe(12)
    }
  })
})
