import fc from 'fast-check'
import { BREAK_SETTINGS, type BreakDraft } from '../../../src/breaks/break.ts'
import { NTHS, WEEKDAYS, type Cadence } from '../../../src/breaks/cadence.ts'

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }))
/** All that `Date` and Temporal reach. */
const instant = fc.integer({ min: -8.64e15, max: 8.64e15 })
const minute = fc.integer({ min: 0, max: 1439 })
const span = fc.record({ from: minute, to: minute })
const list = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 })
const maybe = { requiredKeys: [] as never[] }

const cadence: fc.Arbitrary<Cadence> = fc
  .tuple(
    fc.record({
      days: fc.oneof(
        fc.record({
          kind: fc.constant('weekdays' as const),
          weekdays: list(fc.constantFrom(...WEEKDAYS)),
          everyWeeks: fc.integer({ min: 1, max: 9 }),
        }),
        fc.record({
          kind: fc.constant('nth of month' as const),
          nths: list(fc.constantFrom(...NTHS)),
          weekdays: list(fc.constantFrom(...WEEKDAYS)),
        }),
        fc.record({
          kind: fc.constant('day of month' as const),
          days: list(fc.integer({ min: -1, max: 31 })),
        }),
      ),
      times: fc.oneof(
        fc.record({ kind: fc.constant('at' as const), minutes: list(minute) }),
        fc.record({
          kind: fc.constant('every' as const),
          minutes: fc.integer({ min: 5, max: 720 }),
          windows: list(span),
          gaps: list(span),
        }),
      ),
      zone: text,
    }),
    fc.record({ months: list(fc.integer({ min: 1, max: 12 })), starts: text, ends: text }, maybe),
  )
  .map(([needed, more]) => ({ ...needed, ...more }))

/** Any break that the types allow. */
export const anyDraft: fc.Arbitrary<BreakDraft> = fc
  .tuple(
    fc.record({
      place: fc.record({ platform: text, workspace: text, channel: text, isDirect: fc.boolean() }),
      cadence,
      choosing: fc.record({
        setting: fc.constantFrom(...BREAK_SETTINGS),
        isDiscreet: fc.boolean(),
        conditions: list(text),
        without: list(text),
      }),
      daysOff: fc
        .tuple(
          fc.record({
            pauses: list(
              fc.oneof(fc.record({ from: instant }), fc.record({ from: instant, until: instant })),
            ),
            dates: list(text),
            times: list(instant),
          }),
          fc.record({ holidays: text }, maybe),
        )
        .map(([needed, more]) => ({ ...needed, ...more })),
      tzdata: text,
      createdAt: instant,
    }),
    fc.record({ owner: text, nextDue: instant, stopped: text, hasWeek: fc.constant(true as const) }, maybe),
  )
  .map(([needed, more]) => ({ ...needed, ...more }))
