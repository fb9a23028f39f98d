import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot.ts'
import { offerIn } from '../../src/confirm.ts'
import { createSuggest, SUGGESTED, type SuggestField } from '../../src/suggest/suggest.ts'
import { createTeam } from '../breaks/team.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'

const suggest = createSuggest(KNOWLEDGE)
const FIELDS: readonly SuggestField[] = ['stretch', 'routine', 'when', 'zone']

describe('whoever types', () => {
  test.each([
    ['stretch', 'cat', 'Cat-cow', 'a name as it begins'],
    ['stretch', 'CÁT-c', 'Cat-cow', 'whatever the letters'],
    ['stretch', 'bhuj', 'Cobra', 'another name of it'],
    ['stretch', 'dog', 'Bird dog', 'a word in the middle'],
    ['stretch', 'ct cow', 'Cat-cow', 'with a slip'],
    ['stretch', '', 'What helps upper back stiffness?', 'nothing yet'],
    ['stretch', 'neck ach', 'neck ache', 'a complaint'],
    ['routine', '5', '5 minutes, at my desk', 'some minutes'],
    ['routine', '7', '7 minutes, at my desk', 'any minutes'],
    ['when', 'every 90', 'every 90 minutes between 9 and 17 on weekdays', 'a cadence'],
    ['when', 'weekdays 9:15', 'weekdays 9:15', 'a whole one of their own'],
    ['when', 'weekdays 9:15; des', 'weekdays 9:15; at a desk', 'where'],
    ['when', 'weekdays 9:15; holidays ger', 'weekdays 9:15; holidays Germany', 'days off'],
    ['when', 'weekdays 9:15 berl', 'weekdays 9:15, Europe/Berlin time', 'a zone behind it'],
    ['when', 'weekdays at 10:30 in B', 'weekdays at 10:30, Europe/Berlin time', 'as one says it'],
    ['zone', 'new y', 'America/New_York', 'a city'],
    ['zone', 'pst', 'America/Los_Angeles', 'what people say for it'],
    ['zone', 'kolk', 'Asia/Kolkata', 'the name that is used now'],
  ] as const)('for %s "%s" finds "%s": %s', (field, typed, expected, _why) => {
    expect(suggest(field, typed)[0]).toBe(expected)
  })
})

test('nobody is offered two places, or the same place again', () => {
  const offered = suggest('when', 'weekdays at 10:30; at a desk; ')
  expect(offered.filter((one) => /standing|anything|desk; at a desk/.test(one))).toEqual([])
  expect(offered).toContain('weekdays at 10:30; at a desk; for me')
})

test('nobody is offered more, longer or the same twice, whatever they type', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), fc.string({ maxLength: 120 }), (field, typed) => {
      const offered = suggest(field, typed)
      expect(offered.length).toBeLessThanOrEqual(SUGGESTED.most)
      expect(offered.filter(({ length }) => length === 0 || length > SUGGESTED.longest)).toEqual([])
      expect(new Set(offered).size).toBe(offered.length)
    }),
  )
})

describe('what is suggested is understood as it stands', () => {
  test.each(['', 'weekdays at 10:30', 'weekdays at 10:30; ', 'daily at 9 lon'])(
    'for a break: "%s"',
    async (typed) => {
      const { ports } = await createTeam()
      const bot = createBot(KNOWLEDGE, { breaks: ports })
      const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
      const offered = suggest('when', typed)
      // The team of this test knows the holidays of no other country.
      const known = offered.filter((one) => !/holidays (?!Germany)/.test(one))
      expect(known.length).toBeGreaterThan(0)
      for (const text of known) {
        const answer = await bot.run({ command: 'breaks', text: `add ${text}` }, asker)
        expect([text, answer && offerIn(answer.document)?.text.slice(0, 11)]).toEqual([text, 'confirm add'])
      }
    },
  )

  test.each([
    ['stretch', ''],
    ['stretch', 'a'],
    ['routine', ''],
  ] as const)('for %s: "%s"', async (field, typed) => {
    const bot = createBot(KNOWLEDGE)
    for (const text of suggest(field, typed)) {
      const answer = await bot.run({ command: field, text })
      expect(answer?.understanding.kind).not.toBe('unknown')
    }
  })
})
