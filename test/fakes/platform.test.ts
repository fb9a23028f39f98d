import { describe, expect, test } from 'vitest'
import { manualClock } from '../adapters/manual-clock.ts'
import { doubled } from './channels.ts'
import { createPlatform, type Answer, type PlatformWish, type Request } from './platform.ts'
import { always, TROUBLES, type Trouble, type Troubles } from './troubles.ts'

const START = Date.UTC(2026, 10, 18, 15)
const HERE = { workspace: 'T1', channel: 'C1' }
const POST: Request = { ...HERE, do: 'post', delivery: 'd1', text: 'Stretch', askedAt: START }
const FIND: Request = { ...HERE, do: 'find', delivery: 'd1', since: START }

function platformWith(wish: Partial<PlatformWish> = {}) {
  const clock = manualClock(START)
  return { clock, ...createPlatform({ kind: 'slack', seed: 1, clock, limits: {}, ...wish }) }
}

const SPANS = { busyFor: [300, 300], slowFor: [700, 700], lateFor: [900, 900] } as const

/** When an answer came, in ms after the request, what it said, and when the message came to stand there. */
type Course = { readonly answered: number; readonly says: number | 'lost'; readonly stands?: number }

describe('what befalls a request to post', () => {
  const COURSES: Readonly<Record<Trouble | 'none', Course>> = {
    none: { answered: 40, says: 200, stands: 40 },
    'busy for no reason': { answered: 0, says: 429 },
    'error before': { answered: 0, says: 500 },
    'error after': { answered: 40, says: 502, stands: 40 },
    'lost before': { answered: 0, says: 'lost' },
    'lost after': { answered: 40, says: 'lost', stands: 40 },
    slow: { answered: 740, says: 200, stands: 40 },
    late: { answered: 900, says: 200, stands: 900 },
  }

  test.each(Object.entries(COURSES))('%s', async (name, expected) => {
    const isTrouble = (trouble: string): trouble is Trouble => TROUBLES.some((one) => one === trouble)
    const { clock, handle, seen, counts } = platformWith({
      latency: () => 40,
      ...(isTrouble(name) ? { troubles: always(name, SPANS) } : {}),
    })
    let course: Course | undefined
    const answering = handle(POST).then((answer) => {
      course = { answered: clock.now() - START, says: answer?.status ?? 'lost' }
    })
    await clock.advance(1_000)
    await answering
    const [first] = seen()
    expect({ ...course, ...(first && { stands: first.at - START }) }).toEqual(expected)
    if (isTrouble(name)) expect(counts()[name]).toBe(1)
  })

  test('troubles come as often as is said, and the same in every run', async () => {
    const troubles: Troubles = { ...always('slow'), rates: { 'error before': 0.1, 'lost after': 0.2 } }
    const run = async () => {
      const { handle, counts } = platformWith({ troubles })
      for (let left = 2_000; left > 0; left--) await handle(POST)
      return counts()
    }
    const counts = await run()
    expect(counts['error before']).toBeGreaterThan(140)
    expect(counts['error before']).toBeLessThan(260)
    expect(counts['lost after']).toBeGreaterThan(320)
    expect(counts['lost after']).toBeLessThan(480)
    expect(counts.post).toBe(2_000)
    expect(counts.taken).toBe(2_000 - counts['error before'])
    expect(await run()).toEqual(counts)
  })
})

test('what is posted twice is seen twice', async () => {
  const { handle, seen } = platformWith()
  await handle(POST)
  await handle(POST)
  await handle({ ...POST, delivery: 'd2' })
  expect([...doubled(seen()).keys()]).toEqual(['d1'])
})

