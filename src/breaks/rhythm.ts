import type { PromptDay } from '../deliver/ports.ts'
import { dateAt } from './moment.ts'

/** How regularly somebody takes part, told so that nobody has anything to lose. */
export type Rhythm =
  /** Nothing was done lately, and nothing is counted. */
  | { readonly is: 'none' }
  /** One day counts so far, and on that day something was done. */
  | { readonly is: 'first' }
  /** On so many of so many days; `onWorkdays` where none of them was on a weekend. */
  | { readonly is: 'rhythm'; readonly done: number; readonly of: number; readonly onWorkdays: boolean }

/** So many days are looked back on: what is longer ago weighs on nobody. */
const LOOKED_BACK = 5

/**
 * Somebody's rhythm at a moment (ms since 1970), from the prompts that came for them, in any order. A day counts once,
 * however many prompts it had, and only if one came: weekends, holidays and pauses are no days at all. Nor is a day on
 * which the person only said "not today", a today on which nothing was done yet, or what a break posted before they
 * first took part in it.
 */
export function rhythmOf(prompts: readonly PromptDay[], now: number): Rhythm {
  const joined = firstDone(prompts)
  const theirs = prompts.filter(
    ({ breakId, at, answered }) => answered !== undefined || at >= (joined.get(breakId) ?? Infinity),
  )
  const dates = Map.groupBy(theirs, ({ at, zone }) => dateAt(at, zone))
  const days = [...dates]
    .filter(([date, all]) => isDone(all) || (!isOff(all) && isOver(date, all, now)))
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
  const last = days.slice(0, LOOKED_BACK)
  const done = last.filter(([, all]) => isDone(all)).length
  if (done === 0) return { is: 'none' }
  if (days.length === 1) return { is: 'first' }
  const onWorkdays = last.every(([date]) => Temporal.PlainDate.from(date).dayOfWeek < SATURDAY)
  return { is: 'rhythm', done, of: last.length, onWorkdays }
}

const SATURDAY = 6

/** By break, when the prompt came that somebody did first (ms since 1970). */
function firstDone(prompts: readonly PromptDay[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { breakId, at, answered } of prompts) {
    if (answered === 'done') first.set(breakId, Math.min(at, first.get(breakId) ?? Infinity))
  }
  return first
}

function isDone(prompts: readonly PromptDay[]): boolean {
  return prompts.some(({ answered }) => answered === 'done')
}

function isOff(prompts: readonly PromptDay[]): boolean {
  return prompts.some(({ answered }) => answered === 'not today')
}

/** Whether a date is over wherever one of its prompts came. */
function isOver(date: string, prompts: readonly PromptDay[], now: number): boolean {
  return prompts.every(({ zone }) => date < dateAt(now, zone))
}

/** A rhythm in one sentence, which is never a reproach. */
export function sayRhythm(rhythm: Rhythm): string {
  switch (rhythm.is) {
    case 'none':
      return 'Whenever you join in, it counts.'
    case 'first':
      return 'A good start: your rhythm begins here.'
    case 'rhythm': {
      const { done, of, onWorkdays } = rhythm
      const days = `your last ${of} ${onWorkdays ? 'working days' : 'days with a break'}`
      if (done === of) return `You stretched on each of ${days}.`
      return `You stretched on ${done} of ${days}${done === 1 ? ', and each one does good' : ''}.`
    }
  }
}
