import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { answerLines, turnsIn } from '../../adapters/terminal/batch.ts'
import { BOT } from '../knowledge.ts'
import { manualClock } from './manual-clock.ts'
import { limber } from './world.ts'

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('limber ask --jsonl', () => {
  test('answers a line each, in order, with everything that is measured', async () => {
    const input = [
      { id: 'a', text: 'cat cow' },
      { id: 2, text: 'I have chest pain' },
      { id: null, text: 'i want to kill myself' },
      { id: 'd', text: 'my back hurts and i have a fever' },
      { id: 'e', text: 'is a cobra snake venomous' },
    ]
    const { code, output, errors } = await limber(['ask', '--jsonl'], {
      input: input.map((line) => JSON.stringify(line)).join('\n'),
    })
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(lines(output).map(({ text, ...rest }) => ({ ...rest, said: typeof text }))).toEqual([
      { id: 'a', kind: 'exercise', exercises: ['cat-cow'], causes: [], urgency: 'none', said: 'string' },
      { id: 2, kind: 'safety', exercises: [], causes: [], urgency: 'emergency', said: 'string' },
      { id: null, kind: 'safety', exercises: [], causes: [], urgency: 'emergency', said: 'string' },
      { id: 'd', kind: 'safety', exercises: [], causes: [], urgency: 'see-doctor', said: 'string' },
      { id: 'e', kind: 'unknown', exercises: [], causes: [], urgency: 'none', said: 'string' },
    ])
  })

  test('a line that is no question is said with its number, the others are answered, and it ends with 1', async () => {
    const input = [
      '{"id":1,"text":"cat cow"}',
      '',
      'no json',
      '[]',
      '{"id":2}',
      '{"id":3,"text":"sphinx","context":7}',
      '{"id":4,"text":"sphinx"}',
    ].join('\r\n')
    const { code, output, errors } = await limber(['ask', '--jsonl'], { input })
    expect(code).toBe(1)
    expect(lines(output).map(({ id }) => id)).toEqual([1, 4])
    expect(errors.trim().split('\n')).toEqual([
      'Line 3: this is no JSON (Unexpected token \'o\', "no json" is not valid JSON).',
      'Line 4: it should look like {"id": "1", "text": "what helps a stiff upper back"}.',
      'Line 5: it should look like {"id": "1", "text": "what helps a stiff upper back"}.',
      'Line 6: "context" should be a text of earlier turns.',
    ])
  })

  test('a question that points back is answered from the turns before it', async () => {
    const input = JSON.stringify({
      id: 1,
      context: 'User: sphinx pose? / Bot: Lie on your front.',
      text: 'and how long do I hold it',
    })
    const { output } = await limber(['ask', '--jsonl'], { input })
    expect(lines(output).map(({ kind, exercises }) => ({ kind, exercises }))).toEqual([
      { kind: 'dosage', exercises: ['sphinx'] },
    ])
  })
})

test('turns are taken apart', () => {
  expect(turnsIn('User: neck is stiff / Bot: Try cat-cow: slowly. / User: why')).toEqual([
    { who: 'user', text: 'neck is stiff' },
    { who: 'bot', text: 'Try cat-cow: slowly.' },
    { who: 'user', text: 'why' },
  ])
})

test('memory is bounded: no line is read ahead of a reader that is slow', async () => {
  const TOTAL = 5_000
  let asked = 0
  let written = 0
  let furthestAhead = 0
  async function* questions() {
    for (; asked < TOTAL; asked++) {
      furthestAhead = Math.max(furthestAhead, asked - written)
      yield `${JSON.stringify({ id: asked, text: 'what helps upper back stiffness' })}\n`
    }
  }
  const output = new Writable({
    highWaterMark: 1_000,
    write(chunk: Buffer, _, done) {
      written += chunk.toString().split('\n').length - 1
      setImmediate(done)
    },
  })
  const errors = new Writable({ write: (_chunk, _encoding, done) => done() })
  expect(
    await answerLines(BOT, {
      input: Readable.from(questions()),
      output,
      errors,
      env: {},
      zone: 'UTC',
      clock: manualClock(0),
    }),
  ).toBe(true)
  output.end()
  await once(output, 'finish')
  expect(written).toBe(TOTAL)
  // Node's readline keeps up to 1,024 lines ready.
  expect(furthestAhead).toBeLessThan(1_100)
})
