import { describe, expect, test } from 'vitest'
import { freshFolder } from './database/fresh-folder.ts'
import { limber } from './world.ts'

const ESCAPE = '\u001b'

describe('limber ask', () => {
  test('answers a question in words, wrapped to 80 columns where there is no window, and ends with 0', async () => {
    const { code, output, errors } = await limber(['ask', 'what helps upper back stiffness'])
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output.split('\n').slice(0, 3)).toEqual([
      'Worth trying for your upper back',
      '',
      'Understood: upper back · stiff',
    ])
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('takes the words without quotes as well', async () => {
    const quoted = await limber(['ask', 'cat cow'])
    expect(await limber(['ask', 'cat', 'cow'])).toEqual(quoted)
  })

  test('takes a question that is piped in', async () => {
    const typed = await limber(['ask', 'cat cow'])
    expect(await limber(['ask'], { input: 'cat cow\n' })).toEqual(typed)
  })

  test('takes a command after "/" as the conversation does', async () => {
    const { output } = await limber(['ask', '/more cat-cow'])
    expect(output.split('\n')[0]).toBe('Cat-cow: more')
  })

  test('says with --why which words led to which page', async () => {
    const { output } = await limber(['ask', '--why', 'stif traps from the laptop'])
    const why = output.slice(output.indexOf('Understood as'))
    expect(why).toContain('Understood as: answer')
    expect(why).toContain('"traps" = shoulders')
    expect(why).toContain('"stif" = stiff')
  })

  test.each([
    ['nothing to answer', ['ask'], 'What is the question?'],
    ['only spaces', ['ask', '   '], 'What is the question?'],
    ['an option that is none', ['ask', '--wy', 'cat cow'], '"--wy" is no option.'],
    [
      'a question beside --jsonl',
      ['ask', '--jsonl', 'cat cow'],
      'With --jsonl the questions come from standard input.',
    ],
    [
      'a command that is none',
      ['ask', '/dance'],
      'There is no command "/dance". There are /stretch, /routine, /breaks, /more, /share, /cause, /advice, /limber, /help.',
    ],
  ])('refuses %s with a usage line and 2', async (_, args, why) => {
    expect(await limber(args)).toEqual({
      code: 2,
      output: '',
      errors: `${why}\nUsage: limber ask [--why] "<question>"   or   ask --jsonl < questions.jsonl\n`,
    })
  })
})

describe('the window', () => {
  test.each([20, 33, 60, 100])('%i columns wide: no line is wider, no word is lost', async (columns) => {
    const wide = await limber(['ask', 'wall angels'], { columns: 100 })
    const { output } = await limber(['ask', 'wall angels'], { columns })
    const longestWord = Math.max(...output.split(/\s+/).map((word) => word.length))
    const widest = Math.max(...output.split('\n').map((line) => line.length))
    expect(widest).toBeLessThanOrEqual(Math.max(columns, longestWord + 5))
    expect(output.split(/\s+/)).toEqual(wide.output.split(/\s+/))
  })

  test('is never used beyond 100 columns, which nobody likes to read', async () => {
    expect(await limber(['ask', 'wall angels'], { columns: 300 })).toEqual(
      await limber(['ask', 'wall angels'], { columns: 100 }),
    )
  })
})

describe('colours', () => {
  test.each([
    ['on a terminal', { terminal: true }, true],
    ['not through a pipe', {}, false],
    ['not with NO_COLOR', { terminal: true, env: { NO_COLOR: '1' } }, false],
    ['not on a dumb terminal', { terminal: true, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_, world, coloured) => {
    const { output } = await limber(['ask', 'cat cow'], world)
    expect(output.includes(ESCAPE)).toBe(coloured)
  })

  test('change no word', async () => {
    const plain = await limber(['ask', 'cat cow'])
    const coloured = await limber(['ask', 'cat cow'], { terminal: true })
    expect(coloured.output.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '')).toBe(plain.output)
  })

  test('of the writer never reach the terminal', async () => {
    const { output } = await limber(['ask', '--why', `cat ${ESCAPE}[31mcow${ESCAPE}]0;title\u0007`])
    expect(output).not.toContain(ESCAPE)
  })
})

describe('limber', () => {
  test('lists its commands', async () => {
    const { code, output } = await limber(['help'])
    expect(code).toBe(0)
    expect(output.split('\n').filter((line) => line.startsWith('  limber'))).toEqual([
      '  limber ask [--why] "<question>"   or   ask --jsonl < questions.jsonl',
      '  limber chat [--at 2027-03-28T08:00] [--zone Europe/Berlin] [--speed 600]',
      '  limber preview "<when>[; where][; holidays of a country]" [--weeks 4] [--from 2026-11-23]',
      '  limber start',
      '  limber manifest [https://limber.example.com]',
      '  limber invite <application id>',
      '  limber check:knowledge [folder]',
      '  limber inbox [ignore <number>, or add <number> <page or meaning> ["the words that count"]]',
      '  limber backup <new file>',
      '  limber restore <backup>',
      '  limber export > <file>',
      '  limber import < <file>',
      '  limber forget-workspace <slack or discord> <id of the workspace or server> [--yes]',
      '  limber health [--json]',
      '  limber help',
    ])
  })

  test('says the nearest command when there is none of that name', async () => {
    expect(await limber(['aks', 'cat cow'])).toEqual({
      code: 2,
      output: '',
      errors:
        '"aks" is no command of Limber. Did you mean "ask"?\nUsage: limber <command>; "limber help" lists the commands.\n',
    })
  })

  test('start says what can be connected, and how to try it without', async () => {
    const folder = freshFolder()
    const { code, output, errors } = await limber(['start'], { env: { LIMBER_DATA: folder } })
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output.split('\n')).toEqual([
      `The data folder ${folder} is ready. No team chat is set up yet, so there is nothing to connect to.`,
      '',
      '  Slack    set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; "npm run --silent manifest" prints the app to make',
      '  Discord  set DISCORD_TOKEN; "npm run --silent invite -- <application id>" prints the links that add it',
      '',
      'The README leads through both, step by step. Try it without: npm run chat, or npm run ask -- "what helps upper back stiffness"',
      '',
    ])
  })

  test.each([
    [
      ['manifest', 'limber.example.com'],
      'The address is where Slack reaches Limber, and begins with "https://".',
    ],
    [['invite'], 'Which application?'],
    [['invite', 'limber'], 'Which application?'],
  ])('%j is refused with what is wanted', async (args, why) => {
    const { code, output, errors } = await limber(args)
    expect({ code, output }).toEqual({ code: 2, output: '' })
    expect(errors).toContain(why)
    expect(errors).toContain('Usage: limber')
  })

  test('manifest and invite print what has to be copied', async () => {
    const manifest = JSON.parse((await limber(['manifest'])).output) as { settings: object }
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true })
    const { output } = await limber(['invite', '123456789012345678'])
    const [toServer, forOneself] = output.split('\n').filter((line) => URL.canParse(line))
    expect(new URL(toServer ?? '').searchParams.get('scope')).toBe('bot applications.commands')
    expect(new URL(forOneself ?? '').searchParams.get('scope')).toBe('applications.commands')
  })

  test('check:knowledge says that all is sound', async () => {
    const { code, output } = await limber(['check:knowledge'])
    expect({ code, output }).toEqual({
      code: 0,
      output: 'All sound: 27 exercises, 22 causes, 4 pages of advice, 55 warning signs.\n',
    })
  })
})
