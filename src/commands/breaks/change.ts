import { askRegion, askWhen, changedDocument } from '../../answer/breaks/draft.ts'
import { notUnderstood, refusal } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import type { Break, Choosing } from '../../breaks/break.ts'
import { withHolidays } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { readOptions, sayOptions, type Options } from '../../breaks/options.ts'
import { readWhen } from '../../breaks/when.ts'
import { readWishes } from '../../breaks/heed.ts'
import type { Document } from '../../document.ts'
import { breakToChange, type BreakCall, type BreakPart } from './call.ts'
import { gone } from './pause.ts'

const EXAMPLES = [
  'weekdays at 11:00',
  'at a desk',
  'holidays Germany',
  'without cobra',
  'with care for osteoporosis',
] as const

/** Changes when a break comes or what it shows; what is not said stays. */
export const change: BreakPart = {
  name: 'change',
  usage: '[number] <when; where; holidays of a country; without an exercise; with care for a condition>',
  summary: 'Change a break: "change 2 weekdays at 11", "change 2 at a desk; without cobra"',
  wish: 'change',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    if (rest === '') {
      return notUnderstood(
        [{ words: `change ${breakName(kept)}`, why: 'say what is to be otherwise.' }],
        EXAMPLES.map((example) => `/breaks change ${breakName(kept)} ${example}`),
      )
    }
    return changeTo(kept, rest, at)
  },
}

async function changeTo(kept: Break, wanted: string, at: BreakCall): Promise<Document> {
  const wishes = readWishes(wanted, at.library)
  const { options, rest, problems, regions } = readOptions(wishes.rest, at.ports.holidays)
  const command = `change ${breakName(kept)}`
  if (regions !== undefined) return askRegion(regions, `${command} ${wanted}`, at.ports.holidays)
  const reading = rest === '' ? undefined : readWhen(rest, { ...at, zone: kept.cadence.zone })
  if (reading?.kind === 'missing' || reading?.kind === 'ambiguous') {
    return askWhen(reading, (phrase) => `${command} ${[phrase, ...sayOptions(options)].join('; ')}`)
  }
  const wrong = [
    ...(reading?.kind === 'refused' ? reading.problems : []),
    ...wishes.problems,
    ...problems.map((why) => ({ words: 'holidays', why })),
    ...(options.isPersonal === true
      ? [{ words: 'for me', why: 'a break cannot move; set up one of your own with "/breaks add … for me".' }]
      : []),
  ]
  if (wrong.length > 0) {
    return notUnderstood(
      wrong,
      EXAMPLES.map((example) => `/breaks ${command} ${example}`),
    )
  }
  const edit = (before: Break): Break => ({
    ...before,
    ...(reading?.kind === 'cadence' ? { cadence: reading.cadence } : {}),
    choosing: wishes.apply(withOptions(before.choosing, options)),
    daysOff:
      options.holidays === undefined
        ? before.daysOff
        : withHolidays(before.daysOff, options.holidays === false ? undefined : options.holidays),
  })
  if (at.rotation.fitting(edit(kept).choosing).length === 0) {
    return refusal(
      'Nothing would be left',
      'No exercise of mine suits all of that together, so the break stays as it was. Leave one of the wishes out.',
    )
  }
  const changed = await changeBreak(at.ports, kept, edit)
  if (changed === undefined) return gone('change')
  return changedDocument(`${sayName(changed)} is changed`, changed, at)
}

function withOptions(before: Choosing, { setting, isDiscreet }: Options): Choosing {
  return {
    ...before,
    ...(setting === undefined ? {} : { setting }),
    ...(isDiscreet === undefined ? {} : { isDiscreet }),
  }
}
