import { REST } from '@discordjs/rest'
import { WebClient } from '@slack/web-api'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPunctual, DEFAULT_DEADLINE, type PunctualWish } from '../../../adapters/http/punctual.ts'
import { TooLate } from '../../../adapters/http/too-late.ts'
import { listen, type Came } from './listener.ts'

/** Longer than any test takes, in ms. */
const LONG = 60_000

function punctual(wish: PunctualWish = {}) {
  const made = createPunctual(wish)
  onTestFinished(() => made.close())
  return made
}

const fine = (_: Came, response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')

/** What a promise rejects with. */
async function mistakeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'nothing was wrong',
    (mistake: unknown) => mistake,
  )
}

describe('asks as the web does', () => {
  const form = new FormData()
  form.append('one', 'a b')
  test.each<readonly [string, RequestInit, Partial<Came>]>([
    ['nothing but a look', {}, { method: 'GET', type: '', body: '' }],
    ['nothing to say', { method: 'POST' }, { method: 'POST', body: '' }],
    [
      'JSON',
      { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"a":"ü"}' },
      { method: 'PATCH', type: 'application/json', body: '{"a":"ü"}' },
    ],
    [
      'the fields of a form',
      { method: 'POST', body: new URLSearchParams({ a: '1 &' }) },
      { type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'a=1+%26' },
    ],
    [
      'the parts of a form',
      { method: 'POST', body: form },
      {
        type: expect.stringMatching(/^multipart\/form-data; boundary=/) as unknown as string,
        body: expect.stringContaining('name="one"\r\n\r\na b\r\n') as unknown as string,
      },
    ],
  ])('%s', async (_, init, expected) => {
    const { url, came } = await listen(fine)
    const answer = await punctual().fetch(`${url}/a/b?c=d%20e`, init)
    expect([answer.status, answer.ok, await answer.json()]).toEqual([200, true, { ok: true }])
    expect(came).toMatchObject([{ path: '/a/b?c=d%20e', ...expected }])
  })

  test.each([204, 304, 400, 429, 500])('whatever the status: %i', async (status) => {
    const { url } = await listen((_, response) => response.writeHead(status, { 'retry-after': '3' }).end())
    const answer = await punctual().fetch(url)
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([status, '3', ''])
  })

  test('and goes nowhere else by itself', async () => {
    const { url, came } = await listen((_, response) => response.writeHead(302, { location: '/else' }).end())
    const { fetch } = punctual()
    expect((await fetch(url)).status).toBe(302)
    await expect(fetch(url, { redirect: 'error' })).rejects.toThrow('points elsewhere')
    expect(came.map(({ path }) => path)).toEqual(['/', '/'])
  })
})

