import { parseArgs } from 'node:util'
import { createLibrary } from '../../src/answer/library.ts'
import { NO_DAYS_OFF } from '../../src/breaks/break.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import { readOptions } from '../../src/breaks/options.ts'
import { preview as rowsOf, type PreviewRow } from '../../src/breaks/preview.ts'
import { createRotation } from '../../src/breaks/rotation.ts'
import { readWhen } from '../../src/breaks/when.ts'
import { checkCron } from '../clock/cron-check.ts'
import { createHolidays } from '../holidays/holidays.ts'
import { printable } from '../terminal/console.ts'
import { previewLines } from '../terminal/preview.ts'
import { DONE, refuse, WRONG_USAGE, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'

const WEEKS = { usual: 4, most: 53 } as const
const DAY = 24 * 60 * 60_000

/** Prints when a break would come in the next weeks, what each time would show, and what is left out and why. */
export const preview: CliCommand = {
  name: 'preview',
  usage: '"<when>[; where][; holidays of a country]" [--weeks 4] [--from 2026-11-23]',
  summary: 'Print a month of a break: every time in its zone, what is left out and why, which stretches',
  async run(args, console) {
    const asked = readArguments(args)
    if ('problem' in asked) return refuse(this, asked.problem, console)
    const { words, weeks } = asked
    if (words === '') return refuse(this, 'When is the break?', console)
    const from = fromOf(asked.from, console.zone, console.clock.now())
    if (from === undefined) {
      return refuse(this, `"${printable(asked.from ?? '')}" is no date: write it like 2026-11-23.`, console)
    }
    return withKnowledge(console, async (knowledge) => {
      const holidays = createHolidays()
      const { options, rest, problems, regions } = readOptions(words, holidays)
      const reading = readWhen(rest, { ports: { now: () => from, checkCron }, zone: console.zone })
      if (reading.kind !== 'cadence' || problems.length > 0 || regions !== undefined) {
        const lines = [
          ...(reading.kind === 'refused'
            ? [
                ...reading.problems.map(({ words, why }) => `Not understood: "${words}": ${why}`),
                ...forExample(reading.examples),
              ]
            : []),
          ...(reading.kind === 'missing' || reading.kind === 'ambiguous'
            ? [reading.question, ...forExample(reading.suggestions)]
            : []),
          ...problems,
          ...(regions === undefined
            ? []
            : [`"${regions.words}" may be ${regions.codes.join(' or ')}: name one.`]),
        ]
        console.errors.write(`${lines.map(printable).join('\n')}\n`)
        return WRONG_USAGE
      }
      const plan = {
        cadence: reading.cadence,
        choosing: {
          setting: options.setting ?? 'standing',
          isDiscreet: options.isDiscreet ?? false,
          conditions: [],
          without: [],
        },
        daysOff:
          typeof options.holidays === 'string' ? { ...NO_DAYS_OFF, holidays: options.holidays } : NO_DAYS_OFF,
      } as const
      const rotation = createRotation(knowledge.exercises, kitOf(knowledge.words))
      const rows: PreviewRow[] = []
      for (const row of rowsOf(plan, from - 1, { rotation, holidays, shown: [], seed: 'preview' })) {
        if (row.at >= from + weeks * 7 * DAY) break
        rows.push(row)
      }
      const library = createLibrary(knowledge)
      const lines = previewLines(plan, rows, { weeks, notes: reading.notes, holidays, library })
      console.output.write(`${lines.join('\n')}\n`)
      return DONE
    })
  },
}

function forExample(phrases: readonly string[]): readonly string[] {
  return phrases.length === 0 ? [] : ['For example:', ...phrases.map((phrase) => `  ${phrase}`)]
}

type Asked = { readonly words: string; readonly weeks: number; readonly from: string | undefined }

function readArguments(args: readonly string[]): Asked | { readonly problem: string } {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      options: { weeks: { type: 'string' }, from: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    return { problem: (error as Error).message }
  }
  const { weeks = String(WEEKS.usual), from } = parsed.values
  const count = /^\d+$/.test(weeks) ? Number(weeks) : 0
  if (count < 1 || count > WEEKS.most) {
    return { problem: `"--weeks ${printable(weeks)}" is not from 1 to ${WEEKS.most}.` }
  }
  return { words: parsed.positionals.join(' ').trim(), weeks: count, from }
}

/** Where a preview begins: now, or at the start of a date. */
function fromOf(date: string | undefined, zone: string, now: number): number | undefined {
  if (date === undefined) return now
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return undefined
  }
}
