import { NO_DAYS_OFF, type BreakDraft } from '../../../src/breaks/break.ts'
import type { Place } from '../../../src/place.ts'

/** A team's channel. */
export const TEAM: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false }

/** The direct messages with somebody. */
export function messagesWith(person: string): Place {
  return { platform: 'slack', workspace: 'T1', channel: person, isDirect: true }
}

/** A break as somebody sets it up, with what matters to a test put in. */
export function draftOf(what: Partial<BreakDraft> = {}): BreakDraft {
  return {
    place: TEAM,
    owner: 'ada',
    cadence: {
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], everyWeeks: 1 },
      times: { kind: 'at', minutes: [630, 900] },
      zone: 'Europe/Berlin',
    },
    choosing: { setting: 'desk', isDiscreet: false, conditions: [], without: [] },
    daysOff: NO_DAYS_OFF,
    nextDue: 1_000,
    tzdata: '2026b',
    createdAt: 1,
    ...what,
  }
}

/** What ids and names may hold, with the reason to try it. */
export const STRANGE: readonly (readonly [string, string])[] = [
  ['nothing at all', ''],
  ['quotes', `o'hara "the" \`back\``],
  ['what SQL and its patterns would read', `'; drop table break; -- % _ ? :1 $1`],
  ['a NUL, which PostgreSQL refuses', 'a\0b'],
  ['an escape written out', 'a\\u0000b\\\\'],
  ['an emoji of several signs', '👩🏽‍💻'],
  ['half of a surrogate pair', 'a\ud83d'],
  ['line ends', 'a\r\nb\u2028c'],
  ['something long', 'x'.repeat(5_000)],
]
