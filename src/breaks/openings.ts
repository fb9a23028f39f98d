import type { Shown } from './break.ts'

/** What stands above a prompt, before the name of its exercise. No two begin alike, so neither do two in a row. */
export const OPENINGS = [
  'Time to move',
  'A moment for your back',
  'Stretch break',
  'Let go of the keyboard',
  'Breathe out and begin',
  'Here we go',
  'Loosen up a little',
  'Good moment to move',
  'Pause for a stretch',
  'Up for this one',
  'Take a short break',
  'Unwind a little',
  'Something for your back',
  'Now for a stretch',
] as const

/** Which opening comes after what was shown, the newest first. */
export function nextOpening([last]: readonly Shown[]): number {
  return last === undefined ? 0 : within(last.opening + 1)
}

/** The words of an opening, also of one from a longer list of another version. */
export function openingAt(index: number): string {
  return OPENINGS[within(index)] ?? OPENINGS[0]
}

function within(index: number): number {
  return ((Math.trunc(index) % OPENINGS.length) + OPENINGS.length) % OPENINGS.length
}
