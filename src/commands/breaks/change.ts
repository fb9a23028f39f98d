import { askRegion, askWhen, changedDocument, neverComes, nextTimes } from '../../answer/breaks/draft.ts'
import { notChanged, notUnderstood, whatToChange } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { NO_DAYS_OFF, type Break } from '../../breaks/break.ts'
import { withHolidays } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { readOptions, sayOptions } from '../../breaks/options.ts'
import { readWhen } from '../../breaks/when.ts'
import { readHeed } from '../../breaks/heed.ts'
import { chosen, heedingOwner } from '../../breaks/plan.ts'
import type { CadenceReading } from '../../breaks/read/read.ts'
import { sayParts } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import { onBreakToChange, type BreakCall, type BreakPart } from './call.ts'
import { nothingFits } from './add.ts'

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
  hint: 'The number of a break, and what is to be otherwise: "2 weekdays at 11"',
  wish: 'change',
  run: onBreakToChange('change', async (kept, rest, call) => {
    if (/^[\s;,]*$/.test(rest)) {
      return whatToChange(EXAMPLES.map((example) => `/breaks change ${breakName(kept)} ${example}`))
    }
    return changeTo(kept, rest, call)
  }),
}

async function changeTo(kept: Break, wanted: string, call: BreakCall): Promise<Document> {
  const heed = readHeed(wanted, call.library)
  const { options, rest, problems, regions } = readOptions(heed.rest, call.ports.holidays)
  const command = `change ${breakName(kept)}`
  if (regions !== undefined)
    return askRegion(
      regions,
      (code) =>
        `${command} ${[rest, ...sayOptions(options), ...heed.said, `holidays ${code}`].filter((one) => one !== '').join('; ')}`,
      call.ports.holidays,
    )
  const reading = rest === '' ? undefined : readNewTimes(rest, kept, call)
  const wrong = [
    ...(reading?.kind === 'refused' ? reading.problems : []),
    ...heed.problems,
    ...problems,
    ...(options.isPersonal === true && !kept.place.isDirect
      ? [
          {
            words: 'for me',
            why: 'A break stays where it is. Set up one of your own with "/breaks add … for me".',
          },
        ]
      : []),
  ]
  if (wrong.length > 0) {
    return notUnderstood(
      wrong,
      EXAMPLES.map((example) => `/breaks ${command} ${example}`),
    )
  }
  if (reading?.kind === 'missing' || reading?.kind === 'ambiguous') {
    const more = [...sayOptions({ ...options, isPersonal: false }), ...heed.said]
    return askWhen(reading, (phrase) => `${command} ${[phrase, ...more].join('; ')}`)
  }
  const edit = (before: Break): Break => ({
    ...before,
    ...(reading?.kind === 'cadence' ? { cadence: reading.cadence } : {}),
    choosing: heed.apply(chosen(heedingOwner(before, call.conditions).choosing, options)),
    daysOff:
      options.holidays === undefined
        ? before.daysOff
        : withHolidays(before.daysOff, options.holidays === false ? undefined : options.holidays),
  })
  if (call.rotation.fitting(edit(kept).choosing).length === 0) return nothingFits()
  const isNew = reading?.kind === 'cadence'
  if (isNew && nextTimes({ cadence: reading.cadence, daysOff: NO_DAYS_OFF }, call).length === 0) {
    return neverComes(reading)
  }
  const changed = await changeBreak(call.ports, kept, edit)
  if (typeof changed === 'string') return notChanged(changed)
  return changedDocument(`${sayName(changed)} is changed`, changed, call)
}

/** What is not said stays: "11:00" is the same days at another time, "mondays" the same time on other days. */
function readNewTimes(text: string, { cadence }: Break, call: BreakCall): CadenceReading {
  const given = { ...call, zone: cadence.zone }
  const reading = readWhen(text, given)
  if (reading.kind !== 'missing') return reading
  const { days, times } = sayParts(cadence)
  const filled = [`${days} ${text}`, `${text} ${times}`].map((whole) => readWhen(whole, given))
  return filled.find(({ kind }) => kind === 'cadence') ?? reading
}
