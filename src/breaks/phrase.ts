import type { Place } from '../place.ts'
import type { BreakDraft } from './break.ts'
import { sayOptions } from './options.ts'
import { sayCadence } from './say.ts'

/** What is typed in a place to set up this very break. */
export function addPhrase(
  { cadence, choosing, daysOff, place }: Pick<BreakDraft, 'cadence' | 'choosing' | 'daysOff' | 'place'>,
  from: Place,
): string {
  const options = sayOptions({
    setting: choosing.setting,
    isDiscreet: choosing.isDiscreet,
    ...(daysOff.holidays === undefined ? {} : { holidays: daysOff.holidays }),
    isPersonal: place.isDirect && !from.isDirect,
  })
  return [sayCadence(cadence), ...options].join('; ')
}
