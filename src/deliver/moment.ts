import type { DeliveryPorts } from './ports.ts'

type Clocks = Pick<DeliveryPorts, 'date' | 'passed'>

/** A moment by both clocks of a machine, each in its own ms. */
export type Moment = { readonly date: number; readonly passed: number }

export function momentOf({ date, passed }: Clocks): Moment {
  return { date: date(), passed: passed() }
}

/** Ms since a moment, by the clock that went on further: one can be set, the other stands still while the machine sleeps. */
export function elapsed(since: Moment, { date, passed }: Clocks): number {
  return Math.max(passed() - since.passed, date() - since.date)
}
