import type { Dose, Range } from './model.ts'
import type { FactReader } from './reader.ts'

const NUMBER = String.raw`(\d{1,3})(?: ?(?:to|-|–) ?(\d{1,3}))?`

/** The forms a part of a dose can take. What each number counts is always said. */
const PARTS: readonly {
  readonly example: string
  readonly pattern: RegExp
  readonly read: (range: Range, unit: string) => Partial<Dose>
}[] = [
  {
    example: 'hold 10 to 20 s',
    pattern: new RegExp(`^hold (?:for )?${NUMBER} ?s(?:econds?|ec)?$`),
    read: (hold) => ({ hold }),
  },
  {
    example: '2 to 3 repetitions (or breaths, or rounds)',
    pattern: new RegExp(`^${NUMBER} (repetition|rep|breath|round)s?$`),
    read: (range, unit) => ({
      count: { ...range, of: unit === 'breath' ? 'breaths' : unit === 'round' ? 'rounds' : 'repetitions' },
    }),
  },
  { example: '1 to 2 sets', pattern: new RegExp(`^${NUMBER} sets?$`), read: (sets) => ({ sets }) },
  {
    example: '1 to 2 times a day',
    pattern: new RegExp(`^${NUMBER} times? (?:a|per) day$`),
    read: (timesADay) => ({ timesADay }),
  },
  {
    example: '3 to 7 days a week',
    pattern: new RegExp(`^${NUMBER} days? (?:a|per) week$`),
    read: (daysAWeek) => ({ daysAWeek }),
  },
]
const EACH_SIDE = 'each side'
const EACH_SIDE_AFTER = /(^| )each side$/
const BARE_NUMBER = new RegExp(`^${NUMBER}$`)

/**
 * Reads `hold 10 to 20 s, 2 to 3 repetitions, each side, 1 to 2 times a day, 3 to 7 days a week`; "each side" may
 * also follow what is done on each.
 */
export const readDose: FactReader<Dose> = (value, where, name) => {
  let dose: Dose = { eachSide: false }
  let sound = true
  const refuse = (sentence: string) => {
    sound = false
    where.problem(sentence)
  }
  for (const written of value.split(',').map((piece) => piece.trim().toLowerCase())) {
    if (written === '') {
      refuse(`"${name}" has a comma with nothing beside it.`)
      continue
    }
    const part = written.replace(EACH_SIDE_AFTER, '')
    if (part !== written) {
      if (dose.eachSide) refuse(`"${name}" says "${EACH_SIDE}" twice.`)
      dose = { ...dose, eachSide: true }
    }
    if (part === '') continue
    const form = PARTS.find(({ pattern }) => pattern.test(part))
    const match = form?.pattern.exec(part)
    if (form === undefined || match?.[1] === undefined) {
      refuse(
        BARE_NUMBER.test(part)
          ? `"${name}" has the bare number "${part}": say what it counts.`
          : `"${name}" has "${part}". Permitted: ${PARTS.map(({ example }) => example).join('; ')}; ${EACH_SIDE}.`,
      )
      continue
    }
    const range = { least: Number(match[1]), most: Number(match[2] ?? match[1]) }
    if (range.least > range.most) refuse(`"${name}" has "${part}": the smaller number comes first.`)
    if (range.most === 0 || range.least === 0) refuse(`"${name}" has "${part}": nothing is done 0 times.`)
    const more = form.read(range, match[3] ?? '')
    const doubled = Object.keys(more).some((key) => key in dose)
    if (doubled) refuse(`"${name}" says "${part}", and something like it before.`)
    dose = { ...dose, ...more }
  }
  if (sound && dose.hold === undefined && dose.count === undefined) {
    refuse(`"${name}" says neither how long nor how many: add "hold 10 s" or "5 repetitions".`)
  }
  if (dose.daysAWeek !== undefined && dose.daysAWeek.most > 7) refuse(`"${name}": a week has 7 days.`)
  return sound ? dose : undefined
}

/** "10 to 20", or "10" where the two are equal. */
function sayRange({ least, most }: Range): string {
  return least === most ? String(least) : `${least} to ${most}`
}

function sayCount(range: Range, one: string, many: string): string {
  return `${sayRange(range)} ${range.most === 1 ? one : many}`
}

/** What to do in one go: "hold 10 to 20 s, 2 to 3 repetitions each side, 1 set". */
export function sayEffort(dose: Dose): string {
  const parts: string[] = []
  if (dose.hold) parts.push(`hold ${sayRange(dose.hold)} s`)
  if (dose.count) parts.push(sayCount(dose.count, dose.count.of.slice(0, -1), dose.count.of))
  if (dose.eachSide) parts.push(`${parts.pop() ?? ''} each side`.trim())
  if (dose.sets) parts.push(sayCount(dose.sets, 'set', 'sets'))
  return parts.join(', ')
}

/** How often: "1 to 2 times a day, 3 to 7 days a week"; empty where the page does not say. */
export function sayFrequency(dose: Dose): string {
  const parts: string[] = []
  if (dose.timesADay) parts.push(`${sayCount(dose.timesADay, 'time', 'times')} a day`)
  if (dose.daysAWeek) parts.push(`${sayCount(dose.daysAWeek, 'day', 'days')} a week`)
  return parts.join(', ')
}

/** The whole dose in words. */
export function sayDose(dose: Dose): string {
  return [sayEffort(dose), sayFrequency(dose)].filter((part) => part !== '').join(', ')
}
