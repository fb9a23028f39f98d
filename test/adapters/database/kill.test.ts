import { describe, expect, test } from 'vitest'
import { after, EMPTY_LANE, textOf, type Command } from '../../durability/lanes.ts'
import { readJournal } from '../../durability/journal.ts'
import { killRounds } from '../../durability/rounds.ts'
import { survived } from '../../durability/verify.ts'
import { freshFolder } from './fresh-folder.ts'

test('a bot that is killed loses nothing it acknowledged, and the next one may start', async () => {
  const { acknowledged, lost } = await killRounds(freshFolder(), 3)
  expect(lost).toBe(0)
  expect(acknowledged).toBeGreaterThan(0)
})

describe('the judge of such runs notices', () => {
  const COMMANDS: readonly Command[] = [
    { do: 'add', nextDue: 1 },
    { do: 'change', number: 1, mark: 'a', nextDue: 2 },
    { do: 'move', number: 1, next: 3, isMissed: false },
    { do: 'settle', number: 1, dueAt: 2, at: 4 },
    { do: 'answer', number: 1, at: 4 },
  ]
  const pending: Command = { do: 'change', number: 1, mark: 'b', nextDue: 5 }
  const textAfter = (...commands: readonly Command[]) => textOf(commands.reduce(after, EMPTY_LANE))

  test.each([
    ['that all is there', textAfter(...COMMANDS), 5],
    ['that the one on its way is there as well', textAfter(...COMMANDS, pending), 5],
    ['that the last one is lost', textAfter(...COMMANDS.slice(0, 4)), 4],
    ['that all of them are lost', textAfter(), 0],
    ['that one in the middle is lost', textAfter(...COMMANDS.slice(0, 1), ...COMMANDS.slice(2)), 0],
  ])('%s', (_, seen, expected) => {
    expect(survived({ acknowledged: COMMANDS, pending }, seen)).toBe(expected)
  })

  test('what a journal says, also where it ends in the middle of a line', () => {
    const [first, second] = COMMANDS
    const lines = [
      { lane: 0, command: first },
      { lane: 1, command: first },
      { lane: 0 },
      { lane: 0, command: second },
    ]
    const journal = lines.map((line) => `${JSON.stringify(line)}\n`).join('') + '{"lane":1'
    expect(readJournal(journal)).toEqual(
      new Map([
        [0, { acknowledged: [first], pending: second }],
        [1, { acknowledged: [], pending: first }],
      ]),
    )
  })
})
