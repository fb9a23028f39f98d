import { describe, expect, test } from 'vitest'
import { failureOf } from '../../../adapters/log/failure.ts'

const asItIs = (text: string) => text
/** Where it was thrown is another matter. */
const told = (error: unknown, mask = asItIs) => withoutPlaces(failureOf(error, mask))

function withoutPlaces({ at: _, cause, ...rest }: ReturnType<typeof failureOf>): object {
  return { ...rest, ...(cause === undefined ? {} : { cause: withoutPlaces(cause) }) }
}

class OwnProblem extends Error {}

describe('of what was thrown', () => {
  test.each<readonly [string, unknown, object]>([
    [
      'the class and what is known',
      new TypeError('no answer in time'),
      { name: 'TypeError', message: 'no answer in time' },
    ],
    ['not what somebody wrote', new Error('xiomara hurts'), { name: 'Error', message: '…' }],
    ['a class of ours', new OwnProblem('is_archived'), { name: 'OwnProblem', message: 'is_archived' }],
    [
      'not how it calls itself',
      Object.assign(new Error('x'), { name: 'Xiomara hurts' }),
      { name: 'Error', message: '…' },
    ],
    [
      'a code of the system',
      Object.assign(new Error('x'), { code: 'ENOSPC' }),
      { name: 'Error', code: 'ENOSPC', message: '…' },
    ],
    [
      'a code of a platform',
      Object.assign(new Error('x'), { code: 50001 }),
      { name: 'Error', code: 50001, message: '…' },
    ],
    [
      'the code of SQLite',
      Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }),
      { name: 'Error', code: 'ERR_SQLITE_ERROR', errcode: 13, message: '…' },
    ],
    [
      'no code that is none',
      Object.assign(new Error('x'), { code: 'xiomara' }),
      { name: 'Error', message: '…' },
    ],
    [
      'what led to it',
      new Error('x', { cause: new RangeError('xiomara', { cause: 'tick' }) }),
      {
        name: 'Error',
        message: '…',
        cause: { name: 'RangeError', message: '…', cause: { name: 'string', message: 'tick' } },
      },
    ],
    [
      'the first of several',
      new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })], 'all'),
      { name: 'AggregateError', message: '…', cause: { name: 'Error', code: 'ECONNREFUSED', message: '…' } },
    ],
    ['a text', 'xiomara hurts', { name: 'string', message: '…' }],
    ['nothing', undefined, { name: 'undefined', message: '…' }],
    [
      'what cannot even be looked at',
      {
        toString: () => {
          throw new Error('No.')
        },
      },
      { name: 'something that cannot be told', message: '' },
    ],
  ])('%s is told', (_, thrown, expected) => {
    expect(told(thrown)).toEqual(expected)
  })

  test('a ring of causes ends', () => {
    const ring = new Error('x')
    ring.cause = ring
    expect(JSON.stringify(told(ring)).match(/"cause"/g)).toHaveLength(5)
  })

  test('secrets go before anything else', () => {
    const mask = (text: string) => text.replaceAll('tick', '[secret]')
    expect(told(new Error('tick'), mask)).toEqual({ name: 'Error', message: '[secret]' })
  })
})

describe('where it was thrown', () => {
  test('is told as places in the program', () => {
    const { at } = failureOf(new Error('x'), asItIs)
    expect(at[0]).toMatch(/^test\/adapters\/log\/failure\.test\.ts:\d+:\d+$/)
    expect(at.filter((place) => place.includes('..') || place.startsWith('/'))).toEqual([])
  })

  test('is not told by the message', () => {
    const home = new URL('../../..', import.meta.url).href
    const error = new Error(`x\n    at desk (${home}xiomara/hurts.ts:1:2)\n    at node:xiomara:1:2`)
    expect(failureOf(error, asItIs).at.join()).not.toContain('xiomara')
  })

  test.each([
    ['none at all', undefined],
    ['of another kind', 7],
    ['of files that are not of the program', 'Error: x\n    at f (file:///home/xiomara/limber.ts:1:2)'],
    [
      'of a place with another name',
      'Error: x\n    at xiomara hurts (here:1:2)\n    at eval (<anonymous>:1:2)',
    ],
  ])('is nothing where the stack is %s', (_, stack) => {
    const error = Object.assign(new Error('x'), { stack })
    expect(JSON.stringify(failureOf(error, asItIs))).not.toContain('xiomara')
  })
})
