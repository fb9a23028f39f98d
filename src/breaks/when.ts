import { looksLikeCron, readCron } from './cron.ts'
import type { Cadence } from './cadence.ts'
import { dateAt } from './moment.ts'
import { next } from './next.ts'
import type { BreakPorts } from './ports.ts'
import { readCadence, type CadenceReading } from './read/read.ts'
import { sayCadence } from './say.ts'
import { findZones } from './zones.ts'

/** Longer than this nobody can look a cadence over, in characters of what is said back. */
const LONGEST_SAID = 400

/** When a break is wanted: in plain words, or as a cron expression by those who think in it. */
export function readWhen(text: string, given: Given): CadenceReading {
  const reading = readCronIn(text, given) ?? readWords(text, given)
  if (reading.kind !== 'cadence' || sayCadence(reading.cadence).length <= LONGEST_SAID) return reading
  return {
    kind: 'refused',
    problems: [{ words: 'all of it', why: 'that is more than one break can say; please make two of it.' }],
    examples: [],
  }
}

type Given = { readonly ports: Pick<BreakPorts, 'now' | 'checkCron'>; readonly zone: string | undefined }

function readWords(text: string, { ports, zone }: Given): CadenceReading {
  const today = dateAt(ports.now(), zone ?? 'UTC')
  const given = zone === undefined ? {} : { zone }
  const reading = readCadence(text, { today, ...given })
  if (reading.kind !== 'cadence' || !isOverToday(reading.cadence, today, ports.now())) return reading
  // Weeks are counted from a day on which it can still come.
  const later = readCadence(text, {
    today: Temporal.PlainDate.from(today).add({ days: 1 }).toString(),
    ...given,
  })
  return later.kind === 'cadence' ? later : reading
}

/** So many words has the name of a zone at most: "Buenos Aires", "Salt Lake City". */
const MOST_ZONE_WORDS = 3

/** A cron expression, with its zone behind it or without; nothing where the text is none. */
function readCronIn(text: string, { ports, zone }: Given): CadenceReading | undefined {
  const words = text.trim().split(/[\s,]+/)
  for (let count = 1; count <= MOST_ZONE_WORDS && count < words.length; count++) {
    const fields = words.slice(0, -count).join(' ')
    if (!looksLikeCron(fields)) continue
    const [named, ...others] = findZones(
      words
        .slice(-count)
        .filter((word) => !/^(?:in|time)$/i.test(word))
        .join(' '),
    )
    if (named !== undefined && others.length === 0) return readCron(fields, named, ports.checkCron)
  }
  if (!looksLikeCron(text)) return undefined
  if (zone !== undefined) return readCron(text, zone, ports.checkCron)
  return {
    kind: 'missing',
    question: 'In which time zone?',
    suggestions: [`${text.trim()} Europe/Berlin`, `${text.trim()} UTC`],
  }
}

/** Whether weeks are counted from today although all times of today are over. */
function isOverToday(cadence: Cadence, today: string, now: number): boolean {
  if (cadence.days.kind !== 'weekdays' || cadence.days.everyWeeks === 1 || cadence.starts !== today)
    return false
  const first = next(cadence, now)
  return first === undefined || dateAt(first, cadence.zone) !== today
}
