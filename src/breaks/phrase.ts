import type { Place } from '../place.ts'
import type { BreakDraft } from './break.ts'
import { sayHeed } from './heed.ts'
import { sayOptions } from './options.ts'
import { sayDates } from './read-plan.ts'
import { sayCadence } from './say.ts'

/** What is typed in a place to set up this very break. */
export function addPhrase(
  { cadence, choosing, daysOff, place }: Pick<BreakDraft, 'cadence' | 'choosing' | 'daysOff' | 'place'>,
  from: Place,
): string {
  const options = sayOptions({
    setting: choosing.setting,
    ...(choosing.isDiscreet ? { isDiscreet: true } : {}),
    ...(daysOff.holidays === undefined ? {} : { holidays: daysOff.holidays }),
    isPersonal: place.isDirect && !from.isDirect,
  })
  return [sayCadence(cadence), ...options, ...sayDates(daysOff.dates), ...sayHeed(choosing)].join('; ')
}
