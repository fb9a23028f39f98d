import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../adapters/clock/clock.ts'
import { NotAccepted } from '../../../adapters/messenger/messenger.ts'
import { TAKEN_BACK_WITHIN } from '../../../adapters/slack/hear/leaving.ts'
import { serveSlack } from '../../fakes/slack/slack.ts'
import { ALL_SCOPES } from '../../fakes/slack/scopes.ts'
import type { Fault } from '../../fakes/slack/state.ts'
import { movableClock, settled, slackWorld, until } from './world.ts'

const up = { event: 'connection', platform: 'slack', is: 'up' }

/** Nobody is left with a promise that nobody catches. */
const strays: unknown[] = []
process.on('unhandledRejection', (mistake) => strays.push(mistake))

describe('the start', () => {
  test.each<readonly [string, Parameters<typeof slackWorld>[0], RegExp]>([
    [
      'a bot token that is wrong',
      { settings: { botToken: 'xoxb-wrong' } },
      /^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\): copy .*\.$/,
    ],
    [
      'an app token that is wrong',
      { settings: { appToken: 'xapp-wrong' } },
      /^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\): make .*\.$/,
    ],
    [
      'a scope that was not granted',
      { slack: { scopes: ALL_SCOPES.filter((scope) => scope !== 'users:read') } },
      /lacks users:read: put the manifest that "npm run --silent manifest" prints into "App Manifest"/,
    ],
  ])('ends with a sentence that says what to do: %s', async (_, wish, sentence) => {
    const { limber } = await slackWorld({ ...wish, isStarted: false })
    const mistake = await limber.start().catch((error: unknown) => error)
    expect(mistake).toBeInstanceOf(NotAccepted)
    expect((mistake as Error).message).toMatch(sentence)
    expect((mistake as Error).message).not.toMatch(/xoxb-|xapp-/)
  })

  test.each(['invalid_auth', 'access_denied', 'no_permission'])(
    'ends where Slack lets nobody connect with the app token: %s',
    async (error) => {
      const { slack, limber } = await slackWorld({ isStarted: false })
      slack.fault('apps.connections.open', { error })
      const mistake = await limber.start().catch((refused: unknown) => refused)
      expect(mistake).toBeInstanceOf(NotAccepted)
      expect((mistake as Error).message).toContain(`SLACK_APP_TOKEN (${error})`)
    },
  )

  test('does without the scopes that are optional', async () => {
    const { slack } = await slackWorld({
      slack: { scopes: ALL_SCOPES.filter((scope) => !/^(ch|gr).*history/.test(scope)) },
    })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await until(() => slack.messages('CTEAM').length === 1)
  })

  test('tries again where Slack cannot be reached, or does not say hello', async () => {
    const { slack, limber, heard } = await slackWorld({ isStarted: false })
    slack.fault('auth.test', 'lost before')
    slack.fault('auth.test', { status: 503 })
    slack.fault('apps.connections.open', { status: 500 })
    slack.fault('apps.connections.open', 'lost before')
    slack.fault('apps.connections.open', { error: 'internal_error' })
    await limber.start()
    expect(heard.filter((event) => event.event === 'connection').map(({ is }) => is)).toEqual([
      'down',
      'down',
      'down',
      'down',
      'down',
      'up',
    ])
    expect(slack.sockets.count()).toBe(1)
  })

  test('can be called off while Slack cannot be reached', async () => {
    const slack = await serveSlack()
    await slack.close()
    const { limber } = await slackWorld({ over: slack, isStarted: false })
    const starting = limber.start()
    await limber.stop()
    await starting
  })
})

