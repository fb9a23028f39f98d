import { describe, expect, test } from 'vitest'
import { limber } from './world.ts'

const KNOWN_TITLES = [
  'Cat-cow',
  'Cat-cow: more',
  'Bird dog',
  'Sphinx',
  'Cobra',
  'Limber, for stiff upper backs',
]

/** The titles and one-line replies of what was said, in order. */
async function titles(typed: readonly string[]): Promise<readonly string[]> {
  const { output } = await limber(['chat'], { input: typed.join('\n') })
  const lines = output.split('\n').filter((line) => line !== '')
  return lines.filter((line) => KNOWN_TITLES.includes(line) || /^(Please pick|There is n)/.test(line))
}

describe('limber chat', () => {
  test.each([
    ['a number picks a choice', ['cat cow', '1'], ['Cat-cow', 'Cat-cow: more']],
    [
      'and the next number one of the new choices',
      ['cat cow', '1', '2'],
      ['Cat-cow', 'Cat-cow: more', 'Bird dog'],
    ],
    ['a number nobody offered is said', ['cat cow', '9'], ['Cat-cow', 'Please pick a number from 1 to 2.']],
    ['a number before any question too', ['3'], ['There is nothing to choose from here: please use words.']],
    ['help', ['help'], ['Limber, for stiff upper backs']],
    ['HELP', ['HELP'], ['Limber, for stiff upper backs']],
    ['a command', ['/stretch sphinx'], ['Sphinx']],
    [
      'a command that is none',
      ['/sit'],
      [
        'There is no command "/sit". There are /stretch, /routine, /breaks, /more, /cause, /advice, /limber, /help.',
      ],
    ],
    ['empty lines say nothing', ['', '   ', 'cat cow'], ['Cat-cow']],
    ['what was said before counts', ['sphinx', 'that was easy, harder?'], ['Sphinx', 'Cobra']],
  ])('%s', async (_, typed, expected) => {
    expect(await titles(typed)).toEqual(expected)
  })

  test.each(['quit', 'exit', 'bye', ':q'])(
    '"%s" leaves, and what comes after is not answered',
    async (word) => {
      const { code, output } = await limber(['chat'], { input: `${word}\ncat cow\n` })
      expect({ code, output }).toEqual({ code: 0, output: '' })
    },
  )

  test('the end of the input leaves politely on a terminal', async () => {
    const { code, output } = await limber(['chat'], { input: '', terminal: true })
    expect(code).toBe(0)
    expect(output.trim().split('\n').at(-1)).toBe('Take care of yourself.')
  })
})
