import { describe, expect, test } from 'vitest'
import { PassThrough } from 'node:stream'
import { runCli } from '../../adapters/cli/run.ts'
import { openData } from '../../adapters/database/open.ts'
import { DataFolderProblem } from '../../adapters/database/problem.ts'
import { freshFolder } from './database/fresh-folder.ts'
import { manualClock } from './manual-clock.ts'
import { collected, limber } from './world.ts'

const KNOWN_TITLES = [
  'Cat-cow',
  'Cat-cow: more',
  'Bird dog',
  'Sphinx',
  'Cobra',
  'Limber, for stiff upper backs',
]

/** The titles and one-line replies of what was said, in order. */
async function titles(typed: readonly string[]): Promise<readonly string[]> {
  const { output } = await limber(['chat'], { input: typed.join('\n') })
  const lines = output.split('\n').filter((line) => line !== '')
  return lines.filter((line) => KNOWN_TITLES.includes(line) || /^(Please pick|There is n)/.test(line))
}

describe('limber chat', () => {
  test.each([
    ['a number picks a choice', ['cat cow', '1'], ['Cat-cow', 'Cat-cow: more']],
    [
      'and the next number one of the new choices',
      ['cat cow', '1', '2'],
      ['Cat-cow', 'Cat-cow: more', 'Bird dog'],
    ],
    ['a number nobody offered is said', ['cat cow', '9'], ['Cat-cow', 'Please pick a number from 1 to 4.']],
    ['a number before any question too', ['3'], ['There is nothing to choose from here: please use words.']],
    ['help', ['help'], ['Limber, for stiff upper backs']],
    ['HELP', ['HELP'], ['Limber, for stiff upper backs']],
    ['a command', ['/stretch sphinx'], ['Sphinx']],
    [
      'a command that is none',
      ['/sit'],
      [
        'There is no command "/sit". There are /stretch, /routine, /breaks, /more, /share, /cause, /advice, /limber, /help.',
      ],
    ],
    ['empty lines say nothing', ['', '   ', 'cat cow'], ['Cat-cow']],
    ['what was said before counts', ['sphinx', 'that was easy, harder?'], ['Sphinx', 'Cobra']],
  ])('%s', async (_, typed, expected) => {
    expect(await titles(typed)).toEqual(expected)
  })

  test.each(['quit', 'exit', 'bye', ':q'])(
    '"%s" leaves, and what comes after is not answered',
    async (word) => {
      const { code, output } = await limber(['chat'], { input: `${word}\ncat cow\n` })
      expect({ code, output }).toEqual({ code: 0, output: '' })
    },
  )

  test('the end of the input leaves politely on a terminal', async () => {
    const { code, output } = await limber(['chat'], { input: '', terminal: true })
    expect(code).toBe(0)
    expect(output.trim().split('\n').at(-1)).toBe('Take care of yourself.')
  })
})

/** Whether a break is stored in a folder, which may not be there yet. */
async function hasBreak(folder: string): Promise<boolean> {
  try {
    const data = await openData(folder, 'reader')
    const next = await data.store.earliest()
    await data.close()
    return next !== undefined
  } catch (error) {
    if (error instanceof DataFolderProblem) return false
    throw error
  }
}

describe('breaks in a conversation', () => {
  test('come when the clock says so, with the time above them', async () => {
    const clock = manualClock(
      Temporal.ZonedDateTime.from('2027-03-26T08:00[Europe/Berlin]').epochMilliseconds,
    )
    const input = new PassThrough()
    const folder = freshFolder()
    const talking = collected(
      { input, clock, zone: 'Europe/Berlin', env: { LIMBER_DATA: folder } },
      (console) => runCli(['chat'], console),
    )
    input.write('/breaks confirm add weekdays at 10:30; at a desk\n')
    // Until what was typed is stored, the clock stands still.
    while (!(await hasBreak(folder))) await clock.advance(0)
    for (let minute = 0; minute < 180; minute++) await clock.advance(60_000)
    input.end()
    const { code, output } = await talking
    expect(code).toBe(0)
    expect(output).toContain('Break 1 is set up')
    expect(output.match(/^· .*$/gm)).toEqual(['· Fri 26 Mar 2027, 10:30 ·'])
    expect(output).toContain('Stop if')
  })

  test('are kept from one conversation to the next, and a second bot is refused', async () => {
    const env = { LIMBER_DATA: freshFolder() }
    await limber(['chat'], { input: '/breaks confirm add weekdays at 10:30', env })
    const held = await openData(env.LIMBER_DATA, 'bot')
    const { code, errors } = await limber(['chat'], { input: '/breaks', env })
    await held.close()
    expect(code).toBe(1)
    expect(errors).toMatch(/^Another Limber already runs on the data folder ".*": stop that one first/)
    expect((await limber(['chat'], { input: '/breaks', env })).output).toContain('Break 1: weekdays at 10:30')
  })

  test('on a moved clock are a rehearsal, and forgotten', async () => {
    const env = { LIMBER_DATA: freshFolder() }
    const { output } = await limber(['chat', '--at', '2027-03-26T08:00', '--speed', '2'], {
      input: '/breaks confirm add weekdays at 10:30\n/breaks\n/limber mydata',
      env,
    })
    expect(output).toContain('Break 1: weekdays at 10:30')
    expect(output).toContain('This is a rehearsal on a moved clock')
    expect((await limber(['chat'], { input: '/breaks', env })).output).toContain(
      'There are no breaks here yet',
    )
  })

  test.each([
    [['--at', 'tomorrow'], 'a moment that is none'],
    [['--zone', 'Mars'], 'a zone that is none'],
    [['--speed', 'fast'], 'a speed that is none'],
    [['--loud'], 'an option that is none'],
  ])('%j is refused with 2: %s', async (args) => {
    const { code, errors } = await limber(['chat', ...args])
    expect(code).toBe(2)
    expect(errors).toContain('Usage: limber chat')
  })
})
