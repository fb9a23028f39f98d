import { looksLikeCron, readCron } from './cron.ts'
import { dateAt } from './moment.ts'
import type { BreakPorts } from './ports.ts'
import { readCadence, type CadenceReading } from './read/read.ts'
import { sayCadence } from './say.ts'
import { findZones } from './zones.ts'

/** Longer than this nobody can look a cadence over, in characters of what is said back. */
export const LONGEST_SAID = 400

/** When a break is wanted: in plain words, or as a cron expression by those who think in it. */
export function readWhen(text: string, given: Given): CadenceReading {
  const reading = looksLikeCron(text) ? readCronIn(text, given) : readWords(text, given)
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
  return readCadence(text, { today, ...(zone === undefined ? {} : { zone }) })
}

/** A zone may stand behind the fields: "30 10 * * 1-5 Europe/Berlin". */
const ZONED = /^(.+?),?\s+(?:in\s+)?([\p{L}][\p{L}\d_/+-]+)(?:\s+time)?$/iu

function readCronIn(text: string, { ports, zone }: Given): CadenceReading {
  const [, fields = '', words = ''] = ZONED.exec(text.trim()) ?? []
  const [named, ...others] = findZones(words)
  if (named !== undefined && others.length === 0 && looksLikeCron(fields)) {
    return readCron(fields, named, ports.checkCron)
  }
  if (zone !== undefined) return readCron(text, zone, ports.checkCron)
  return {
    kind: 'missing',
    question: 'In which time zone?',
    suggestions: [`${text.trim()} Europe/Berlin`, `${text.trim()} UTC`],
  }
}
