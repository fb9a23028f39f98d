import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLI_COMMANDS } from '../adapters/cli/index.ts'
import { openData } from '../adapters/database/open.ts'
import { createLog, type LogEvent } from '../adapters/log/log.ts'
import { SETTINGS } from '../adapters/config.ts'
import { PERMISSIONS } from '../adapters/discord/permissions.ts'
import { BOT_SCOPES, OPTIONAL_SCOPES } from '../adapters/slack/scopes.ts'
import { readCadence } from '../src/breaks/read/read.ts'
import { COMMANDS } from '../src/commands/index.ts'
import { freshFolder } from './adapters/database/fresh-folder.ts'
import { manualClock } from './adapters/manual-clock.ts'
import { limber } from './adapters/world.ts'
import { KNOWLEDGE } from './knowledge.ts'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const PACKAGE = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}

/** Every question that the README asks and shows the answer to. */
const SHOWN = [...README.matchAll(/npm run ask -- "([^"]+)"\n```\n\n```text\n([\s\S]*?)\n```/g)].map(
  (match) => ({
    question: match[1] ?? '',
    output: match[2] ?? '',
  }),
)

test('the number of warning signs it names is the number there are', () => {
  expect(README).toContain(`Limber looks for ${KNOWLEDGE.signs.signs.length} warning signs`)
})

test('the README shows answers', () => {
  expect(SHOWN.length).toBe(2)
})

test.each(SHOWN)('what it shows for "$question" is what is printed', async ({ question, output }) => {
  expect((await limber(['ask', question])).output.trimEnd()).toBe(output)
})

test('the preview of a break that it shows is what is printed', async () => {
  const [, words = '', from = '', weeks = '', printed] =
    /npm run preview -- "([^"]+)" --from (\S+) --weeks (\d+)\n```\n\n```text\n([\s\S]*?)\n```/.exec(README) ??
    []
  const { output } = await limber(['preview', words, '--from', from, '--weeks', weeks])
  expect(output.trimEnd()).toBe(printed)
})

test('what it says was asked in vain is listed like that', async () => {
  const [, listed = '', question = ''] = /^ {2}(\d{4} {2}"([^"]+)")$/m.exec(README) ?? []
  const env = { LIMBER_DATA: join(freshFolder(), 'data'), LIMBER_NEAR_MISSES: 'on' }
  await limber(['chat'], { input: question, env })
  expect((await limber(['inbox'], { env })).output).toContain(listed)
})

test('the health that it shows is what is said of a bot that is well', async () => {
  const [, shown] = /npm run health[\s\S]*?```text\n([\s\S]*?)\n```/.exec(README) ?? []
  const folder = join(freshFolder(), 'data')
  const data = await openData(folder, 'bot')
  await data.store.beat('bot', ['slack'], 0, 0)
  await data.close()
  const { output } = await limber(['health'], { env: { LIMBER_DATA: folder }, clock: manualClock(3_000) })
  const withoutRoom = (text = '') => text.trimEnd().replace(/[\d.,]+ \w+ are free/, '# are free')
  expect(withoutRoom(output)).toBe(withoutRoom(shown))
})

describe('every line of the log that it shows is written like that', () => {
  const lines = [...README.matchAll(/^\{"time":.*\}$/gm)].map(([line]) => line)
  test.each(lines)('%s', (line) => {
    const { time, level: _, ...event } = JSON.parse(line) as { time: string; level: string }
    const written: string[] = []
    const log = createLog({
      write: (one) => written.push(one),
      secrets: [],
      form: 'json',
      now: () => Date.parse(time),
    })
    log.hear(event as LogEvent)
    expect(written).toEqual([`${line}\n`])
  })
})

describe('every cadence that it gives as an example is understood', () => {
  const when = /- \*\*When\.\*\*(.*)/.exec(README)?.[1] ?? ''
  const phrases = [...when.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '')
  test.each(phrases)('%s', (phrase) => {
    expect(readCadence(phrase, { today: '2026-11-20', zone: 'Europe/Berlin' }).kind).toBe('cadence')
  })
})

