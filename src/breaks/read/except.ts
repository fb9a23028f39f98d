import { clockAt, isClock } from './clock.ts'
import { weekdaysAt } from './days.ts'
import { listAt } from './list.ts'
import { monthListAt } from './months.ts'
import type { Clock, Found, Meant, Rule } from './piece.ts'
import { spansAt } from './span.ts'
import { isKey, skip, type Line } from './tokens.ts'

/**
 * What is left out: "except lunch", "but not between 12 and 13", "except fridays and in august". Stands behind what it
 * takes something from, so that "do not come at 10" is not heard as a wish.
 */
export function exceptionsAt(line: Line, at: number): Found<readonly Meant[]> | undefined {
  const lead = leadAt(line, at)
  if (lead === at || at === 0) return undefined
  const first = exceptionAt(line, lead)
  if (first === undefined) return undefined
  const found: Meant[] = [first.value]
  let end = first.end
  for (;;) {
    const comma = skip(line, end, 'comma')
    const joint = skip(line, comma, 'and', 'plus')
    // Behind a comma alone something new may begin.
    const next = joint > comma ? exceptionAt(line, Math.max(joint, leadAt(line, joint))) : undefined
    if (next === undefined) return { value: found, end }
    found.push(next.value)
    end = next.end
  }
}

function leadAt(line: Line, at: number): number {
  const { tokens } = line
  if (isKey(tokens[at], 'other') && isKey(tokens[at + 1], 'than')) return at + 2
  if (isKey(tokens[at], 'but') && isKey(tokens[at + 1], 'no', 'except')) return at + 2
  const { meaning } = tokens[at + 1] ?? {}
  if (isKey(tokens[at], 'but') && (meaning?.is === 'weekdays' || isKey(tokens[at + 1], 'lunch')))
    return at + 1
  return isKey(tokens[at], 'except', 'no') ? skip(line, at + 1, 'for', 'from') : at
}

const exceptionAt: Rule<Meant> = (line, at) => {
  const place = skip(line, at, 'on', 'in', 'at', 'for')
  if (isKey(line.tokens[place], 'lunch')) {
    const time = line.tokens[place + 1]
    const isBreak = isKey(time, 'time') || (time?.meaning?.is === 'unit' && time.meaning.unit === 'hour')
    return { value: { kind: 'without lunch' }, end: isBreak ? place + 2 : place + 1 }
  }
  const spans = spansAt(line, place)
  if (spans !== undefined) {
    if ('wrong' in spans.value) return { value: { kind: 'wrong', why: spans.value.wrong }, end: spans.end }
    return { value: { kind: 'without spans', spans: spans.value }, end: spans.end }
  }
  const days = weekdaysAt(line, place)
  if (days !== undefined) return { value: { kind: 'without days', weekdays: days.value }, end: days.end }
  const months = monthListAt(line, place)
  if (months !== undefined)
    return { value: { kind: 'without months', months: months.value }, end: months.end }
  return hoursAt(line, place)
}

function hoursAt(line: Line, at: number): Found<Meant> | undefined {
  const found = listAt(line, at, clockAt)
  if (found === undefined) return undefined
  const wrong = found.value.find((clock) => !isClock(clock))
  if (wrong !== undefined && !isClock(wrong))
    return { value: { kind: 'wrong', why: wrong.wrong }, end: found.end }
  return { value: { kind: 'without hours', clocks: found.value as readonly Clock[] }, end: found.end }
}
