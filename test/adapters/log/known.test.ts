import { REFUSALS } from '../../../src/deliver/chat.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PostgresProblem } from '../../../adapters/database/postgres/problem.ts'
import { storeTrouble } from '../../../adapters/database/problem.ts'
import { onlyKnown } from '../../../adapters/log/known.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Where it is said what became of something, and during what it went wrong. */
const PLACES = [
  'src/deliver',
  'adapters/database',
  'adapters/terminal',
  'adapters/messenger',
  'adapters/slack',
  'adapters/discord',
]

/** Every such sentence that stands in the program. */
const SAID = [
  ...new Set(
    PLACES.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.startsWith('transfer'))
        .flatMap((path) => [
          ...readFileSync(join(ROOT, folder, path), 'utf8').matchAll(
            /(?:(?:why|withheld|during): |\b(?:failed|wrong|tell)\((?:'(?:down|refused)', )?)'([^']+)'/g,
          ),
        ])
        .map((match) => match[1] ?? ''),
    ),
  ),
]

describe('what Limber says of itself is never cut', () => {
  test.each(SAID)('%s', (sentence) => {
    expect(onlyKnown(sentence)).toBe(sentence)
  })

  test('there are such sentences', () => {
    expect(SAID.length).toBeGreaterThan(2)
  })

  test.each([
    ['a full disk', storeTrouble(Object.assign(new Error('x'), { errcode: 13 }))],
    ['a server that is gone', storeTrouble(new PostgresProblem('lost'))],
    ['an answer that is lost', storeTrouble(new PostgresProblem('lost', undefined, 'unknown'))],
    ['what a server calls strange', storeTrouble(new PostgresProblem('strange', { code: 'P0001' }))],
    [
      'a database that is locked',
      storeTrouble(Object.assign(new Error('database table is locked'), { errcode: 6 })),
    ],
    [
      'a row that is there already',
      storeTrouble(
        Object.assign(new Error('UNIQUE constraint failed: break.place_id, break.number'), { errcode: 19 }),
      ),
    ],
    ['a mistake in the program', 'there is a mistake in the program.'],
    ...REFUSALS.map((why) => ['a place that takes nothing', why]),
    ['a platform by name', 'channel_not_found'],
    ['a platform by number', 'an answer with status 503'],
    ['a platform by a number alone', '50001'],
    ['a system', 'ECONNREFUSED'],
    ['Node', 'ERR_SOCKET_CLOSED'],
    ['an HTTP client', 'UND_ERR_CONNECT_TIMEOUT'],
    ['nothing', ''],
  ])('%s', (_, sentence) => {
    expect(onlyKnown(sentence)).toBe(sentence)
  })
})

describe('of anything else only codes are left', () => {
  test.each([
    ['my upper back hurts', '…'],
    ['I can not stretch', '…'],
    ['Xiomara', '…'],
    ['#team-anna', '…'],
    ['anna_smith', '…'],
    ['U012AB3CD', '…'],
    ['170 1234567', '…'],
    ['at 50001 in town', '…'],
    ['it came too late for Xiomara', '…'],
    ['it came too late, because my back hurts', 'it came too late, because …'],
    ['connect ECONNREFUSED 10.0.0.7:5432', '… ECONNREFUSED …'],
    ['is_archived: #team-anna', 'is_archived: …'],
    ['Unexpected token \'x\', "xiomara" is not valid JSON', '…'],
    [
      'the data could not be read or written, because xiomara.',
      'the data could not be read or written, because …',
    ],
    ['腰が痛い', '…'],
    ['💥', '…'],
    ['a\nb', '…'],
    ['an answer with status 1234567', '…'],
  ])('%j → %j', (text, left) => {
    expect(onlyKnown(text)).toBe(left)
  })

  test('no word gets through among whatever is known', () => {
    const word = fc.stringMatching(/^[a-z]{2,9}zq[a-z]{2,9}$/)
    const known = fc.constantFrom(
      'it came too late',
      'ECONNRESET',
      'is_archived',
      ', because ',
      ': ',
      ' (',
      ')',
      '.',
      ', ',
      ' ',
      '\n',
      '"',
      '42',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, known), { maxLength: 12 }), (parts) => {
        expect(onlyKnown(parts.join('')).includes('zq')).toBe(false)
      }),
    )
  })

  test('however long it is, it is short', () => {
    expect(onlyKnown('tick, '.repeat(100_000)).length).toBeLessThanOrEqual(2_000)
    expect(onlyKnown('xiomara, '.repeat(100_000))).toBe('…')
  })

  test('nothing makes it fail, or gets longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(onlyKnown(text).length).toBeLessThanOrEqual(Math.max(1, text.length))
      }),
    )
  })
})
