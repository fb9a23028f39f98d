import { AIMS, type Aim, type Exercise } from '../knowledge/model.ts'
import { linkedExercises } from '../knowledge/text.ts'

/** What a break does this time, and why. */
export type Turn = {
  /** The id of its page. */
  readonly exercise: string
  readonly aim: Aim
  /** One sentence for people: "Last time we opened the chest; today we turn." */
  readonly why: string
  /** Whether the first easier form of its page is meant for today. */
  readonly easier: boolean
}

const GENTLES = ['monday', 'long pause', 'first'] as const
/** Why a turn is a gentle one. The very first is, and nothing is said about it. */
export type Gentle = (typeof GENTLES)[number]

/** What people do for each aim, behind "we": what they did, and what they do. */
const AIM_WORDS: Readonly<Record<Aim, { readonly did: string; readonly does: string }>> = {
  'open the chest': { did: 'opened the chest', does: 'open the chest' },
  turn: { did: 'turned', does: 'turn' },
  arch: { did: 'arched the back', does: 'arch the back' },
  round: { did: 'bent forwards', does: 'bend forwards' },
  'lean to the side': { did: 'leaned to the side', does: 'lean to the side' },
  'shoulder blades': { did: 'worked the shoulder blades', does: 'work the shoulder blades' },
  neck: { did: 'eased the neck', does: 'ease the neck' },
  strength: { did: 'strengthened the back', does: 'strengthen the back' },
}

/** What was done before this turn. */
export type Before = { readonly aim: Aim; readonly isSameDay: boolean; readonly isSameExercise: boolean }

/** "Last time we opened the chest; today we turn, gently, as it is Monday." */
export function sayWhy(aim: Aim, before: Before | undefined, gentle: Gentle | undefined): string {
  const { does } = AIM_WORDS[aim]
  const gently = gentle === undefined ? '' : GENTLY[gentle]
  if (before === undefined) {
    return gentle === 'first' ? `To begin with, we ${does}.` : `Today we ${does}${gently}.`
  }
  const again = before.aim !== aim ? '' : before.isSameExercise ? ' once more' : ' in another way'
  const [earlier, now] = before.isSameDay ? ['Earlier today', 'now'] : ['Last time', 'today']
  return `${earlier} we ${AIM_WORDS[before.aim].did}; ${now} we ${does}${again}${gently}.`
}

const GENTLY: Readonly<Record<Gentle, string>> = {
  monday: ', gently, as it is Monday',
  'long pause': ', gently, after the long pause',
  first: '',
}

/** "No other way to open the chest fits now, so we arch the back, which comes nearest." */
export function sayInstead(aim: Aim, before: Aim | undefined): string {
  const { does } = AIM_WORDS[aim]
  if (before === undefined) return `Instead, we ${does}.`
  if (before === aim) return `Another way to ${does}.`
  return `No other way to ${AIM_WORDS[before].does} fits now, so we ${does}, which comes nearest.`
}

/** The longest sentence that is ever said for an aim: pages are measured with it. */
export function longestWhy(aim: Aim): string {
  const sentences = AIMS.flatMap((before) => [
    sayInstead(aim, before),
    ...[true, false].flatMap((isSameDay) =>
      GENTLES.map((gentle) => sayWhy(aim, { aim: before, isSameDay, isSameExercise: false }, gentle)),
    ),
  ])
  return sentences.reduce((longest, why) => (why.length > longest.length ? why : longest))
}

/** Whether the page has an easier form that leads to nothing but what fits. */
export function hasEasier({ level, easier }: Exercise, fit: readonly Exercise[]): boolean {
  const [first] = easier
  if (first === undefined || level === 'easy') return false
  return linkedExercises([first]).every(({ id }) => fit.some((page) => page.id === id))
}