describe('no byte leaves late', () => {
  test('also where the process stood still while it connected', async () => {
    let passed = 0
    const connect = () => void (passed = LONG + 1)
    subscribe('undici:client:connected', connect)
    onTestFinished(() => void unsubscribe('undici:client:connected', connect))
    const { url, bytes, connected } = await listen(fine)
    const { fetch, within } = punctual({ passed: () => passed })
    const ask = () => within(LONG, () => fetch(url, { method: 'POST', body: 'x' }))
    expect(await mistakeOf(ask())).toBeInstanceOf(TooLate)
    await connected(1)
    expect(bytes()).toBe(0)
  })

  test('also over a connection that is there', async () => {
    let passed = 0
    const { url, came, bytes, connections } = await listen(fine)
    const { fetch, within } = punctual({ passed: () => passed })
    const ask = () => within(LONG, () => fetch(url, { method: 'POST', body: 'x' }))
    await ask()
    await turn()
    await ask()
    await turn()
    const before = bytes()
    const asking = mistakeOf(ask())
    passed = LONG + 1
    expect(await asking).toBeInstanceOf(TooLate)
    expect(connections()).toBe(1)
    await ask()
    expect(came).toHaveLength(3)
    // The one that was asked last came over a connection of its own or the same one: nothing of the late one did.
    expect(bytes()).toBe((before / 2) * 3)
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('wherever it stands still: at look %i', async (still) => {
    let looks = 0
    const { url, came, bytes } = await listen(fine)
    const { fetch, within } = punctual({ passed: () => (looks++ > still ? LONG + 1 : 0) })
    const outcome = await within(LONG, () => fetch(url, { method: 'POST', body: 'x' })).then(
      ({ status }) => status,
      (mistake: unknown) => mistake,
    )
    if (outcome !== 200) {
      expect(outcome).toBeInstanceOf(TooLate)
      expect(bytes()).toBe(0)
    }
    expect(came).toHaveLength(outcome === 200 ? 1 : 0)
  })

  test('also of what goes on by itself after it was given up', async () => {
    const over = new AbortController()
    const { url, bytes } = await listen(fine)
    const { fetch, within } = punctual({ over: () => over.signal })
    const wait = Promise.withResolvers<void>()
    let later: Promise<unknown> | undefined
    const asking = mistakeOf(
      within(LONG, () => {
        later = mistakeOf(wait.promise.then(() => fetch(url)))
        return later
      }),
    )
    over.abort()
    expect(await asking).toBeInstanceOf(TooLate)
    wait.resolve()
    expect(await later).toBeInstanceOf(TooLate)
    expect(bytes()).toBe(0)
  })

  test('and each thing has a time of its own', async () => {
    let passed = 0
    const { url, came } = await listen(fine)
    const { fetch, within } = punctual({ passed: () => passed })
    const asking = Array.from({ length: 20 }, (_, index) =>
      within((index + 1) * 1_000, async () => {
        await turn()
        return fetch(`${url}/${index}`)
      }).then(
        () => index,
        () => 'late',
      ),
    )
    passed = 10_500
    expect(await Promise.all(asking)).toEqual([
      ...Array<string>(10).fill('late'),
      ...[10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
    ])
    expect(came.map(({ path }) => path).toSorted()).toEqual(
      Array.from({ length: 10 }, (_, index) => `/${index + 10}`),
    )
  })
})

describe('nobody waits longer', () => {
  test.each<readonly [string, (came: Came, response: ServerResponse) => void]>([
    ['where no answer comes', () => {}],
    ['where half of it comes', (_, response) => void response.writeHead(200).write('half')],
  ])('%s', async (_, answer) => {
    const over = new AbortController()
    const asked = Promise.withResolvers<void>()
    const hungUp = Promise.withResolvers<void>()
    const { url } = await listen((came, response, request) => {
      request.socket.on('close', () => hungUp.resolve())
      answer(came, response)
      asked.resolve()
    })
    const { fetch, within } = punctual({ over: () => over.signal })
    const asking = mistakeOf(within(LONG, () => fetch(url)))
    await asked.promise
    over.abort()
    expect(await asking).toBeInstanceOf(TooLate)
    await hungUp.promise
  })

  test('where nothing is asked at all', async () => {
    const over = new AbortController()
    const { within } = punctual({ over: () => over.signal })
    const asking = mistakeOf(within(LONG, () => new Promise(() => {})))
    over.abort()
    expect(await asking).toBeInstanceOf(TooLate)
  })

  test('where there is no time', async () => {
    const { url, bytes } = await listen(fine)
    const { fetch, within } = punctual()
    expect(await mistakeOf(within(-1, () => fetch(url)))).toBeInstanceOf(TooLate)
    expect(bytes()).toBe(0)
  })

  test('where nobody said how long', async () => {
    const over = new AbortController()
    const waits: number[] = []
    const asked = Promise.withResolvers<void>()
    const { url } = await listen(() => asked.resolve())
    const { fetch } = punctual({
      over(ms) {
        waits.push(ms)
        return over.signal
      },
    })
    const asking = mistakeOf(fetch(url))
    await asked.promise
    over.abort()
    expect(await asking).toBeInstanceOf(TooLate)
    expect(waits).toEqual([DEFAULT_DEADLINE])
  })

  test('where whoever asks breaks it off', async () => {
    const breakOff = new AbortController()
    const asked = Promise.withResolvers<void>()
    const { url } = await listen(() => asked.resolve())
    const { fetch, within } = punctual()
    const asking = mistakeOf(within(LONG, () => fetch(url, { signal: breakOff.signal })))
    await asked.promise
    breakOff.abort(new Error('enough'))
    expect(await asking).toEqual(new Error('enough'))
  })
})

describe('nothing is asked a second time', () => {
  const hangUp = (came: Came, response: ServerResponse) =>
    came.path === '/fine' ? fine(came, response) : void response.socket?.destroy()

  test.each([
    ['GET', 'a new connection'],
    ['POST', 'a new connection'],
    ['GET', 'one that was used'],
    ['POST', 'one that was used'],
  ] as const)('%s, lost over %s', async (method, over) => {
    const { url, came } = await listen(hangUp)
    const { fetch, within } = punctual()
    if (over === 'one that was used') await within(LONG, () => fetch(`${url}/fine`, { method }))
    const mistake = await mistakeOf(within(LONG, () => fetch(`${url}/lost`, { method })))
    expect(mistake).toBeInstanceOf(Error)
    expect(mistake).not.toBeInstanceOf(TooLate)
    await within(LONG, () => fetch(`${url}/fine`, { method }))
    expect(came.filter(({ path }) => path === '/lost')).toHaveLength(1)
  })

  test('nor anything before the answer of what was asked before', async () => {
    const waiting: ServerResponse[] = []
    const { url, came, connections } = await listen((_, response) => void waiting.push(response))
    const { fetch, within } = punctual()
    const asking = Array.from({ length: 5 }, () => within(LONG, () => fetch(url)))
    while (came.length < 5) await turn()
    expect(connections()).toBe(5)
    for (const response of waiting) response.end()
    expect((await Promise.all(asking)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })

  test('and nobody there is no reason to be late', async () => {
    const { url } = await listen(fine)
    const { fetch, within } = punctual()
    const mistake = await mistakeOf(within(LONG, () => fetch(url.replace(/\d+$/, '1'))))
    expect(mistake).toBeInstanceOf(Error)
    expect(mistake).not.toBeInstanceOf(TooLate)
  })
})

test('closing ends what is under way', async () => {
  const asked = Promise.withResolvers<void>()
  const { url } = await listen(() => asked.resolve())
  const { fetch, close } = createPunctual()
  const asking = mistakeOf(fetch(url))
  await asked.promise
  await close()
  expect(await asking).toBeInstanceOf(Error)
})

describe('the libraries of the platforms ask through it', () => {
  test('Slack’s, with a form', async () => {
    const { url, came } = await listen(fine)
    const { fetch, within } = punctual()
    const client = new WebClient('xoxb-1', {
      fetch,
      slackApiUrl: `${url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    })
    const answer = await within(LONG, () => client.chat.postMessage({ channel: 'C1', text: 'a & b' }))
    expect(answer.ok).toBe(true)
    expect(came).toMatchObject([{ path: '/api/chat.postMessage', body: 'channel=C1&text=a%20%26%20b' }])
  })

  test('Discord’s, with JSON and with a file', async () => {
    const { url, came } = await listen(fine)
    const { fetch, within } = punctual()
    const rest = new REST({
      api: `${url}/api`,
      retries: 0,
      makeRequest: (asked, init) => fetch(asked, init as unknown as RequestInit),
    }).setToken('secret')
    onTestFinished(() => {
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    })
    const body = { content: 'stretch' }
    expect(await within(LONG, () => rest.post('/channels/1/messages', { body }))).toEqual({ ok: true })
    await within(LONG, () =>
      rest.post('/channels/1/messages', { body, files: [{ name: 'a.txt', data: Buffer.from('hello') }] }),
    )
    expect(came).toMatchObject([
      { path: '/api/v10/channels/1/messages', type: 'application/json', body: '{"content":"stretch"}' },
      {
        body: expect.stringContaining(
          'filename="a.txt"\r\nContent-Type: application/octet-stream\r\n\r\nhello',
        ) as string,
      },
    ])
  })
})