describe('a workspace that Limber was removed from', () => {
  const REMOVED = { type: 'app_uninstalled' }
  const BOT_REVOKED = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['ULIMBER'] } }
  const SOMEBODYS_REVOKED = { type: 'tokens_revoked', tokens: { oauth: ['UADA'], bot: [] } }

  test.each<
    readonly [
      string,
      { event: object; code?: string; fault?: Fault; team?: string; isBack?: boolean; departed: number },
    ]
  >([
    ['is noted', { event: REMOVED, code: 'account_inactive', departed: 1 }],
    ['is noted by its token', { event: BOT_REVOKED, code: 'token_revoked', departed: 1 }],
    ['is noted by what Slack calls a wrong token', { event: REMOVED, code: 'invalid_auth', departed: 1 }],
    [
      'is noted once Slack can be reached',
      { event: REMOVED, code: 'account_inactive', fault: { status: 503 }, departed: 1 },
    ],
    [
      'is forgotten where Limber starts there again',
      { event: REMOVED, code: 'account_inactive', isBack: true, departed: 0 },
    ],
    [
      'is another one where only somebody took their token back',
      { event: SOMEBODYS_REVOKED, code: 'account_inactive', departed: 0 },
    ],
    [
      'is another one where Slack says so',
      { event: REMOVED, code: 'account_inactive', team: 'T2', departed: 0 },
    ],
    [
      'is not noted where Slack has other reasons to refuse',
      { event: REMOVED, code: 'ekm_access_denied', departed: 0 },
    ],
    ['has Limber again where Slack tells it late', { event: REMOVED, departed: 0 }],
    ['has Limber again where Slack tells late of its token', { event: BOT_REVOKED, departed: 0 }],
  ])('%s', async (_, { event, code, fault, team, isBack = false, departed }) => {
    const { data, slack, limber, clock } = await slackWorld()
    slack.revoke(code)
    if (fault !== undefined) slack.fault('auth.test', fault)
    await slack.event({ ...event }, team)
    // The start has asked once.
    if (fault !== undefined) await until(() => slack.calls('auth.test').length === 3)
    await limber.stop()
    slack.revoke(undefined)
    if (isBack) await slackWorld({ data, over: slack, clock })
    expect(await data.workspaces.removeDeparted(clock.now() + 1)).toBe(departed)
  })

  test('is noted where Slack takes the token back a little later than it says so', async () => {
    const own = movableClock()
    const passed = Promise.withResolvers<void>()
    const wait: Clock['wait'] = (ms, signal) =>
      ms === TAKEN_BACK_WITHIN ? passed.promise : own.wait(ms, signal)
    const { data, slack, limber, clock } = await slackWorld({ clock: { ...own, wait } })
    await slack.event({ type: 'app_uninstalled' })
    await until(() => slack.calls('auth.test').length === 2)
    slack.revoke('account_inactive')
    passed.resolve()
    await limber.stop()
    expect(await data.workspaces.removeDeparted(clock.now() + 1)).toBe(1)
  })
})

/** So long the library itself stays away, in ms. */
const LIBRARYS_GAP = 5_000
/** So long it waits for the other side to say goodbye, in ms. */
const LIBRARYS_FAREWELL = 30_000

describe('a connection', () => {
  test.each<readonly [string, (slack: Awaited<ReturnType<typeof serveSlack>>) => void]>([
    ['that Slack wants to renew', (slack) => slack.sockets.refresh('refresh_requested')],
    ['that breaks', (slack) => slack.sockets.drop()],
  ])('%s is back long before the library would be', async (_, disturb) => {
    const { slack, heard } = await slackWorld()
    const began = performance.now()
    disturb(slack)
    await until(() => slack.sockets.opened() === 2 && heard.length === 3)
    expect(performance.now() - began).toBeLessThan(LIBRARYS_GAP)
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await until(() => slack.ephemerals().length === 1)
    expect(heard).toEqual([up, { ...up, is: 'down' }, up])
  })

  test('comes back however often it fails to, without a stray promise', async () => {
    const { slack } = await slackWorld()
    for (const fault of [{ status: 500 }, 'lost before', { error: 'fatal_error' }] as const) {
      slack.fault('apps.connections.open', fault)
    }
    slack.sockets.drop()
    await until(() => slack.sockets.opened() === 2)
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    expect(strays).toEqual([])
  })

  test('that does not answer any more is left for another', async () => {
    const { slack } = await slackWorld()
    slack.sockets.mute()
    await until(() => slack.sockets.opened() === 2)
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await until(() => slack.ephemerals().length === 1)
  })

  test('that does not answer any more keeps nobody from leaving', async () => {
    const { slack, limber } = await slackWorld()
    slack.sockets.mute()
    const began = performance.now()
    await limber.stop()
    expect(performance.now() - began).toBeLessThan(LIBRARYS_FAREWELL)
  })

  test('of which Slack does not say hello is begun anew', { timeout: 40_000 }, async () => {
    const { slack } = await slackWorld()
    slack.sockets.greet(false)
    slack.sockets.drop()
    await until(() => slack.sockets.opened() === 2)
    slack.sockets.greet(true)
    await until(() => slack.sockets.opened() === 3, 30_000)
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await until(() => slack.ephemerals().length === 1)
  })

  test('whose token was taken back is said to be refused, and tried again', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('apps.connections.open', { error: 'account_inactive' })
    slack.sockets.drop()
    const refused = await until(() =>
      heard.find((event) => event.event === 'connection' && event.is === 'refused'),
    )
    expect(refused).toMatchObject({ why: expect.stringContaining('SLACK_APP_TOKEN') as string })
  })
})

