import { DiscordAPIError, HTTPError } from 'discord.js'
import { expect, test } from 'vitest'
import { blocked } from '../../../adapters/discord/connection/mistakes.ts'
import { TooLate } from '../../../adapters/http/too-late.ts'

const said = (status: number, code: number) =>
  new DiscordAPIError({ message: 'x', code } as never, code, status, 'POST', 'https://discord.com/', {})

test.each([
  ['closed direct messages', said(403, 50007), { is: 'refused' }],
  ['a command that is too old to be answered', said(401, 50027), { is: 'refused' }],
  ['a command that Discord does not know', said(404, 10062), { is: 'refused' }],
  ['a token that does not count', said(401, 0), { is: 'busy', wait: 60_000, scope: 'platform' }],
  ['what stands before Discord', said(403, 40333), { is: 'busy', wait: 60_000, scope: 'platform' }],
  [
    'too many direct messages that are opened',
    said(429, 40003),
    { is: 'busy', wait: 60_000, scope: 'place' },
  ],
  ['a server in trouble', new HTTPError(503, 'x', 'POST', 'https://discord.com/', {}), { is: 'unknown' }],
  ['no answer', new TooLate(), { is: 'unknown' }],
])('%s: whether that way is open again later', (_, mistake, means) => {
  expect(blocked(mistake)).toEqual(means)
})
