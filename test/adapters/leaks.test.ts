import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CLI_COMMANDS } from '../../adapters/cli/index.ts'
import { DATABASE } from '../../adapters/database/folder.ts'
import { openData } from '../../adapters/database/open.ts'
import { draftOf, TEAM } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'
import { limber, type Outcome } from './world.ts'

const MAIN = fileURLToPath(new URL('../../adapters/main.ts', import.meta.url))

/** What is set, and what it must not be found as in any output. */
const SECRETS = {
  SLACK_BOT_TOKEN: 'xoxb-1234-hush/hush+hush',
  DISCORD_TOKEN: 'MTk4.hush."quoted".hush',
  SIGNING_SECRET: 'whisper-whisper',
  PGPASSWORD: 'sotto-voce',
  ENCRYPTION_KEY: 'mum-is-the-word',
} as const
/** What else is needed for a start, with nobody at the other end. */
const ELSEWHERE = {
  SLACK_APP_TOKEN: 'xapp-5678-hush',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  DISCORD_API_URL: 'http://127.0.0.1:9/api',
}
const ADDRESS = 'postgres://limber:p%2Fssst%20now@127.0.0.1:9/limber'
const SECRET_WRITINGS = [...Object.values(SECRETS), 'p/ssst now', 'p%2Fssst%20now', ADDRESS].flatMap(
  (secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ],
)

/** Whatever people wrote, did or are called, wherever it is stored. */
const PERSONAL = [
  'Xiomara',
  'UXIOMARA',
  'C-QUIBBLE',
  'T-QUAGMIRE',
  'zwiebel',
  'cat-cow',
  '1790000.42',
  'osteo',
]

/** A folder in which something of everything is stored. */
async function lived(): Promise<string> {
  const folder = join(freshFolder(), 'data')
  const { store, db, close } = await openData(folder, 'bot')
  const place = { ...TEAM, workspace: 'T-QUAGMIRE', channel: 'C-QUIBBLE' }
  const draft = draftOf({ place, owner: 'UXIOMARA', nextDue: 1, createdAt: 1 })
  await store.add({ ...draft, choosing: { ...draft.choosing, conditions: ['osteo'], without: ['cat-cow'] } })
  const other = await store.add({ ...draft, nextDue: 9e14 })
  await store.moveDue(1, 9, () => [{ dueAt: 1, isMissed: false }])
  const [waiting] = await store.waiting(9)
  const shown = { exercise: 'cat-cow', opening: 1, at: 2 }
  await store.settle(waiting?.id ?? '', { state: 'posted', message: '1790000.42', shown }, 'one')
  await store.answer(waiting?.id ?? '', 'UXIOMARA', 'done', 3, 4)
  await store.spare('UXIOMARA', 9e14)
  await store.stop(other.id, 'Xiomara archived it', 5)
  await db
    .insertInto('near_miss')
    .values({
      id: '1234',
      wording: 'zwiebel',
      gist: 'zwiebel',
      why: 'unsure',
      times: 1,
      first_at: 1,
      last_at: 9e14,
      state: 'open',
    })
    .execute()
  await close()
  return folder
}

function found(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))
}

const QUESTIONS =
  'Xiomara says zwiebel hurts\n/breaks\n/breaks confirm add weekdays at 10:30; with care for osteo\n/xiomara\n'

/** Every command as it is used, and some that go wrong; with what may stand in its output besides. */
async function all(
  env: Readonly<Record<string, string>>,
  broken: string,
): Promise<ReadonlyMap<string, Outcome>> {
  const into = freshFolder()
  writeFileSync(join(into, 'diary.txt'), broken)
  const run = (...args: readonly string[]) => limber(args, { env: { ...env, LIMBER_NEAR_MISSES: 'on' } })
  const exported = await run('export')
  return new Map([
    ['ask', await run('ask', 'Xiomara says zwiebel hurts')],
    ['chat', await limber(['chat'], { env, input: QUESTIONS })],
    ['preview', await run('preview', 'weekdays at zwiebel')],
    ['start', await run('start')],
    ['manifest', await run('manifest')],
    ['invite', await run('invite', '123456789012345678')],
    ['check:knowledge', await run('check:knowledge', into)],
    ['inbox', await run('inbox')],
    ['backup', await run('backup', join(into, 'team.backup'))],
    ['restore', await run('restore', join(into, 'team.backup'))],
    ['restore of something else', await run('restore', join(into, 'diary.txt'))],
    ['export', exported],
    ['import', await limber(['import'], { env, input: exported.output })],
    [
      'import of something else',
      await limber(['import'], { env: { ...env, LIMBER_DATA: join(into, 'none') }, input: broken }),
    ],
    [
      'import of a damaged one',
      await limber(['import'], {
        env: { ...env, LIMBER_DATA: join(into, 'other') },
        input: exported.output.replaceAll('UXIOMARA', '\u0000UXIOMARA'),
      }),
    ],
    ['forget-workspace', await run('forget-workspace', 'slack', 'T1', '--yes')],
    ['health', await run('health')],
    ['health --json', await run('health', '--json')],
    ...(await Promise.all(
      CLI_COMMANDS.map(async ({ name }) => [`${name} --xiomara`, await run(name, '--hush')] as const),
    )),
  ])
}

