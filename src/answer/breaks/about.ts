import type { Document } from '../../document.ts'
import { choices, list, note, text } from '../say.ts'
import { breaksChoice } from './problem.ts'

/** What can be done with breaks, for those who ask, and for those whose words meant none of it. */
export function aboutBreaks(): Document {
  return [
    { type: 'title', text: 'Stretch breaks' },
    text('Say when you want one, in your own words; I say back what I understood before anything is set up.'),
    ...list(
      'You can write, for example',
      [
        'remind us to stretch on weekdays at 10:30 and 15:00',
        'remind me every 90 minutes between 9 and 5 on weekdays',
        '/breaks preview first monday of the month at 14:00',
        '/breaks pause until monday',
        '/breaks skip 24 december',
        '/breaks change 1 at a desk; without cobra',
        '/breaks remove 1',
      ].map((example) => [example]),
    ),
    note('Who sets a break up can change it, and so can those who administer the place.'),
    ...choices(
      breaksChoice('Weekdays 10:30 and 15:00', 'add weekdays at 10:30 and 15:00'),
      breaksChoice('The breaks here', 'list'),
    ),
  ]
}
