import type { BreakPorts } from '../src/breaks/ports.ts'
import type { Clock } from './clock/clock.ts'
import { checkCron } from './clock/cron-check.ts'
import type { Data } from './database/open.ts'
import { createHolidays } from './holidays/holidays.ts'

/** What breaks need of the outside, in earnest. */
export function breakPorts(
  { store, choices }: Pick<Data, 'store' | 'choices'>,
  clock: Pick<Clock, 'now'>,
): BreakPorts {
  return {
    store,
    deliveries: store,
    holidays: createHolidays(),
    checkCron,
    buttonsOf: (person) => choices.countOf(person),
    now: () => clock.now(),
    tzdata: process.versions.tz ?? 'unknown',
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  }
}