describe('a nonce', () => {
  const NAMED: Request = { ...POST, nonce: 'n1' }
  const OTHER: Request = { ...NAMED, channel: 'C2' }
  test.each<readonly [string, PlatformWish['kind'], Request, number, number]>([
    ['gives the first message again', 'discord', NAMED, 999, 1],
    ['is forgotten after a while', 'discord', NAMED, 1_000, 2],
    ['is another one in another channel', 'discord', OTHER, 0, 2],
    ['says nothing to Slack', 'slack', NAMED, 0, 2],
  ])('%s', async (_, kind, second, after, expected) => {
    const { clock, handle, seen } = platformWith({ kind, knowsAgainFor: 1_000 })
    await handle(NAMED)
    await clock.advance(after)
    await handle(second)
    expect(seen()).toHaveLength(expected)
  })

  test('also when the first one arrives last', async () => {
    const clock = manualClock(START)
    let requests = 0
    const { handle, seen } = createPlatform({
      kind: 'discord',
      seed: 1,
      clock,
      limits: {},
      knowsAgainFor: 1_000,
      latency: () => (requests++ === 0 ? 500 : 10),
    })
    const both = [handle(NAMED), handle(NAMED)]
    await clock.advance(500)
    expect((await Promise.all(both)).map((answer) => answer?.body)).toEqual([
      { message: 'M1' },
      { message: 'M1' },
    ])
    expect(seen()).toHaveLength(1)
  })
})

describe('is refused', () => {
  const refusing = new Map([['C1', 'is_archived']])
  const limits = { channel: { most: 1, within: 1_000 } }
  test.each<readonly [string, Partial<PlatformWish>, readonly Request[], Answer]>([
    [
      'what goes to an archived channel',
      { refusing },
      [POST],
      { status: 403, body: { code: 'is_archived' } },
    ],
    [
      'a look where nobody may look',
      { history: 'unreadable' },
      [POST, FIND],
      { status: 403, body: { code: 'missing_scope' } },
    ],
    [
      'what is too long for Discord',
      { kind: 'discord' },
      [{ ...POST, text: 'x'.repeat(2_001) }],
      { status: 400, body: { code: '50035' } },
    ],
    [
      'a nonce that is too long',
      { kind: 'discord' },
      [{ ...POST, nonce: 'x'.repeat(26) }],
      { status: 400, body: { code: '50035' } },
    ],
    ['too much at once', { limits }, [POST, POST], { status: 429, body: { wait: 1_000, extent: 'channel' } }],
    [
      'an edit of what is not there',
      {},
      [{ ...HERE, do: 'edit', message: 'M1', text: '' }],
      { status: 404, body: { code: 'message_not_found' } },
    ],
    [
      'an edit of what stands elsewhere',
      {},
      [POST, { ...HERE, channel: 'C2', do: 'edit', message: 'M1', text: '' }],
      { status: 404, body: { code: 'message_not_found' } },
    ],
  ])('%s', async (_, wish, requests, expected) => {
    const { handle, seen } = platformWith(wish)
    const answers: (Answer | undefined)[] = []
    for (const request of requests) answers.push(await handle(request))
    expect(answers.at(-1)).toEqual(expected)
    expect(seen()).toHaveLength(requests.length - 1)
  })
})

describe('a look', () => {
  test.each<readonly [string, Partial<PlatformWish>, number, Request, readonly string[]]>([
    ['finds what stands there', {}, 0, FIND, ['M1']],
    ['finds nothing of another delivery', {}, 0, { ...FIND, delivery: 'd2' }, []],
    ['finds nothing in another channel', {}, 0, { ...FIND, channel: 'C2' }, []],
    ['finds nothing from before', {}, 0, { ...FIND, since: START + 1 }, []],
    ['does not find yet what came just now', { history: { lag: 500 } }, 499, FIND, []],
    ['finds it a little later', { history: { lag: 500 } }, 500, FIND, ['M1']],
  ])('%s', async (_, wish, after, look, expected) => {
    const { clock, handle } = platformWith(wish)
    await handle(POST)
    await clock.advance(after)
    expect(await handle(look)).toEqual({ status: 200, body: { messages: expected } })
  })
})

test('an edit is seen in its place', async () => {
  const { clock, handle, seen } = platformWith()
  await handle(POST)
  await clock.advance(10)
  await handle({ ...HERE, do: 'edit', message: 'M1', text: '4 stretched so far' })
  expect(seen()).toEqual([
    {
      message: 'M1',
      channel: 'T1/C1',
      delivery: 'd1',
      at: START,
      askedAt: START,
      arrivedAt: START,
      text: 'Stretch',
      edits: [{ at: START + 10, text: '4 stretched so far' }],
    },
  ])
})
