import type { BreakDraft, Choosing } from './break.ts'
import { union } from '../words/union.ts'
import type { Options } from './options.ts'

/** What a break is made of, before it is reckoned when it comes. */
export type BreakPlan = Omit<BreakDraft, 'nextDue' | 'tzdata' | 'createdAt'>

/** What is stretched where nothing is said of it. */
export const USUAL_CHOOSING: Choosing = {
  setting: 'standing',
  isDiscreet: false,
  conditions: [],
  without: [],
}

/** What is stretched, with care for these conditions as well. */
export function heeding(choosing: Choosing, conditions: readonly string[]): Choosing {
  return { ...choosing, conditions: union(choosing.conditions, conditions).toSorted() }
}

/** A break that comes to one person alone heeds what that one told; a team is told nothing of it. */
export function heedingOwner<Plan extends Pick<BreakPlan, 'place' | 'choosing'>>(
  plan: Plan,
  conditions: readonly string[],
): Plan {
  return plan.place.isDirect ? { ...plan, choosing: heeding(plan.choosing, conditions) } : plan
}

/** What was said of choosing, over what was so before. */
export function chosen(before: Choosing, { setting, isDiscreet }: Options): Choosing {
  return {
    ...before,
    ...(setting === undefined ? {} : { setting }),
    ...(isDiscreet === undefined ? {} : { isDiscreet }),
  }
}
