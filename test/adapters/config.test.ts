import { describe, expect, test } from 'vitest'
import { readConfig } from '../../adapters/config.ts'
import type { Whereabouts } from '../../src/country.ts'
import { limber } from './world.ts'

/** What is set where nothing is said. */
const USUAL = { data: './data', nearMisses: false }

describe('settings', () => {
  test.each<[Readonly<Record<string, string>>, Whereabouts, string]>([
    [{}, { zone: 'Europe/Berlin' }, 'without one the time zone tells the country'],
    [{ LIMBER_COUNTRY: 'GB' }, { country: 'GB' }, 'as it is set'],
    [{ LIMBER_COUNTRY: ' gb ' }, { country: 'GB' }, 'however it is written'],
    [{ LIMBER_COUNTRY: 'UK' }, { country: 'GB' }, 'by another of its codes'],
    [{ LIMBER_COUNTRY: '' }, { zone: 'Europe/Berlin' }, 'an empty one is none'],
  ])('%j → %j: %s', (env, whereabouts) => {
    expect(readConfig(env, 'Europe/Berlin')).toEqual({ config: { ...USUAL, whereabouts } })
  })

  test.each(['Germany', 'D', 'X1', 'QQ', 'EU', 'ZZ', '__proto__'])(
    'LIMBER_COUNTRY=%s is refused',
    (country) => {
      expect(readConfig({ LIMBER_COUNTRY: country }, 'UTC')).toEqual({
        problems: [
          `LIMBER_COUNTRY is "${country}", which is no country code: write two letters such as "DE", or leave it out.`,
        ],
      })
    },
  )
})

describe('who may set up breaks', () => {
  test.each([
    ['', undefined, 'an empty one is none'],
    ['admins', 'admins', 'as it is set'],
    [' Everyone ', 'everyone', 'however it is written'],
  ])('LIMBER_BREAK_RIGHTS=%j → %s: %s', (written, rights, _why) => {
    expect(readConfig({ LIMBER_BREAK_RIGHTS: written }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' }, ...(rights && { rights }) },
    })
  })

  test('anything else is refused, with what is permitted', () => {
    expect(readConfig({ LIMBER_BREAK_RIGHTS: 'nobody' }, 'UTC')).toEqual({
      problems: [
        'LIMBER_BREAK_RIGHTS is "nobody", which I do not know: write one of admins, members, everyone, or leave it out.',
      ],
    })
  })
})

test('the data folder is the one that is set', () => {
  expect(readConfig({ LIMBER_DATA: ' /srv/limber ' }, 'UTC')).toEqual({
    config: { ...USUAL, whereabouts: { zone: 'UTC' }, data: '/srv/limber' },
  })
})

describe('the database', () => {
  test.each([
    ['postgres://ada:secret@db.example:5432/limber', 'with everything'],
    ['postgresql://db.example/limber', 'as others call the protocol'],
    ['POSTGRES://db.example/limber?sslmode=verify-full', 'however it is written, with what else it is to do'],
    ['postgres://ada:p%23w%2F@[::1]/limber', 'with signs in the password, and a host by its number'],
    ['postgres://ada@/limber?host=/var/run/postgresql', 'over a socket'],
    [' postgres://db.example/limber ', 'with a blank around it'],
  ])('DATABASE_URL=%s is taken: %s', (address) => {
    expect(readConfig({ DATABASE_URL: address }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' }, database: address.trim() },
    })
  })

  test('an empty one is none', () => {
    expect(readConfig({ DATABASE_URL: ' ' }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' } },
    })
  })

  test.each([
    ['mysql://ada:secret@db.example/limber', 'another database'],
    ['ada:secret@db.example/limber', 'no protocol'],
    ['postgres://ada:se#secret@db.example/limber', 'a sign in the password that ends it'],
    ['postgres://ada:secret@db.example:port/limber', 'a port that is no number'],
    ['host=db.example password=secret', 'as other programs write it'],
  ])('DATABASE_URL=%s is refused without being repeated: %s', (address) => {
    expect(readConfig({ DATABASE_URL: address, LIMBER_NEAR_MISSES: 'yes' }, 'UTC')).toEqual({
      problems: [
        'DATABASE_URL is no address of a PostgreSQL database: write one like "postgres://user:password@host:5432/database", with signs such as "#" and "/" in the password as "%23" and "%2F", or leave it out.',
        'LIMBER_NEAR_MISSES is "yes", and is either "on" or "off": write one of them, or leave it out for "off".',
      ],
    })
  })
})

describe('whether near misses are noted', () => {
  test.each<[string, boolean, string]>([
    ['on', true, 'as it is set'],
    [' ON ', true, 'however it is written'],
    ['off', false, 'said plainly'],
    ['', false, 'an empty one is none'],
  ])('LIMBER_NEAR_MISSES=%j → %j: %s', (written, nearMisses) => {
    expect(readConfig({ LIMBER_NEAR_MISSES: written }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' }, nearMisses },
    })
  })

  test('anything else is refused, together with every other slip', () => {
    expect(readConfig({ LIMBER_NEAR_MISSES: 'yes', LIMBER_COUNTRY: 'X1' }, 'UTC')).toEqual({
      problems: [
        'LIMBER_COUNTRY is "X1", which is no country code: write two letters such as "DE", or leave it out.',
        'LIMBER_NEAR_MISSES is "yes", and is either "on" or "off": write one of them, or leave it out for "off".',
      ],
    })
  })
})

describe('how it is written down what happens', () => {
  test.each([
    ['json', 'json', 'as it is set'],
    [' TEXT ', 'text', 'however it is written'],
    ['off', 'off', 'not at all'],
  ])('LIMBER_LOG=%j → %s: %s', (written, log) => {
    expect(readConfig({ LIMBER_LOG: written }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' }, log },
    })
  })

  test('is left open where nothing is said, since it depends on where it goes', () => {
    expect(readConfig({ LIMBER_LOG: '' }, 'UTC')).toEqual({
      config: { ...USUAL, whereabouts: { zone: 'UTC' } },
    })
  })

  test('anything else is refused, with what is permitted', () => {
    expect(readConfig({ LIMBER_LOG: 'loud' }, 'UTC')).toEqual({
      problems: ['LIMBER_LOG is "loud", which I do not know: write one of json, text, off, or leave it out.'],
    })
  })
})

describe('limber ask', () => {
  const emergency = (world: object) => limber(['ask', 'i have chest pain'], world)

  test('names the number of the country that is set', async () => {
    const { output } = await emergency({ env: { LIMBER_COUNTRY: 'US' }, zone: 'Europe/Berlin' })
    expect(output).toContain('Call 911 now')
  })

  test('else of the time zone', async () => {
    const { output } = await emergency({ zone: 'Europe/Berlin' })
    expect(output).toContain('Call 112 now')
  })

  test('with a setting that is wrong says so, and answers nothing', async () => {
    const { code, output, errors } = await emergency({ env: { LIMBER_COUNTRY: 'Germany' } })
    expect({ code, output, errors }).toEqual({
      code: 2,
      output: '',
      errors:
        'LIMBER_COUNTRY is "Germany", which is no country code: write two letters such as "DE", or leave it out.\n',
    })
  })
})
