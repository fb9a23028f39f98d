import { askRegion, askWhen, draftDocument, setUpDocument } from '../../answer/breaks/draft.ts'
import { notUnderstood, refusal } from '../../answer/breaks/problem.ts'
import { NO_DAYS_OFF, type Choosing } from '../../breaks/break.ts'
import { addBreak, MOST_BREAKS, type BreakPlan } from '../../breaks/keep.ts'
import { readOptions, sayOptions, type Options } from '../../breaks/options.ts'
import { whyNotAdd } from '../../breaks/rights.ts'
import { readWhen } from '../../breaks/when.ts'
import type { Cadence } from '../../breaks/cadence.ts'
import type { Document } from '../../document.ts'
import { ownPlace, type BreakCall, type BreakPart } from './call.ts'

/** A stretch break: said back with its next times first, stored once that was confirmed. */
export const add: BreakPart = {
  name: 'add',
  usage: '<when>[; where] [; holidays of a country] [; for me]',
  summary: 'Set up a stretch break: "weekdays at 10:30 and 15:00; at a desk; holidays Germany"',
  wish: 'set up',
  run: async (text, at) => prepare(text, at, async (plan, notes) => draftDocument(plan, notes, at)),
}

/** The same, confirmed. */
export async function addConfirmed(text: string, at: BreakCall): Promise<Document> {
  return prepare(text, at, async (plan) => {
    const kept = await addBreak(at.ports, plan)
    return kept === undefined
      ? refusal(
          'Not set up',
          `There are ${MOST_BREAKS} breaks here already, as many as a place can have. Remove one first: "/breaks remove".`,
        )
      : setUpDocument(kept, at)
  })
}

/** Reads what a break is to be and goes on with it, or asks for what is missing. */
export async function prepare(
  text: string,
  at: BreakCall,
  then: (plan: BreakPlan, notes: readonly string[]) => Promise<Document>,
): Promise<Document> {
  const { options, rest, problems, regions } = readOptions(text, at.ports.holidays)
  const place = options.isPersonal === true ? ownPlace(at) : at.place
  const why = whyNotAdd(at.member, place, at.rights)
  if (why !== undefined) return refusal('Not set up', why)
  if (regions !== undefined) return askRegion(regions, `add ${text}`, at.ports.holidays)
  const reading = readWhen(rest, at)
  switch (reading.kind) {
    case 'cadence': {
      const [problem] = problems
      if (problem !== undefined) return refusal('Nearly there', problem)
      return then(planOf(reading.cadence, options, place, at), reading.notes)
    }
    case 'refused':
      return notUnderstood(
        [...reading.problems, ...problems.map((why) => ({ words: 'holidays', why }))],
        reading.examples,
      )
    default:
      return askWhen(reading, (phrase) => `add ${[phrase, ...sayOptions(options)].join('; ')}`)
  }
}

function planOf(
  cadence: Cadence,
  { setting = 'standing', isDiscreet = false, holidays }: Options,
  place: BreakPlan['place'],
  { member }: BreakCall,
): BreakPlan {
  const choosing: Choosing = { setting, isDiscreet, conditions: [], without: [] }
  return {
    place,
    owner: member.person,
    cadence,
    choosing,
    daysOff: typeof holidays === 'string' ? { ...NO_DAYS_OFF, holidays } : NO_DAYS_OFF,
  }
}
