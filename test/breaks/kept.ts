import { NO_DAYS_OFF, type Break } from '../../src/breaks/break.ts'
import { USUAL_CHOOSING } from '../../src/breaks/plan.ts'
import { directPlace } from '../../src/place.ts'
import { HERE } from '../places.ts'
import { at, instant, WORKDAYS } from './calendar.ts'

/** A break of a team, as it is kept. */
export const KEPT: Break = {
  id: 'kept',
  number: 2,
  revision: 1,
  place: HERE,
  owner: 'ada',
  cadence: { days: WORKDAYS, times: at('10:30 15:00'), zone: 'UTC' },
  choosing: USUAL_CHOOSING,
  daysOff: NO_DAYS_OFF,
  nextDue: instant('2026-11-23T10:30Z'),
  tzdata: 'test',
  createdAt: instant('2026-11-02T09:00Z'),
}

/** The same, as one of Ada's own. */
export const OWN: Break = { ...KEPT, place: directPlace(HERE, 'ada') }
