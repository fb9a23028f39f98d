import { parseArgs } from 'node:util'
import { createLibrary } from '../../src/answer/library.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import { USUAL_CHOOSING } from '../../src/breaks/plan.ts'
import type { Holidays } from '../../src/breaks/ports.ts'
import { preview as rowsOf, type PreviewRow } from '../../src/breaks/preview.ts'
import { createRotation } from '../../src/breaks/rotation.ts'
import { readPlan, type PlanReading } from '../../src/breaks/read-plan.ts'
import { checkCron } from '../clock/cron-check.ts'
import { createHolidays } from '../holidays/holidays.ts'
import { printable } from '../terminal/console.ts'
import { previewLines } from '../terminal/preview.ts'
import { DONE, refuse, WRONG_USAGE, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'
import { sayOption } from './options.ts'

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
      const library = createLibrary(knowledge)
      const given = {
        ports: { now: () => from, checkCron, holidays },
        zone: console.zone,
        names: library,
        choosing: USUAL_CHOOSING,
      }
      const plan = readPlan(words, given)
      if (plan.kind !== 'plan') {
        console.errors.write(`${sayWhyNot(plan, holidays).join('\n')}\n`)
        return WRONG_USAGE
      }
      const rotation = createRotation(knowledge.exercises, kitOf(knowledge.words))
      const rows: PreviewRow[] = []
      for (const row of rowsOf(plan, from - 1, { rotation, holidays, shown: [], seed: 'preview' })) {
        if (row.at >= from + weeks * 7 * DAY) break
        rows.push(row)
      }
      const lines = previewLines(plan, rows, { weeks, notes: plan.notes, holidays, library })
      console.output.write(`${lines.join('\n')}\n`)
      return DONE
    })
  },
}

/** Why a phrase gives no preview, and what would. */
function sayWhyNot(
  plan: Exclude<PlanReading, { kind: 'plan' }>,
  { name }: Pick<Holidays, 'name'>,
): readonly string[] {
  switch (plan.kind) {
    case 'refused':
      return [
        ...plan.problems.map(({ words, why }) => printable(`Not understood: "${words}": ${why}`)),
        ...forExample(plan.examples),
      ]
    case 'ask':
      return [printable(plan.reading.question), ...forExample(plan.reading.suggestions)]
    case 'region':
      return [
        `"${printable(plan.words)}" may be one of these:`,
        ...plan.codes.map((code) => `  ${name(code)}: holidays ${code}`),
      ]
  }
}

function forExample(phrases: readonly string[]): readonly string[] {
  return phrases.length === 0 ? [] : ['For example:', ...phrases.map((phrase) => `  ${printable(phrase)}`)]
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
    return { problem: sayOption(error) }
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
