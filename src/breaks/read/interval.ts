import { amountAt, ordinalAt, unitAt } from './number.ts'
import type { Found, PieceRule } from './piece.ts'
import { isKey, skip, type Line } from './tokens.ts'

/** "every 90 minutes", "hourly", "every hour and a half", "every 1h30", "every other hour", "once an hour". */
export const intervalAt: PieceRule = (line, at) => {
  const { tokens } = line
  const half = isKey(tokens[at], 'half') ? skip(line, at + 1, 'dash') : at
  if (isKey(tokens[half], 'hourly'))
    return { value: { kind: 'interval', minutes: half > at ? 30 : 60 }, end: half + 1 }
  const counted = isKey(tokens[at], 'once') ? skip(line, at + 1, 'per', 'every') : at
  if (counted > at && unitAt(line, counted) === 'hour')
    return { value: { kind: 'interval', minutes: 60 }, end: counted + 1 }
  const every = skip(line, at, 'once')
  if (!isKey(tokens[every], 'every')) return undefined
  const found = everyOther(line, every + 1) ?? durationAt(line, every + 1)
  return found && { value: { kind: 'interval', minutes: found.value }, end: found.end }
}

/** "every other hour", "every second hour", "every third hour". */
function everyOther(line: Line, at: number): Found<number> | undefined {
  const other = isKey(line.tokens[at], 'other') ? { value: 2, end: at + 1 } : ordinalAt(line, at)
  if (other === undefined || other.value < 2 || unitAt(line, other.end) !== 'hour') return undefined
  return { value: other.value * 60, end: other.end + 1 }
}

/** A length of time in minutes: "90 minutes", "hour", "half hour", "1h30", "2 and a half hours", "an hour and a half". */
function durationAt(line: Line, at: number): Found<number> | undefined {
  const { tokens } = line
  const quarter = isKey(tokens[at], 'quarter') ? skip(line, at + 1, 'of') : at
  if (quarter > at && unitAt(line, quarter) === 'hour') return { value: 15, end: quarter + 1 }
  const amount = unitAt(line, at) === 'hour' ? { value: 1, end: at } : amountAt(line, at)
  if (amount === undefined) return undefined
  const place = skip(line, amount.end, 'dash')
  const unit = unitAt(line, place)
  if (unit === 'second') return { value: amount.value / 60, end: place + 1 }
  if (unit === 'minute') return { value: amount.value, end: place + 1 }
  if (unit !== 'hour') return undefined
  const hours = amount.value * 60
  const rest = restAt(line, place + 1)
  return { value: hours + (rest?.value ?? 0), end: rest?.end ?? place + 1 }
}

/** What comes behind whole hours: "30", "and a half", "and 30 minutes". */
function restAt(line: Line, at: number): Found<number> | undefined {
  const { tokens } = line
  const glued = tokens[at]?.isGlued === true ? tokens[at]?.digits : undefined
  if (glued?.length === 2 && Number(glued) < 60) {
    return { value: Number(glued), end: unitAt(line, at + 1) === 'minute' ? at + 2 : at + 1 }
  }
  const joined = skip(line, at, 'and')
  if (joined > at && isKey(tokens[joined], 'half')) return { value: 30, end: joined + 1 }
  if (joined > at && isKey(tokens[joined], 'quarter')) return { value: 15, end: joined + 1 }
  const minutes = amountAt(line, joined)
  if (minutes === undefined || minutes.value >= 60 || unitAt(line, minutes.end) !== 'minute') return undefined
  return { value: minutes.value, end: minutes.end + 1 }
}
