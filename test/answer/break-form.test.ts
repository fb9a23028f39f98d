import { describe, expect, test } from 'vitest'
import { besideFields, type BesideFields } from '../../src/answer/breaks/beside.ts'
import { createBot } from '../../src/bot.ts'
import { sayForm, type FormValues } from '../../src/breaks/form.ts'
import { createTeam } from '../breaks/team.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'

const WHEN = 'weekdays at 10:30'
const LIKE = 'Write it like "weekdays at 10:30 and 15:00".'
const NO_DAY =
  'I know no country, region or day of that name. Write it in English, or a day such as "24 december".'
const NO_ZONE =
  'I know no time zone or city of that name. A large city with the same time will do, such as Berlin.'

describe('what was not understood of a form stands beside its field', () => {
  test.each<readonly [string, FormValues, BesideFields | undefined]>([
    [
      'times, with an example',
      { when: 'every blue moon', daysOff: 'Germany' },
      {
        when: `"blue": I do not know this word. "moon": I do not know this word. Did you mean "noon"? ${LIKE}`,
      },
    ],
    ['a country, without one', { when: WHEN, daysOff: 'Atlantis' }, { daysOff: `"Atlantis": ${NO_DAY}` }],
    ['a zone', { when: WHEN, zone: 'Xyzzy' }, { zone: `"Xyzzy": ${NO_ZONE}` }],
    [
      'all of them at once',
      { when: 'weekdays at 25:30', daysOff: '24 decembre', zone: 'Xyzzy' },
      {
        when: `"at 25:30": A day has 24 hours. ${LIKE}`,
        daysOff: `"24 decembre": ${NO_DAY}`,
        zone: `"Xyzzy": ${NO_ZONE}`,
      },
    ],
    [
      'what is no time, without an example of one',
      { when: `${WHEN}; without frobnication` },
      { when: '"frobnication": I know no such exercise.' },
    ],
    [
      'many, as far as they are read',
      { when: `${WHEN} flump hurx qwop dada xyzzy plugh` },
      {
        when: '"flump": I do not know this word. "hurx": I do not know this word. "qwop": I do not know this word. "dada": I do not know this word. And 2 more of that kind.',
      },
    ],
    [
      'none where the same words stand in two',
      { when: `${WHEN}; without frobnication`, daysOff: 'without frobnication' },
      undefined,
    ],
    ['none where they stand in no field', { when: `${WHEN} on the floor`, where: 'at a desk' }, undefined],
    ['none where everything was understood', { when: WHEN }, undefined],
  ])('%s', async (_, values, expected) => {
    const { ports } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: ports })
    const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
    const answer = await bot.run({ command: 'breaks', text: `add ${sayForm(values)}` }, asker)
    expect(answer?.misread && besideFields(answer.misread, values)).toEqual(expected)
  })
})
