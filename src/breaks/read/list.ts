import type { Found, Rule } from './piece.ts'
import { isKey, type Line } from './tokens.ts'

/** The place behind what joins two things of a list: "," "and" ", and" "&" "/". The same place where nothing does. */
export function behindJoint({ tokens }: Line, at: number): number {
  let end = at
  if (isKey(tokens[end], 'comma')) end += 1
  // "10:30 +2" is rather an offset than a list.
  const isSum = isKey(tokens[end], 'plus') && tokens[end]?.isGlued !== tokens[end + 1]?.isGlued
  return isKey(tokens[end], 'and', 'plus', 'slash') && !isSum ? end + 1 : end
}

/** One thing or several, joined; a joint with nothing of the kind behind it is left alone. */
export function listAt<T>(
  line: Line,
  at: number,
  item: Rule<T>,
  needsJoint = true,
): Found<readonly T[]> | undefined {
  const first = item(line, at)
  if (first === undefined) return undefined
  const values = [first.value]
  let end = first.end
  for (;;) {
    const joint = behindJoint(line, end)
    const next = joint === end && needsJoint ? undefined : item(line, joint)
    if (next === undefined) return { value: values, end }
    values.push(next.value)
    end = next.end
  }
}
