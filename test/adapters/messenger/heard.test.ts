import { expect, test } from 'vitest'
import { saidWith } from '../../../adapters/messenger/heard.ts'
import { createReception, type Said, type Visitor } from '../../../adapters/messenger/reception.ts'
import { BOT } from '../../knowledge.ts'
import { HERE } from '../../places.ts'

const ADA: Visitor = { person: 'slack/T1/U1', place: HERE, isGuest: false, administers: false }

const RECEPTION = createReception({
  bot: BOT,
  clock: { now: () => 0, passed: () => 0 },
  wrong: (_, mistake) => {
    throw mistake
  },
})

const SIGN = 'crushing chest pain since this morning'

test.each<readonly [string, text: string, passedOn: string, Said]>([
  ['words', 'my neck is stiff', '', { text: 'my neck is stiff' }],
  ['a command', '/stretch cat-cow', '', { run: { command: 'stretch', text: 'cat-cow' } }],
  ['what only looks like one', '/giphy cat-cow', '', { text: '/giphy cat-cow' }],
  ['nothing', '', '', { text: '' }],
  ['what is only passed on', '', 'my neck is stiff', { quoted: 'my neck is stiff' }],
  ['a word to what is passed on', 'and this?', 'my neck is stiff', { text: 'and this?' }],
  ['a sign in what is passed on comes first', 'and this?', SIGN, { quoted: SIGN }],
  ['and before a command', '/stretch cat-cow', SIGN, { quoted: SIGN }],
  [
    'one of their own before that',
    'my chest hurts too, crushing',
    SIGN,
    { text: 'my chest hurts too, crushing' },
  ],
])('somebody says %s', (_, text, passedOn, said) => {
  expect(saidWith({ text, passedOn }, ADA, RECEPTION)).toEqual(said)
})