describe('what comes twice', () => {
  test.each([
    ['a mention', () => ['mention', 'UADA', 'CTEAM', '<@ULIMBER> cat-cow']],
    ['a direct message', () => ['direct', 'UADA', 'cat-cow']],
    ['a command', () => ['command', 'UADA', 'CTEAM', '/stretch cat-cow']],
    ['a shortcut', () => ['shortcut', 'UADA', 'CTEAM', 'suggest_stretch', 'my neck is stiff']],
  ] as const)('is answered once: %s', async (_, act) => {
    const { slack } = await slackWorld()
    const [what, ...said] = act() as unknown as [keyof typeof slack, ...string[]]
    await (slack[what] as (...args: string[]) => Promise<unknown>)(...said)
    await slack.again()
    await settled({ slack })
    const answers = [...slack.messages('CTEAM'), ...slack.messages('DUADA'), ...slack.ephemerals()]
    expect(answers).toHaveLength(1)
  })

  test('is answered once: a message with another event', async () => {
    const { slack } = await slackWorld()
    const ts = await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await slack.event({ type: 'app_mention', user: 'UADA', channel: 'CTEAM', ts, text: '<@ULIMBER> cat-cow' })
    await settled({ slack })
    expect(slack.messages('CTEAM')).toHaveLength(1)
  })
})

describe('what goes wrong', () => {
  test('while something is answered is heard, and the next one is answered', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('chat.postMessage', { status: 500 })
    await slack.direct('UADA', 'cat-cow')
    await until(() => heard.length === 2)
    expect(heard[1]).toMatchObject({ event: 'problem', platform: 'slack', during: 'answering' })
    await slack.direct('UADA', 'cat-cow')
    await until(() => slack.messages('DUADA').length === 1)
    // Nothing is posted twice that may have been posted.
    expect(slack.calls('chat.postMessage')).toHaveLength(2)
    expect(strays).toEqual([])
  })

  test('too many messages in one channel wait as long as Slack says, and keep no other waiting', async () => {
    const { slack } = await slackWorld()
    slack.fault('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } })
    await slack.direct('UADA', 'cat-cow')
    await until(() => slack.calls('chat.postMessage').length === 1)
    await slack.direct('UBOB', 'cat-cow')
    await until(() => slack.messages('DUBOB').length === 1)
    expect(slack.messages('DUADA')).toEqual([])
    await until(() => slack.messages('DUADA').length === 1)
    const [first, , again] = slack.calls('chat.postMessage')
    expect((again?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('what Slack takes only much later is given up, and heard', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('chat.postMessage', { status: 429, headers: { 'retry-after': '600' } })
    await slack.direct('UADA', 'cat-cow')
    await until(() => heard.length === 2)
    expect(slack.calls('chat.postMessage')).toHaveLength(1)
  })

  test('every request carries the one token, and no header of another', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await settled({ slack })
    const tokens = slack.calls().map(({ method, token }) => `${method} ${token}`)
    expect(tokens).toContain('apps.connections.open xapp-limber')
    expect(
      tokens.filter(
        (one) => !/^(response_url $|.* xoxb-limber$|apps.connections.open xapp-limber$)/.test(one),
      ),
    ).toEqual([])
  })
})

describe('a flood', () => {
  test('is answered for a while, then told once, and a warning sign at any time', async () => {
    const { slack } = await slackWorld()
    for (let asked = 0; asked < 24; asked++) await slack.direct('UADA', `cat-cow ${asked}`)
    await until(() => slack.messages('DUADA').length === 21)
    await settled({ slack })
    expect(slack.messages('DUADA')).toHaveLength(21)
    expect(slack.messages('DUADA').at(-1)?.text).toMatch(/^One after the other/)
    await slack.direct('UADA', 'crushing chest pain')
    expect((await until(() => slack.messages('DUADA')[21])).text).toMatch(/^Please get help now/)
  })
})

describe('the end', () => {
  test('comes when what was under way is answered and nothing is connected any more', async () => {
    let goOn = () => {}
    const asked = new Promise<void>((resolve) => (goOn = resolve))
    const { slack, limber } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    await slack.direct('UADA', 'cat-cow')
    let hasEnded = false
    const ending = limber.stop().then(() => (hasEnded = true))
    await settled({ slack })
    expect(hasEnded).toBe(false)
    expect(slack.messages('DUADA')).toEqual([])
    goOn()
    await ending
    expect(slack.messages('DUADA')).toHaveLength(1)
    await until(() => slack.sockets.count() === 0)
  })

  test('takes nothing new, so that Slack brings it to whoever is there', async () => {
    let goOn = () => {}
    const asked = new Promise<void>((resolve) => (goOn = resolve))
    const { slack, limber } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    await slack.direct('UADA', 'cat-cow')
    const ending = limber.stop()
    await expect(slack.direct('UBOB', 'cat-cow')).rejects.toThrow('nobody said in time')
    goOn()
    await ending
    expect(slack.messages('DUBOB')).toEqual([])
  })

  test('waits for nobody who does not let go', async () => {
    const { slack, limber } = await slackWorld()
    slack.fault('chat.postMessage', { status: 429, headers: { 'retry-after': '15' } })
    await slack.direct('UADA', 'cat-cow')
    await until(() => slack.calls('chat.postMessage').length === 1)
    const began = performance.now()
    await limber.stop()
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
