import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { NotAccepted } from '../../../adapters/messenger/messenger.ts'
import { NOT_SIGNED } from '../../../adapters/slack/told.ts'
import { settled, slackWorld, until } from './world.ts'

const signingSecret = 'a secret that only Slack knows'

/** What a request of Slack says of itself, made so many seconds ago. */
function signed(body: string, secret = signingSecret, ago = 0): Record<string, string> {
  const stamp = String(Math.floor(Date.now() / 1_000) - ago)
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
  }
}

async function httpWorld() {
  const world = await slackWorld({ settings: { signingSecret, port: 0 } })
  const url = `http://127.0.0.1:${world.limber.port()}/slack/events`
  world.slack.sendTo({ url, signingSecret })
  return { ...world, url }
}

test('everything works over signed requests as well', async () => {
  const { slack } = await httpWorld()
  await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
  await until(() => slack.messages('CTEAM').length === 1)
  await slack.direct('UADA', 'cat-cow')
  await until(() => slack.messages('DUADA').length === 1)
  await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
  const answer = await until(() => slack.ephemerals()[0])
  await slack.press('UADA', answer, 'Easier')
  await until(() => slack.ephemerals()[0]?.edits === 1)
  await slack.command('UADA', 'CTEAM', '/breaks add')
  const form = await until(() => slack.views('UADA')[0])
  const { payload } = await slack.suggest('UADA', form, 'zone', 'berl')
  expect(JSON.stringify(payload)).toContain('Europe/Berlin')
  const next = await slack.submit('UADA', form, {
    when: { when: { type: 'plain_text_input', value: 'weekdays at 10:30' } },
  })
  expect(next?.view).toMatchObject({ callback_id: 'break_confirm' })
  expect(slack.calls('apps.connections.open')).toEqual([])
})

test('Slack is told that somebody answers at the address, once Limber runs', async () => {
  const { url } = await httpWorld()
  const body = JSON.stringify({ type: 'url_verification', token: 'unused', challenge: 'are you there?' })
  const answer = await fetch(url, { method: 'POST', headers: signed(body), body })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('are you there?')
})

test('what comes twice is answered once', async () => {
  const { slack } = await httpWorld()
  await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
  await slack.again()
  await settled({ slack })
  expect(slack.messages('CTEAM')).toHaveLength(1)
})

test.each([
  ['a signature of somebody else', 'another secret', 0],
  ['a signature of long ago', signingSecret, 400],
])('%s is not taken', async (_, secret, ago) => {
  const { slack, url } = await httpWorld()
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } })
  const answer = await fetch(url, { method: 'POST', headers: signed(body, secret, ago), body })
  expect(answer.status).toBe(401)
  expect(slack.messages('CTEAM')).toEqual([])
})

test.each<readonly [string, (body: string) => Record<string, string>, number]>([
  ['the secret is wrong', (body) => signed(body, 'another secret'), 1],
  ['the clock is wrong', (body) => signed(body, signingSecret, 400), 1],
  ['Slack is not even claimed to have asked', () => ({ 'content-type': 'application/json' }), 0],
])('whoever runs Limber is told once in a while where %s', async (_, headersOf, told) => {
  const { url, heard, clock, limber } = await httpWorld()
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } })
  const ask = async () => {
    const answer = await fetch(url, { method: 'POST', headers: headersOf(body), body })
    expect(answer.status).toBe(401)
  }
  for (let asked = 0; asked < 5; asked++) await ask()
  clock.jump(61 * 60_000)
  for (let asked = 0; asked < 5; asked++) await ask()
  await limber.stop()
  const up = { event: 'connection', platform: 'slack', is: 'up' }
  const refused = { ...up, is: 'refused', why: NOT_SIGNED }
  expect(heard).toEqual([up, ...Array.from({ length: 2 * told }, () => refused)])
})

/** Addresses of this network are given to no machine: https://www.rfc-editor.org/rfc/rfc5737. */
const ELSEWHERE = '192.0.2.1'

test.each<readonly [string, { readonly host?: string }, RegExp]>([
  [
    'a port that is taken',
    {},
    /^Port \d+ of 127\.0\.0\.1 cannot be listened on \(EADDRINUSE\): set PORT to one that is free and that Limber may use, and HOST to an address of this machine\.$/,
  ],
  [
    'an address of another machine',
    { host: ELSEWHERE },
    /^Port \d+ of 192\.0\.2\.1 cannot be listened on \(EADDRNOTAVAIL\): set PORT .*, and HOST to an address of this machine\.$/,
  ],
])('%s ends the start with a sentence that says what to do', async (_, where, sentence) => {
  const { limber } = await httpWorld()
  const { limber: second } = await slackWorld({
    settings: { signingSecret, port: limber.port() ?? 0, ...where },
    isStarted: false,
  })
  const mistake = await second.start().catch((error: unknown) => error)
  expect(mistake).toBeInstanceOf(NotAccepted)
  expect((mistake as Error).message).toMatch(sentence)
})

test('the end comes when what was under way is answered', async () => {
  let goOn = () => {}
  const asked = new Promise<void>((resolve) => (goOn = resolve))
  const { slack, limber } = await slackWorld({
    settings: { signingSecret, port: 0 },
    reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
  })
  slack.sendTo({ url: `http://127.0.0.1:${limber.port()}/slack/events`, signingSecret })
  await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
  const ending = limber.stop()
  goOn()
  await ending
  expect(slack.ephemerals()).toHaveLength(1)
  await expect(slack.command('UADA', 'CTEAM', '/stretch cat-cow')).rejects.toThrow()
})

test('the end comes although somebody has not said yet what they want', async () => {
  const { limber } = await httpWorld()
  const socket = connect(limber.port() ?? 0, '127.0.0.1')
  const left = new Promise((resolve) => socket.on('close', resolve).on('error', () => {}))
  socket.write('POST /slack/events HTTP/1.1\r\nhost: limber\r\ncontent-length: 100\r\n')
  socket.write('expect: 100-continue\r\n\r\n')
  const [heard] = (await once(socket, 'data')) as [Buffer]
  expect(String(heard)).toMatch(/^HTTP\/1.1 100/)
  await limber.stop()
  await left
})
