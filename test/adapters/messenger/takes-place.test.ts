import { expect, test } from 'vitest'
import type { Reply } from '../../../adapters/messenger/reception.ts'
import { takesPlace } from '../../../adapters/messenger/takes-place.ts'

const ID = '01234567-89ab-cdef-0123-456789abcdef'
const PROMPT = [`1|breaks|done ${ID}`, `1|breaks|later ${ID}`, '1|more|cat-cow']
const SWAPPED = ['1|limber|check', `1|breaks|done ${ID}`, '1~a-stored-one']
const QUESTION = [`1|breaks|later ${ID} 10`, `1|breaks|later ${ID} 30`]
const CARD = ['1|more|cat-cow', '1|stretch|easier cat-cow']

const ANSWER: Reply = {
  document: [{ type: 'title', text: 'Well' }],
  for: 'asker',
  isSign: false,
  isDone: false,
}
const SIGN = { ...ANSWER, isSign: true }
const ASIDE = { ...ANSWER, isAside: true }

test.each<readonly [string, Reply, string, readonly string[], boolean]>([
  ['a card leads on to the next one', ANSWER, 'more cat-cow', CARD, true],
  ['where Slack does not say what was pressed, one answer does for all', ANSWER, 'more cat-cow', [], true],
  ['what failed leaves the button to try again with', ASIDE, 'more cat-cow', CARD, false],
  ['also that of a prompt', ASIDE, `breaks done ${ID}`, PROMPT, false],
  ['what was done is done', ANSWER, `breaks done ${ID}`, PROMPT, true],
  ['and what is left out is left out', ANSWER, `breaks not-today ${ID}`, PROMPT, true],
  ['who reads about it may still do it', ANSWER, 'more cat-cow', PROMPT, false],
  ['who is asked for how long may still do it', ANSWER, `breaks later ${ID}`, PROMPT, false],
  ['a question has one answer', ANSWER, `breaks later ${ID} 10`, QUESTION, true],
  ['what came in the place of another is a prompt as well', ANSWER, 'more cobra', SWAPPED, false],
  ['and is done as well', ANSWER, `breaks done ${ID}`, SWAPPED, true],
  ['no exercise stands beside a warning sign', SIGN, 'more cat-cow', CARD, true],
  ['a sign outlasts the prompt that is closed later', SIGN, `breaks swap ${ID} hurts`, PROMPT, false],
])('%s', (_, reply, pressed, buttons, expected) => {
  const [command = '', ...rest] = pressed.split(' ')
  expect(takesPlace(reply, { run: { command, text: rest.join(' ') }, buttons })).toBe(expected)
})