describe.each([
  ['in a data folder', {}],
  ['on a server that cannot be reached', { DATABASE_URL: ADDRESS }],
])('whatever is run with everything stored %s', (_, more) => {
  test('tells no secret, and nobody but who asked what people wrote', async () => {
    const outcomes = await all(
      { ...SECRETS, ...more, LIMBER_DATA: await lived() },
      'Xiomara hurts\nUXIOMARA\n',
    )
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(CLI_COMMANDS.map(({ name }) => name)))
    for (const [command, { output, errors }] of outcomes) {
      expect([command, found(output + errors, SECRET_WRITINGS)]).toEqual([command, []])
      const isForWhoAsks = ['ask', 'chat', 'preview', 'inbox', 'export'].includes(command)
      const told = isForWhoAsks ? errors.replace(/^Not understood.*$/m, '') : output + errors
      expect([command, found(told, PERSONAL)]).toEqual([command, []])
    }
  })
})

test('a setting in the wrong place is told without its secret', async () => {
  const { code, errors } = await limber(['start'], {
    env: { ...SECRETS, LIMBER_COUNTRY: SECRETS.SLACK_BOT_TOKEN, LIMBER_LOG: SECRETS.DISCORD_TOKEN },
  })
  expect(code).toBe(2)
  expect(errors).toContain('LIMBER_COUNTRY is "[secret]", which is no country code')
  expect(errors).toContain('LIMBER_LOG is "[secret]", which I do not know')
  expect(found(errors, SECRET_WRITINGS)).toEqual([])
})

describe('a mistake in the program', () => {
  /** What a process says that stumbles over what is stored; Node would show the very words. */
  function stumble(folder: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, MAIN, 'start'], {
      encoding: 'utf8',
      env: { ...process.env, ...SECRETS, ...ELSEWHERE, LIMBER_DATA: folder, ...env },
    })
    return { status, stdout, stderr }
  }

  /** In the place of a cadence stands what somebody wrote. */
  async function spoilt(): Promise<string> {
    const folder = await lived()
    const database = new DatabaseSync(join(folder, DATABASE))
    database.exec(`update break set cadence = 'Xiomara hurts', tzdata = 'old', next_due = 7, stopped = null`)
    database.close()
    return folder
  }

  test.each(['json', 'text', 'off'])('is told as %s without what it stumbled over', async (form) => {
    const { status, stdout, stderr } = stumble(await spoilt(), { LIMBER_LOG: form })
    expect(status).toBe(1)
    expect(stderr).toContain('SyntaxError')
    expect(stderr).toContain('adapters/database/rows.ts')
    expect(found(stdout + stderr, [...PERSONAL, ...SECRET_WRITINGS])).toEqual([])
    if (form === 'json') {
      expect(JSON.parse(stderr)).toMatchObject({
        event: 'crash',
        error: { name: 'SyntaxError', message: '…' },
      })
    }
  })

  test.each(['throw error', 'Promise.reject(error)'])('is told when it comes later: %s', (how) => {
    const mistake = join(freshFolder(), 'mistake.mjs')
    writeFileSync(
      mistake,
      `process.stdout.write = () => { const error = new Error('Xiomara ' + process.env.SLACK_BOT_TOKEN); setImmediate(() => { ${how} }); return true }`,
    )
    const { status, stderr } = stumble(join(freshFolder(), 'data'), {}, '--import', mistake)
    const last = stderr.trimEnd().split('\n').at(-1) ?? ''
    expect([status, JSON.parse(last)]).toMatchObject([
      1,
      { level: 'error', event: 'crash', error: { name: 'Error', message: '… [secret]' } },
    ])
  })
})
