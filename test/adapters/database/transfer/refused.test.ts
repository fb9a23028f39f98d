import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { importAll } from '../../../../adapters/database/transfer/import.ts'
import { ImportProblem } from '../../../../adapters/database/transfer/problem.ts'
import { KEPT_TABLES } from '../../../../adapters/database/transfer/tables.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { describePostgres } from '../postgres/describe-postgres.ts'
import { exported, imported, inMemory, isEmpty, onServer, type Opening } from './world.ts'

/** What nobody must find in a message: whatever of it stands in the export. */
const PERSONAL = ['xiomara', 'C-on-fire', 'cat-cow', 'archived']

let whole: string
let lines: readonly string[]
beforeAll(async () => {
  const data = await inMemory()
  const place = { ...TEAM, channel: 'C-on-fire' }
  await data.store.add(draftOf({ owner: 'xiomara', place, nextDue: 1 }))
  const stopped = await data.store.add(draftOf({ owner: 'xiomara', place }))
  await data.store.moveDue(1, 9, () => [{ dueAt: 1, next: 2, isMissed: false }])
  const [waiting] = await data.store.waiting(9)
  const shown = { exercise: 'cat-cow', opening: 1, at: 2 }
  await data.store.settle(waiting?.id ?? '', { state: 'posted', shown }, 'one')
  await data.store.answer(waiting?.id ?? '', 'xiomara', 'done', 3, 4)
  await data.store.answer(waiting?.id ?? '', 'xiomara the second', 'done', 3, 4)
  await data.store.spare('xiomara', 9)
  await data.store.stop(stopped.id, 'archived', 5)
  whole = await exported(data)
  await data.close()
  lines = whole.split('\n').slice(0, -1)
})

/** Why an import is refused, after looking that nothing of it is stored, and that the reason tells nothing of it. */
async function whyNot(text: string | Buffer, open: Opening = inMemory): Promise<ImportProblem> {
  const data = await open()
  onTestFinished(() => data.close())
  const result = await imported(data, text).catch((error: unknown) => error)
  if (!(result instanceof ImportProblem))
    throw new Error('It was taken in, or failed otherwise.', { cause: result })
  expect(await isEmpty(data)).toBe(true)
  expect(PERSONAL.filter((word) => result.message.includes(word))).toEqual([])
  return result
}

/** Where in the export, from 0, the first row of a table stands. */
const place = () => 1
const answers = () => lines.findIndex((line) => line.startsWith('{"answer"'))
const breaks = () => lines.findIndex((line) => line.startsWith('{"break"'))
// One that was shown: which of the two comes first is chance.
const occurrences = () =>
  lines.findIndex((line) => line.startsWith('{"occurrence"') && line.includes('"opening":1'))
const spared = () => lines.findIndex((line) => line.startsWith('{"spared"'))

/** The export with other lines, and with a sum that is right again: as somebody would who knows how. */
function rewritten(change: (lines: readonly string[]) => readonly string[]): string {
  const changed = change(lines.slice(0, -1))
  const body = changed.map((line) => `${line}\n`).join('')
  const rows = Object.fromEntries(
    [...KEPT_TABLES.keys()].map((table) => [
      table,
      changed.filter((line) => line.startsWith(`{"${table}":`)).length,
    ]),
  )
  const sha256 = createHash('sha256').update(body).digest('hex')
  return `${body}${JSON.stringify({ end: { rows, sha256 } })}\n`
}

function withLine(at: number, from: string | RegExp, to: string): string {
  return rewritten((all) => all.map((line, index) => (index === at ? line.replace(from, to) : line)))
}

const DAMAGED = (line: number, why: string) =>
  `Line ${line} of the export is damaged, because ${why}: copy the file again, or export anew. Nothing is stored.`
const CONTRADICTS = (line: number, table: string, why: string) =>
  `Line ${line} of the export, of the table "${table}", does not fit those before it, because ${why}: copy the file again, or export anew. Nothing is stored.`

test('what is rewritten without a change is taken in', async () => {
  expect(rewritten((all) => all)).toBe(whole)
  const data = await inMemory()
  onTestFinished(() => data.close())
  await imported(data, whole, 1)
  expect(await exported(data)).toBe(whole)
})

