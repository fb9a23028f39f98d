import { parseArgs } from 'node:util'
import { printable } from '../terminal/console.ts'
import { refuse, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'
import { sayOption } from './options.ts'

const WEEKS = { usual: 4, most: 53 } as const

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
      // What a preview stands on is loaded only for one.
      const { printPreview } = await import('./preview-work.ts')
      return printPreview({ words, weeks, from }, knowledge, console)
    })
  },
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
