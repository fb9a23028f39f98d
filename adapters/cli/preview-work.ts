import { createLibrary } from '../../src/answer/library.ts'
import { nextDue } from '../../src/breaks/days-off.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import { USUAL_CHOOSING } from '../../src/breaks/plan.ts'
import type { Holidays } from '../../src/breaks/ports.ts'
import { preview as rowsOf, type PreviewRow } from '../../src/breaks/preview.ts'
import { readPlan, type PlanReading } from '../../src/breaks/read-plan.ts'
import { createRotation } from '../../src/breaks/rotation.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { checkCron } from '../clock/cron-check.ts'
import { createHolidays } from '../holidays/holidays.ts'
import { printable, type Console } from '../terminal/console.ts'
import { previewLines } from '../terminal/preview.ts'
import { DONE, WRONG_USAGE } from './command.ts'

const DAY = 24 * 60 * 60_000

/** What is previewed: a break in words, from a moment on (ms since 1970), for so many weeks. */
export type PreviewWish = { readonly words: string; readonly weeks: number; readonly from: number }

/** Prints the preview, or why there is none; gives the exit code. */
export function printPreview(
  { words, weeks, from }: PreviewWish,
  knowledge: Knowledge,
  console: Console,
): number {
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
  const lines = previewLines(plan, rows, {
    weeks,
    notes: plan.notes,
    holidays,
    library,
    first: nextDue(plan, from - 1, holidays),
  })
  console.output.write(`${lines.join('\n')}\n`)
  return DONE
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