describe('of half an export nothing is stored', () => {
  test('wherever it was cut', async () => {
    const size = Buffer.byteLength(whole)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size - 1 }), async (length) => {
        await whyNot(Buffer.from(whole).subarray(0, length))
      }),
      { numRuns: 60, examples: [[0], [1], [size - 1]] },
    )
  })

  test.each<readonly [string, () => string, string]>([
    [
      'nothing at all',
      () => '',
      'There is nothing to import: name the file that "limber export" made. Nothing is stored.',
    ],
    [
      'without its last line',
      () => lines.slice(0, -1).join('\n') + '\n',
      'The export ends in the middle, at line #: copy the file again, or export anew. Nothing is stored.',
    ],
    [
      'in the middle of a line',
      () => whole.slice(0, -1),
      'The export ends in the middle, at line #: copy the file again, or export anew. Nothing is stored.',
    ],
  ])('and it is said: %s', async (_, make, said) => {
    expect((await whyNot(make())).message).toBe(said.replace('#', String(lines.length)))
  })
})

test('of an export in which one byte is another one nothing is stored', async () => {
  const bytes = Buffer.from(whole)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ by
        await whyNot(changed)
      },
    ),
    { numRuns: 100, examples: [[bytes.length - 1, 1]] },
  )
})

describe('what is no export of this Limber is refused at its first line', () => {
  test.each<readonly [string, () => string, string]>([
    [
      'a letter',
      () => 'Dear Ada,\nxiomara says hello.\n',
      'This is no export of Limber, as its first line shows: name the file that "limber export" made. Nothing is stored.',
    ],
    [
      'other lines of JSON',
      () => '{"xiomara":1}\n{}\n',
      'This is no export of Limber, as its first line shows: name the file that "limber export" made. Nothing is stored.',
    ],
    [
      'one that npm wrote above',
      () => `\n> limber@0.1.0 export\n> node adapters/limber.js export\n\n${whole}`,
      'This is no export of Limber, as its first line shows: npm wrote something above it: make it with "npm run --silent export > file". Nothing is stored.',
    ],
    [
      'one of another encoding',
      () => `\ufeff${whole}`,
      'This is no export of Limber, as its first line shows: name the file that "limber export" made. Nothing is stored.',
    ],
    [
      'one of a later version',
      () => withLine(0, '"version":1', '"version":2'),
      'The export has the version 2 of the format, which this Limber does not know: import it with the Limber that made it. Nothing is stored.',
    ],
    [
      'one of a newer Limber',
      () => withLine(0, /"step":\d+,"name":"[^"]*"/, '"step":99,"name":"thoughts"'),
      'The export was made by a newer Limber, which keeps other things: import it with that one. Nothing is stored.',
    ],
    [
      'one of an older Limber',
      () => withLine(0, /"step":\d+,"name":"[^"]*"/, '"step":2,"name":"near misses"'),
      'The export was made by an older Limber, which kept other things: import it with that one, then start this one on it, which brings it up to date. Nothing is stored.',
    ],
    [
      'one that does not say of which',
      () => withLine(0, /"step":\d+,/, ''),
      DAMAGED(1, 'it does not say which step it stands at'),
    ],
  ])('%s', async (_, make, said) => {
    const { message, line } = await whyNot(make())
    expect([message, line]).toEqual([said, 1])
  })
})

