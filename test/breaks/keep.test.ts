import { describe, expect, test } from 'vitest'
import { openInMemory } from '../../adapters/database/open.ts'
import { NO_DAYS_OFF, type Break } from '../../src/breaks/break.ts'
import { withDate, withPause, withTime } from '../../src/breaks/days-off.ts'
import { moveDue } from '../../src/breaks/due.ts'
import { addBreak, changeBreak } from '../../src/breaks/keep.ts'
import { USUAL_CHOOSING } from '../../src/breaks/plan.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { HERE } from '../places.ts'
import { at, instant, WORKDAYS } from './calendar.ts'
import { HOLIDAYS } from './team.ts'

const DUE = instant('2026-11-23T10:30Z')
/** Before the tick that would have moved it on. */
const NOW = DUE + 400

describe('a break that is changed in the second in which it is due', () => {
  const CASES: readonly (readonly [string, (kept: Break) => Break, boolean])[] = [
    ['its week is switched on', (kept) => ({ ...kept, hasWeek: true }), true],
    [
      'another place to stretch',
      (kept) => ({ ...kept, choosing: { ...kept.choosing, setting: 'desk' } }),
      true,
    ],
    ['a day off to come', (kept) => ({ ...kept, daysOff: withDate(kept.daysOff, '2026-12-24', NOW) }), true],
    [
      'a pause to come',
      (kept) => ({ ...kept, daysOff: withPause(kept.daysOff, { from: NOW + 1 }, NOW) }),
      true,
    ],
    ['a time more', (kept) => ({ ...kept, cadence: { ...kept.cadence, times: at('10:30 16:00') } }), true],
    ['another time', (kept) => ({ ...kept, cadence: { ...kept.cadence, times: at('10:45') } }), false],
    ['this time is left out', (kept) => ({ ...kept, daysOff: withTime(kept.daysOff, DUE, NOW) }), false],
    ['today is left out', (kept) => ({ ...kept, daysOff: withDate(kept.daysOff, '2026-11-23', NOW) }), false],
    [
      'a pause from now on',
      (kept) => ({ ...kept, daysOff: withPause(kept.daysOff, { from: NOW }, NOW) }),
      false,
    ],
    ['it is stopped', (kept) => ({ ...kept, stopped: 'the channel is archived' }), false],
  ]

  test.each(CASES)('%s: it comes all the same, unless that was its time', async (_, edit, comes) => {
    const { store } = await openInMemory()
    let now = DUE - 60_000
    const ports: BreakPorts = {
      store,
      deliveries: store,
      holidays: HOLIDAYS,
      checkCron: () => [],
      now: () => now,
      tzdata: 'test',
      letOthersRun: async () => {},
    }
    const cadence = { days: WORKDAYS, times: at('10:30'), zone: 'UTC' }
    const plan = { place: HERE, owner: 'ada', cadence, choosing: USUAL_CHOOSING, daysOff: NO_DAYS_OFF }
    const kept = await addBreak(ports, plan)
    if (kept === undefined) throw new Error('It was not set up.')
    now = NOW
    expect(await changeBreak(ports, kept, edit)).toMatchObject({ revision: 2 })
    await moveDue(ports)
    expect((await store.waiting(9)).map(({ dueAt }) => dueAt)).toEqual(comes ? [DUE] : [])
    // Either way it goes on from there.
    const [after] = await store.breaksIn(HERE)
    expect(after?.nextDue === undefined || after.nextDue > NOW).toBe(true)
  })
})