test('its table of the command line is the list of its commands', () => {
  const table = /<!-- commands: from adapters\/cli -->\n([\s\S]*?)<!-- end -->/
    .exec(README)?.[1]
    ?.trim()
    .split('\n')
  const rows = CLI_COMMANDS.map(
    ({ name, usage, summary }) => `| \`${`limber ${name} ${usage}`.trim()}\` | ${summary} |`,
  )
  expect(table?.slice(2)).toEqual(rows)
})

test('its table of typed commands is the list of commands', () => {
  const table = /<!-- commands: from src\/commands -->\n([\s\S]*?)<!-- end -->/
    .exec(README)?.[1]
    ?.trim()
    .split('\n')
  const row = (typed: string, summary: string) => `| \`${typed.trim()}\` | ${summary} |`
  const rows = COMMANDS.flatMap(({ name, usage, summary, parts = [] }) => [
    row(`/${name} ${usage}`, summary),
    ...parts.map((part) => row(`/${name} ${part.name} ${part.usage}`, part.summary)),
  ])
  expect(table?.slice(2)).toEqual(rows)
})

test('its table of settings is the list of settings', () => {
  const table = /<!-- settings: from adapters\/config.ts -->\n([\s\S]*?)<!-- end -->/
    .exec(README)?.[1]
    ?.trim()
    .split('\n')
  expect(table?.slice(2)).toEqual(
    SETTINGS.map(({ name, what, otherwise }) => `| \`${name}\` | ${what} | ${otherwise} |`),
  )
})

/** The rows of a table that stands between a mark and its end. */
function rowsOf(mark: string): readonly string[] | undefined {
  const [, table] = new RegExp(`<!-- ${mark} -->\\n([\\s\\S]*?)<!-- end -->`).exec(README) ?? []
  return table?.trim().split('\n').slice(2)
}

test('its table of scopes is what Slack is asked for', () => {
  const row = ([name, why]: readonly [string, string], more = '') => `| \`${name}\`${more} | ${why} |`
  expect(rowsOf('scopes: from adapters/slack/scopes.ts')).toEqual([
    ...Object.entries(BOT_SCOPES).map((one) => row(one)),
    ...Object.entries(OPTIONAL_SCOPES).map((one) => row(one, ' (optional)')),
  ])
})

test('its table of permissions is what Discord is asked for, as Discord writes it', () => {
  expect(rowsOf('permissions: from adapters/discord/permissions.ts')).toEqual(
    Object.entries(PERMISSIONS).map(
      ([name, why]) => `| ${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} | ${why} |`,
    ),
  )
})

describe('every script it names exists', () => {
  const named = [
    ...new Set([...README.matchAll(/npm (?:run )?(?:--silent )?([a-z:-]+)/g)].map((match) => match[1] ?? '')),
  ]
  test.each(named.filter((name) => name !== 'ci'))('%s', (name) => {
    expect(Object.keys(PACKAGE.scripts)).toContain(name)
  })
})

test('every command of the command line has a script or is reached through "npm run limber"', () => {
  const scripts = Object.values(PACKAGE.scripts)
  for (const { name } of CLI_COMMANDS) {
    expect(scripts.some((script) => script.endsWith(`limber.js ${name}`))).toBe(true)
  }
})

test('the batch example is answered as it says', async () => {
  const [question, answer] = [...README.matchAll(/```json\n(.*)\n```/g)].map((match) => match[1] ?? '')
  const { output } = await limber(['ask', '--jsonl'], { input: question ?? '' })
  const { text: _, ...printed } = JSON.parse(output) as Record<string, unknown>
  const { text: __, ...shown } = JSON.parse(answer ?? '') as Record<string, unknown>
  expect(printed).toEqual(shown)
})
