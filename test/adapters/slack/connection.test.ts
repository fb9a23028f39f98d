import { describe, expect, test } from 'vitest'
import { NotAccepted } from '../../../adapters/messenger/messenger.ts'
import { serveSlack } from '../../fakes/slack/slack.ts'
import { ALL_SCOPES } from '../../fakes/slack/scopes.ts'
import { settled, slackWorld, until } from './world.ts'

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
      /lacks users:read: put the manifest/,
    ],
  ])('ends with a sentence that says what to do: %s', async (_, wish, sentence) => {
    const { limber } = await slackWorld({ ...wish, isStarted: false })
    const mistake = await limber.start().catch((error: unknown) => error)
    expect(mistake).toBeInstanceOf(NotAccepted)
    expect((mistake as Error).message).toMatch(sentence)
    expect((mistake as Error).message).not.toMatch(/xoxb-|xapp-/)
  })

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

  test.each([
    ['forgets that Limber was removed', true, 0],
    ['did not come again after it was', false, 1],
  ])('%s', async (_, isBack, departed) => {
    const { data, slack, clock } = await slackWorld()
    await slack.event({ type: 'app_uninstalled' })
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['UADA'], bot: [] } })
    await settled({ slack })
    if (isBack) await slackWorld({ data, over: slack, clock })
    expect(await data.workspaces.removeDeparted(clock.now() + 1)).toBe(departed)
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
