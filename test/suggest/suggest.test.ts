import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHolidays } from '../../adapters/holidays/holidays.ts'
import { createBot } from '../../src/bot.ts'
import { sayForm } from '../../src/breaks/form.ts'
import { offerIn } from '../../src/confirm.ts'
import type { Document } from '../../src/document.ts'
import { createSuggest, SUGGESTED, type SuggestField } from '../../src/suggest/suggest.ts'
import { createTeam } from '../breaks/team.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'

const suggest = createSuggest(KNOWLEDGE)
const titleIn = ([title]: Document) => (title?.type === 'title' ? title.text : undefined)
const FIELDS: readonly SuggestField[] = ['stretch', 'routine', 'when', 'change', 'daysOff', 'zone']

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
    ['change', '2', '2 weekdays at 10:30', 'the number of a break stays in front'],
    ['change', '2 every 2', '2 every 2 hours between 9 and 17 on weekdays', 'also before another number'],
    ['change', 'my 2 tue', 'my 2 tuesdays and thursdays at 14:00', 'one of their own'],
    ['change', '2 des', '2 at a desk', 'only where'],
    ['change', '12:15 on mondays', '12:15 on mondays', 'a time is no number of a break'],
    ['change', 'week', 'weekdays at 10:30', 'the only break there is'],
    ['daysOff', 'ger', 'Germany', 'whose holidays'],
    ['daysOff', 'deutsch', 'Germany', 'as they call themselves'],
    ['daysOff', '24', 'not on 24 december', 'a day'],
    ['daysOff', 'Germany; 24', 'Germany; not on 24 december', 'a day behind a country'],
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

test('whoever changes a break is offered neither whom it is for nor single days', () => {
  const offered = suggest('change', '2 weekdays at 10:30')
  expect(offered).toContain('2 weekdays at 10:30; holidays Germany')
  expect(offered.filter((one) => /for me|not on/.test(one))).toEqual([])
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

  test.each(['', '1', '1 weekdays at 11:00'])('for a change: "%s"', async (typed) => {
    const { ports } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: ports })
    const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
    await bot.run({ command: 'breaks', text: 'confirm add daily at 9:00, Berlin time' }, asker)
    const offered = suggest('change', typed).filter((one) => !/holidays (?!Germany)/.test(one))
    expect(offered.length).toBeGreaterThan(1)
    for (const text of offered) {
      const answer = await bot.run({ command: 'breaks', text: `change ${text}` }, asker)
      expect([text, answer && titleIn(answer.document)]).toEqual([text, 'Break 1 is changed'])
    }
  })

  test.each(['', 'g', 'Germany', 'Spain; '])('for days off: "%s"', async (typed) => {
    const { ports } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: { ...ports, holidays: createHolidays() } })
    const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
    const offered = suggest('daysOff', typed)
    expect(offered.length).toBeGreaterThan(0)
    for (const daysOff of offered) {
      const text = `add ${sayForm({ when: 'weekdays at 10:30', daysOff })}`
      const answer = await bot.run({ command: 'breaks', text }, asker)
      expect([text, answer && titleIn(answer.document)]).toEqual([text, 'Set up this break?'])
    }
  })

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