describe('a line that Limber would not have written is named, with why', () => {
  test.each<readonly [string, () => number, (at: number) => string, string]>([
    ['no JSON', place, (at) => withLine(at, '{', '['), 'it is no JSON'],
    ['no text', place, (at) => withLine(at, /.*/, ''), 'it is no JSON'],
    ['a number', place, (at) => withLine(at, /.*/, '7'), 'it is no JSON'],
    ['a list', place, (at) => withLine(at, /.*/, '[]'), 'it is no row'],
    ['two rows', place, (at) => withLine(at, /}$/, ',"break":{}}'), 'it is no row'],
    ['a row that is none', place, (at) => withLine(at, /.*/, '{"place":null}'), 'it is no row'],
    [
      'another table',
      place,
      (at) => withLine(at, '{"place"', '{"xiomara"'),
      'it is of a table that this Limber does not know',
    ],
    [
      'a table that is not exported',
      place,
      (at) => withLine(at, /.*/, '{"migration":{"number":9,"name":"x","at":1}}'),
      'it is of a table that this Limber does not know',
    ],
    [
      'a column more',
      place,
      (at) => withLine(at, '"platform"', '"xiomara":1,"platform"'),
      'it has a column that its table has not',
    ],
    [
      'a column that every object has',
      place,
      (at) => withLine(at, '"platform"', '"__proto__":1,"platform"'),
      'it has a column that its table has not',
    ],
    [
      'a column less',
      place,
      (at) => withLine(at, /,"last_number":\d+/, ''),
      'it lacks the column "last_number"',
    ],
    [
      'a column twice',
      place,
      (at) => withLine(at, /("is_direct":)(\d)/, '$19,$1$2'),
      'it is not written as Limber writes it',
    ],
    [
      'a number written otherwise',
      place,
      (at) => withLine(at, /"is_direct":\d/, '$&.0'),
      'it is not written as Limber writes it',
    ],
    ['spaces', place, (at) => withLine(at, ':', ': '), 'it is not written as Limber writes it'],
    [
      'the columns in another order',
      place,
      (at) => withLine(at, /("id":"[^"]*"),("platform":"[^"]*")/, '$2,$1'),
      'it is not written as Limber writes it',
    ],
    [
      'a number in the place of a text',
      breaks,
      (at) => withLine(at, '"owner":"xiomara"', '"owner":7'),
      'its column "owner" holds something that cannot stand there',
    ],
    [
      'nothing where something must be',
      breaks,
      (at) => withLine(at, /"revision":\d+/, '"revision":null'),
      'its column "revision" holds something that cannot stand there',
    ],
    [
      'a number too large',
      breaks,
      (at) => withLine(at, /"revision":\d+/, '"revision":9007199254740992'),
      'its column "revision" holds something that cannot stand there',
    ],
    [
      'a fraction',
      breaks,
      (at) => withLine(at, /"revision":\d+/, '"revision":1.5'),
      'its column "revision" holds something that cannot stand there',
    ],
    [
      'a small number too large',
      occurrences,
      (at) => withLine(at, /"opening":\d+/, '"opening":32768'),
      'its column "opening" holds something that cannot stand there',
    ],
    [
      'neither yes nor no',
      breaks,
      (at) => withLine(at, /"has_week":\d+/, '"has_week":2'),
      'its column "has_week" holds something that cannot stand there',
    ],
    [
      'a state that there is not',
      occurrences,
      (at) => withLine(at, /"state":"[a-z]+"/, '"state":"xiomara"'),
      'its column "state" holds something that cannot stand there',
    ],
    [
      'JSON that is none',
      breaks,
      (at) => withLine(at, /"choosing":"[^}]*}"/, '"choosing":"{"'),
      'its column "choosing" holds something that cannot stand there',
    ],
    [
      'half of a surrogate pair',
      breaks,
      (at) => withLine(at, '"owner":"xiomara"', '"owner":"\\ud83d"'),
      'its column "owner" holds something that cannot stand there',
    ],
    [
      'a NUL, which PostgreSQL refuses',
      breaks,
      (at) => withLine(at, '"owner":"xiomara"', '"owner":"\\u0000"'),
      'its column "owner" holds something that cannot stand there',
    ],
  ])('%s', async (_, find, make, why) => {
    const at = find()
    const text = make(at)
    expect(text).not.toBe(whole)
    const { message, line } = await whyNot(text)
    expect([message, line]).toEqual([DAMAGED(at + 1, why), at + 1])
  })

  test('bytes that are no UTF-8', async () => {
    const at = Buffer.from(whole).indexOf('xiomara')
    const bytes = Buffer.from(whole)
    bytes[at] = 0xff
    const line = whole.slice(0, whole.indexOf('xiomara')).split('\n').length
    expect((await whyNot(bytes)).message).toBe(DAMAGED(line, 'it is no JSON'))
  })

  test('something without end is not read to its end', async () => {
    const data = await inMemory()
    onTestFinished(() => data.close())
    let megabytes = 0
    const endless = (async function* () {
      for (;;) {
        megabytes += 1
        yield Buffer.alloc(2 ** 20)
      }
    })()
    await expect(importAll(data.db, data.engine, endless)).rejects.toThrow(
      'Line 1 does not end, so that this is no export of Limber',
    )
    expect(megabytes).toBeLessThan(100)
  })
})

