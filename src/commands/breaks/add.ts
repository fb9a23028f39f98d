import {
  askRegion,
  askWhen,
  draftDocument,
  neverComes,
  nextTimes,
  setUpDocument,
} from '../../answer/breaks/draft.ts'
import { notUnderstood, refusal } from '../../answer/breaks/problem.ts'
import { addBreak, MOST_BREAKS } from '../../breaks/keep.ts'
import { heedingOwner, USUAL_CHOOSING, type BreakPlan } from '../../breaks/plan.ts'
import { readPlan } from '../../breaks/read-plan.ts'
import { whyNotAdd } from '../../breaks/rights.ts'
import type { Document } from '../../document.ts'
import { ownPlace, type BreakCall, type BreakPart, type Said } from './call.ts'

/** A stretch break: said back with its next times first, stored once that was confirmed. */
export const add: BreakPart = {
  name: 'add',
  usage: '<when>[; where][; holidays of a country][; not on a day][; without an exercise][; for me]',
  summary: 'Set up a stretch break: "weekdays at 10:30 and 15:00; at a desk; holidays Germany"',
  hint: 'When, and what else: "weekdays at 10:30; at a desk"',
  wish: 'set up',
  run: async (text, call) => prepare(text, call, async (plan, notes) => draftDocument(plan, notes, call)),
}

/** The same, confirmed; says when it is done. */
export async function addConfirmed(text: string, call: BreakCall, done: () => void): Promise<Said> {
  return prepare(text, call, async (plan) => {
    if (nextTimes(plan, call).length === 0) return neverComes(plan)
    // What was told elsewhere is heeded, and not shown where others read.
    const kept = await addBreak(call.ports, heedingOwner(plan, call.ownConditions))
    if (kept === undefined) {
      return refusal(
        'Not set up',
        `There are ${MOST_BREAKS} breaks here already, as many as a place can have. Remove one first: "/breaks remove".`,
      )
    }
    done()
    return setUpDocument({ ...kept, choosing: plan.choosing }, call)
  })
}

/** Reads what a break is to be and goes on with it, or asks for what is missing. */
export async function prepare(
  text: string,
  call: BreakCall,
  then: (plan: BreakPlan, notes: readonly string[]) => Promise<Document>,
): Promise<Said> {
  const { ports, zone, library, member } = call
  const reading = readPlan(text, { ports, zone, names: library, choosing: USUAL_CHOOSING })
  switch (reading.kind) {
    case 'refused': {
      const { problems, examples } = reading
      return { document: notUnderstood(problems, examples), misread: { problems, examples } }
    }
    case 'ask':
      return askWhen(reading.reading, (phrase) => `add ${reading.withWhen(phrase)}`)
    case 'region':
      return askRegion(reading, (code) => `add ${reading.withRegion(code)}`, ports.holidays)
    case 'plan': {
      const { cadence, daysOff, options, notes } = reading
      const place = options.isPersonal === true ? ownPlace(call) : call.place
      const why = whyNotAdd(member, place, call.rights)
      if (why !== undefined) return refusal('Not set up', why)
      const said = { place, owner: member.person, cadence, choosing: reading.choosing, daysOff }
      const plan = heedingOwner(said, call.conditions)
      if (call.rotation.fitting(plan.choosing).length === 0) return nothingFits()
      return then(plan, notes)
    }
  }
}

/** Too much was asked of the exercises. */
export function nothingFits(): Document {
  return refusal(
    'Nothing would be left',
    'No exercise of mine suits all of that together. Ask for fewer things at once; nothing was changed.',
  )
}
