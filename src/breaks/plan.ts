import type { BreakDraft, Choosing } from './break.ts'
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

/** What was said of choosing, over what was so before. */
export function chosen(before: Choosing, { setting, isDiscreet }: Options): Choosing {
  return {
    ...before,
    ...(setting === undefined ? {} : { setting }),
    ...(isDiscreet === undefined ? {} : { isDiscreet }),
  }
}