describe('what the last line says must be so', () => {
  const NOT_THE_SUM = () =>
    `The export is damaged: its last line (${lines.length}) does not belong to those before it, in which something was changed or is missing: copy the file again, or export anew. Nothing is stored.`

  test.each<readonly [string, () => string]>([
    ['a name that was changed', () => whole.replace('xiomara the second', 'xiomara the third!')],
    ['the time of the export', () => whole.replace('1970-01-01', '1970-01-02')],
    ['the number of rows', () => whole.replace(/"spared":1/, '"spared":2')],
    ['the sum', () => whole.replace(/"sha256":"./, '"sha256":"x')],
    ['how it is written', () => whole.replace('{"end":', '{"end": ')],
    ['an end without anything', () => `${lines.slice(0, -1).join('\n')}\n{"end":{}}\n`],
  ])('%s', async (_, make) => {
    expect((await whyNot(make())).message).toBe(NOT_THE_SUM())
  })

  test('a row that is missing', async () => {
    const { message } = await whyNot(
      [...lines.slice(0, spared()), ...lines.slice(spared() + 1), ''].join('\n'),
    )
    expect(message).toBe(NOT_THE_SUM().replace(String(lines.length), String(lines.length - 1)))
  })

  test.each<readonly [string, string]>([
    ['an empty line', '\n'],
    ['a second export', ''],
    ['a word', 'xiomara\n'],
  ])('and there is nothing after it: %s', async (_, more) => {
    expect((await whyNot(whole + (more || whole))).message).toBe(
      `The export goes on after its last line, at line ${lines.length + 1}: copy the file again, or export anew. Nothing is stored.`,
    )
  })
})

describe.each<readonly [string, Opening, typeof describe | typeof describePostgres]>([
  ['SQLite', inMemory, describe],
  ['PostgreSQL', onServer, describePostgres],
])('rows that contradict others are refused by %s', (name, open, where) => {
  where(name, () => {
    test('a row twice', async () => {
      const at = answers()
      const text = rewritten((all) => [...all.slice(0, at), lines[at] ?? '', ...all.slice(at)])
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(at + 2, 'answer', 'it is not in order, or there twice'),
      )
    })

    test('rows in another order', async () => {
      const at = answers()
      const text = rewritten((all) => [
        ...all.slice(0, at),
        lines[at + 1] ?? '',
        lines[at] ?? '',
        ...all.slice(at + 2),
      ])
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(at + 2, 'answer', 'it is not in order, or there twice'),
      )
    })

    test('a table that comes again', async () => {
      const text = rewritten((all) => [...all, lines[place()] ?? ''])
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(lines.length, 'place', 'its table came before'),
      )
    })

    test('two breaks of one number in a place', async () => {
      const at = breaks() + 1
      const number = /"number":\d+/.exec(lines[breaks()] ?? '')?.[0] ?? ''
      const text = withLine(at, /"number":\d+/, number)
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(at + 1, 'break', 'another one is the same in what must be there once'),
      )
    })

    test('a break of a place that is not there', async () => {
      const id = /"place_id":("[^"]*")/.exec(lines[breaks()] ?? '')?.[1]
      const text = rewritten((all) => all.filter((line) => !line.startsWith(`{"place":{"id":${id}`)))
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(breaks(), 'break', 'what it belongs to is not there'),
      )
    })

    test('an answer to nothing', async () => {
      const at = answers()
      const text = withLine(at, /"occurrence_id":"[^"]*"/, '"occurrence_id":"0"')
      expect((await whyNot(text, open)).message).toBe(
        CONTRADICTS(at + 1, 'answer', 'what it belongs to is not there'),
      )
    })

    test('whatever is there already stays as it is', async () => {
      const data = await open()
      onTestFinished(() => data.close())
      const kept = await data.store.add(draftOf())
      await expect(imported(data, whole)).rejects.toThrow(
        'The database holds data already (2 rows), and an import is never mixed with anything: name an empty database, or another folder in LIMBER_DATA. Nothing is stored.',
      )
      expect(await data.store.breaksIn(TEAM)).toEqual([kept])
    })
  })
})

describePostgres('a database on a server on which a bot runs', () => {
  test('takes in nothing until that one has left', async () => {
    const data = await onServer()
    onTestFinished(() => data.close())
    const now = await data.engine.clock(data.db, 0)
    await data.store.beat('bot', ['slack'], now, 30_000)
    await expect(imported(data, whole)).rejects.toThrow(
      'A bot runs on the database that DATABASE_URL names: stop it first, wait half a minute, and import then. Nothing is stored.',
    )
    await data.store.leave('bot', now)
    await imported(data, whole)
    expect(await exported(data)).toBe(whole)
  })
})
