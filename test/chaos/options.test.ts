import { expect, test } from 'vitest'
import { readOptions, type Options } from './options.ts'

const USUAL: Options = {
  engine: 'sqlite',
  processes: 1,
  occurrences: 20_000,
  chats: 'real',
  history: 'readable',
  isStopping: false,
  seed: 1,
}
const SERVER = { TEST_DATABASE_URL: 'postgres://localhost/postgres' }

test.each<readonly [string, Partial<Options>]>([
  ['', {}],
  ['--engine postgres', { engine: 'postgres', processes: 4 }],
  ['--engine postgres --processes 2 --stop', { engine: 'postgres', processes: 2, isStopping: true }],
  ['--chats simple', { chats: 'simple' }],
  ['--occurrences 300 --history unreadable --seed 7', { occurrences: 300, history: 'unreadable', seed: 7 }],
])('"%s" is understood', (typed, expected) => {
  expect(readOptions(typed.split(' ').filter(Boolean), SERVER)).toEqual({ ...USUAL, ...expected })
})

test.each([
  ['--engine mysql', '--engine is "mysql", and can be sqlite or postgres.'],
  ['--occurrences none', '--occurrences is "none", and can be a whole number from 1 on.'],
  ['--occurrences 1.5', '--occurrences is "1.5", and can be a whole number from 1 on.'],
  ['--history no', '--history is "no", and can be readable or unreadable.'],
  ['--chats none', '--chats is "none", and can be real or simple.'],
  ['--processes 4', 'One process at a time has a folder: leave --processes out, or name --engine postgres.'],
])('"%s" is refused', (typed, wrong) => {
  expect(readOptions(typed.split(' '), SERVER)).toEqual({ wrong })
})

test('PostgreSQL needs a server', () => {
  expect(readOptions(['--engine', 'postgres'], {})).toEqual({
    wrong: 'TEST_DATABASE_URL names no server: it is to be one on which databases may be made.',
  })
})
