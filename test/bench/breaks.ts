import { NO_DAYS_OFF, type BreakDraft } from '../../src/breaks/break.ts'

/** Breaks that are not due now fall due within so many hours. */
export const GAP_HOURS = 90

/** One of many breaks, as a team would set it up. */
export function draftAt(index: number, places: number, nextDue: number): BreakDraft {
  const place = index % places
  return {
    place: { platform: 'slack', workspace: `T${place % 50}`, channel: `C${place}`, isDirect: false },
    owner: `U${place * 7}`,
    cadence: {
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], everyWeeks: 1 },
      times: { kind: 'at', minutes: [630, 900] },
      zone: 'Europe/Berlin',
    },
    choosing: { setting: 'desk', isDiscreet: false, conditions: [], without: ['cobra'] },
    daysOff: { ...NO_DAYS_OFF, holidays: 'DE-BY' },
    nextDue,
    tzdata: '2026b',
    createdAt: Date.UTC(2026, 10, 20) + index,
  }
}
