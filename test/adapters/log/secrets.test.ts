import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASKED, masking, secretsOf } from '../../../adapters/log/secrets.ts'

describe('the secrets of the settings', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['none', { LIMBER_DATA: './data', PATH: '/bin', HOME: '/root' }, []],
    ['a token', { SLACK_BOT_TOKEN: ' xoxb-1 ' }, ['xoxb-1']],
    [
      'whatever ends like one',
      { A_SECRET: '1', B_PASSWORD: '2', C_KEY: '3', d_token: '4' },
      ['1', '2', '3', '4'],
    ],
    ['an empty one', { SLACK_BOT_TOKEN: ' ' }, []],
    [
      'where the data are, with and without a password',
      { DATABASE_URL: 'postgres://limber:p%40ss@host:5432/limber' },
      ['postgres://limber:p%40ss@host:5432/limber', 'p%40ss', 'p@ss'],
    ],
    [
      'where the data are without one',
      { DATABASE_URL: 'postgres://host/limber' },
      ['postgres://host/limber'],
    ],
    [
      'a password that nobody wrote as an address asks for',
      { DATABASE_URL: 'postgres://limber:p@s:s@host/limber' },
      ['postgres://limber:p@s:s@host/limber', 'p@s:s'],
    ],
    [
      'passwords behind an address',
      { DATABASE_URL: 'postgres://host/limber?user=a&password=hu%20sh&sslmode=require' },
      ['postgres://host/limber?user=a&password=hu%20sh&sslmode=require', 'hu%20sh', 'hu sh'],
    ],
    ['what is no escape', { DATABASE_URL: 'postgres://a:1%@b/c' }, ['postgres://a:1%@b/c', '1%']],
    ['an address of something else', { SITE_URL: 'https://limber.example' }, []],
    ['that with a password', { PROXY_URL: 'http://a:hush@b' }, ['http://a:hush@b', 'hush']],
    [
      'a key of several lines, also each of them',
      { A_KEY: '-----BEGIN KEY-----\nabcdefghijklmnopqr\nshort\n-----END KEY-----' },
      ['-----BEGIN KEY-----\nabcdefghijklmnopqr\nshort\n-----END KEY-----', 'abcdefghijklmnopqr'],
    ],
  ])('%s', (_, env, secrets) => {
    expect(secretsOf(env)).toEqual(secrets)
  })
})

describe('a secret is masked', () => {
  const mask = masking(['xoxb-123/45+67 äß'])
  test.each([
    ['as it is', 'Slack says: xoxb-123/45+67 äß.'],
    ['in other letters', 'XOXB-123/45+67 ÄSS XOXB-123/45+67 Äß'],
    ['in an address', `https://slack.example/?token=${encodeURIComponent('xoxb-123/45+67 äß')}`],
    ['in an address, in small letters', encodeURIComponent('xoxb-123/45+67 äß').toLowerCase()],
    ['in a form', `token=${new URLSearchParams({ a: 'xoxb-123/45+67 äß' }).toString()}`],
    ['in base64', Buffer.from('xoxb-123/45+67 äß').toString('base64')],
    ['in base64 for addresses', Buffer.from('xoxb-123/45+67 äß').toString('base64url')],
    ['in the head of a request', Buffer.from('limber:xoxb-123/45+67 äß').toString('base64')],
    ['in hexadecimal', Buffer.from('xoxb-123/45+67 äß').toString('hex')],
  ])('%s', (_, text) => {
    expect(mask(text)).toContain(MASKED)
  })

  test('with a quotation mark also within JSON', () => {
    expect(masking(['hu"sh\\sh'])(JSON.stringify({ a: 'hu"sh\\sh' }))).toBe('{"a":"[secret]"}')
  })

  test('as a whole, also where another one is a part of it', () => {
    expect(masking(['hush', 'hush-hush'])('hush-hush')).toBe('[secret]')
  })

  test('that is short only where it stands alone', () => {
    expect(masking(['a'])('a cat, "a"')).toBe('[secret] cat, "[secret]"')
    expect(masking([''])('a cat')).toBe('a cat')
  })

  test('however it is written and whatever stands around it', () => {
    const around = fc.string({ unit: 'binary-ascii', maxLength: 9 })
    const secret = fc
      .string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 40 })
      .map((text) => text.trim())
    const writing = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => Buffer.from(text).toString('base64'),
      (text) => Buffer.from(text).toString('base64url'),
      (text) => Buffer.from(text).toString('hex'),
      (text) => JSON.stringify(text),
    )
    fc.assert(
      fc.property(secret, around, around, writing, (hidden, before, after, write) => {
        fc.pre(hidden.length >= 6)
        const masked = masking([hidden])(write(before + hidden + after))
        expect(masked).toContain(MASKED)
        // What is left of it is less than could be read.
        const left = masked.replaceAll(MASKED, '').length
        expect(left).toBeLessThan(write(before + after).length + 6)
      }),
    )
  })
})
