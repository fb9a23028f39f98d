import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { LONGEST_TIMER } from '../../../adapters/clock/clock.ts'
import { TooLate } from '../../../adapters/http/too-late.ts'
import { failureOf } from '../../../adapters/slack/api/failure.ts'

const coded = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })

test.each<readonly [string, unknown, ReturnType<typeof failureOf>]>([
  ['a code', coded('not_in_channel'), { is: 'refused', code: 'not_in_channel' }],
  [
    'a code that says nothing',
    coded('internal_error'),
    { is: 'unknown', why: 'an answer with internal_error' },
  ],
  [
    'a page of somebody else',
    coded('<html>Bad gateway</html>'),
    { is: 'unknown', why: 'an answer that is none of Slack' },
  ],
  ['too many, as a code', coded('ratelimited'), { is: 'busy', wait: 30_000 }],
  ['too many', new webApi.WebAPIRateLimitedError(7), { is: 'busy', wait: 7_000 }],
  ['too many, for no time', new webApi.WebAPIRateLimitedError(0), { is: 'busy', wait: 1_000 }],
  ['too many, for ever', new webApi.WebAPIRateLimitedError(1e9), { is: 'busy', wait: LONGEST_TIMER }],
  [
    'an error of the platform',
    new webApi.WebAPIHTTPError(502, '', {}),
    { is: 'unknown', why: 'an answer with status 502' },
  ],
  ['no time left', new TooLate(), { is: 'unknown', why: 'no answer in time' }],
  [
    'no time left, within',
    new webApi.WebAPIRequestError(new TooLate()),
    { is: 'unknown', why: 'no answer in time' },
  ],
  [
    'a connection that breaks',
    new webApi.WebAPIRequestError(new Error('ECONNRESET')),
    { is: 'unknown', why: 'the connection was lost' },
  ],
  ['anything else', undefined, { is: 'unknown', why: 'the connection was lost' }],
])('%s', (_, mistake, expected) => {
  expect(failureOf(mistake)).toEqual(expected)
})
