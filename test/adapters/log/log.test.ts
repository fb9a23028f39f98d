import { describe, expect, test } from 'vitest'
import { createLog, type LogEvent } from '../../../adapters/log/log.ts'
import type { LogForm } from '../../../adapters/log/forms.ts'

const NOON = Date.UTC(2027, 2, 26, 12)
const ID = '0195d2a1-7c3e-7bd4-9a55-3f0c4a1e7d21'

/** What is written of what happens. */
function written(
  form: LogForm,
  use: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
) {
  const lines: string[] = []
  use(createLog({ write: (line) => lines.push(line), secrets, form, now: () => NOON }))
  return lines.join('')
}

const told = (event: LogEvent, secrets: readonly string[] = []) => {
  const { time, ...rest } = JSON.parse(written('json', (log) => log.hear(event), secrets)) as Record<
    string,
    unknown
  >
  expect(time).toBe('2027-03-26T12:00:00.000Z')
  return rest
}

describe('every event is a line that says what happened', () => {
  test.each<readonly [LogEvent, string]>([
    [{ event: 'posted', delivery: ID, platform: 'slack', kind: 'plan', late: 12, wasFound: false }, 'info'],
    [{ event: 'missed', delivery: ID, platform: 'slack', why: 'it came too late' }, 'warn'],
    [{ event: 'uncertain', delivery: ID, platform: 'discord', why: 'missing_scope' }, 'warn'],
    [{ event: 'failed', delivery: ID, platform: 'slack', why: 'channel_not_found' }, 'warn'],
    [{ event: 'busy', platform: 'discord', scope: 'workspace', wait: 3_000 }, 'info'],
    [{ event: 'unknown', delivery: ID, platform: 'slack', why: 'an answer with status 502' }, 'warn'],
    [{ event: 'stopped', breakId: ID, platform: 'slack', why: 'is_archived' }, 'warn'],
    [{ event: 'clock', by: -3_600_000 }, 'warn'],
    [
      {
        event: 'trouble',
        during: 'claiming',
        why: 'the data could not be read or written, because the disk is full.',
      },
      'error',
    ],
    [{ event: 'start', engine: 'sqlite', process: ID }, 'info'],
    [{ event: 'stop', within: 80 }, 'info'],
    [{ event: 'connection', platform: 'slack', is: 'up' }, 'info'],
    [{ event: 'connection', platform: 'discord', is: 'down', why: 'the connection was lost' }, 'warn'],
    [{ event: 'stall' }, 'warn'],
    [{ event: 'pruned', rows: 7 }, 'info'],
  ])('%j', (event, level) => {
    expect(told(event)).toEqual({ level, ...event })
    expect(written('text', (log) => log.hear(event))).toBe(
      `2027-03-26T12:00:00.000Z ${level.padEnd(5)} ${event.event}${Object.entries(event)
        .filter(([name]) => name !== 'event')
        .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
        .join('')}\n`,
    )
    expect(written('off', (log) => log.hear(event))).toBe('')
  })
})

const POSTED: LogEvent = {
  event: 'posted',
  delivery: ID,
  platform: 'slack',
  kind: 'plan',
  late: 12,
  wasFound: true,
}

describe('what a person wrote does not come through', () => {
  test.each([
    ['as a reason', { event: 'failed', delivery: ID, platform: 'slack', why: 'my back hurts' }, 'why'],
    ['as a platform', { ...POSTED, platform: 'xiomara' }, 'platform'],
    ['as an id', { ...POSTED, delivery: 'U012XIOMARA' }, 'delivery'],
    [
      'as the id of a place that must wait',
      { event: 'busy', platform: 'slack', scope: 'slack/T1/U012XIOMARA', wait: 1 },
      'scope',
    ],
    ['as what was done', { event: 'trouble', during: 'asking xiomara', why: 'tick' }, 'during'],
    ['as a number', { ...POSTED, late: 'two days' }, 'late'],
    ['as a list', { ...POSTED, late: ['two days'] }, 'late'],
  ])('%s', (_, event, field) => {
    expect(told(event as never)[field]).toBe('…')
  })

  test('in a field that an event has not', () => {
    const event = { ...POSTED, question: 'my back hurts' }
    expect(told(event)).toEqual({ level: 'info', ...POSTED })
  })

  test.each([NaN, Infinity])('%s is no number to tell', (late) => {
    expect(told({ ...POSTED, late })).toEqual({ level: 'info', ...POSTED, late: null })
  })
})

describe('one event is one line', () => {
  const EVENT: LogEvent = {
    event: 'failed',
    delivery: ID,
    platform: 'slack',
    why: 'it came too late\n{"level":"info","event":"posted"}\r\u2028\u0085\u001b[2Jis_archived',
  }
  test.each(['json', 'text'] as const)('as %s, whatever is in it', (form) => {
    const line = written(form, (log) => log.hear(EVENT))
    expect(line.match(/[\p{Cc}\p{Zl}\p{Zp}]/gu)).toEqual(['\n'])
    expect(line.endsWith('\n')).toBe(true)
    expect(line).not.toContain('info')
  })
})

describe('a secret does not come through', () => {
  test('although it is something that is known', () => {
    expect(told(POSTED, ['slack', 'plan'])).toEqual({
      level: 'info',
      ...POSTED,
      platform: '[secret]',
      kind: '[secret]',
    })
  })

  test('although it looks like an id', () => {
    expect(told(POSTED, [ID])).toEqual({ level: 'info', ...POSTED, delivery: '[secret]' })
  })
})

describe('what ended the process', () => {
  const ERROR = Object.assign(new TypeError('xiomara is no number'), {
    code: 'ECONNRESET',
    cause: new Error('no answer in time'),
  })

  test('is told for programs', () => {
    const { error, ...line } = JSON.parse(written('json', (log) => log.failed(ERROR))) as Record<
      string,
      unknown
    >
    expect(line).toEqual({ time: '2027-03-26T12:00:00.000Z', level: 'error', event: 'crash' })
    expect(error).toMatchObject({
      name: 'TypeError',
      code: 'ECONNRESET',
      message: '…',
      cause: { name: 'Error', message: 'no answer in time' },
    })
  })

  test('is told for people, on one line', () => {
    expect(written('text', (log) => log.failed(ERROR))).toMatch(
      /^2027-03-26T12:00:00\.000Z error crash TypeError \(ECONNRESET\): … at test\/adapters\/log\/log\.test\.ts:\d+:\d+.* because of Error: no answer in time at test\/adapters\/log\/log\.test\.ts:\d+:\d+.*\n$/,
    )
  })
})
