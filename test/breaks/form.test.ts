import { describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot.ts'
import { readFields } from '../../src/breaks/fields.ts'
import { formField, FORM_NAMES, sayForm, type FormValues } from '../../src/breaks/form.ts'
import { offerIn } from '../../src/confirm.ts'
import type { Inline } from '../../src/document.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'
import { createTeam, HOLIDAYS } from './team.ts'

const WHEN = 'weekdays at 10:30'

describe('a form says', () => {
  test.each<readonly [string, FormValues, string]>([
    ['when', { when: WHEN }, `when: ${WHEN}`],
    ['where', { when: WHEN, where: 'at a desk' }, `when: ${WHEN}; at a desk`],
    ['a zone', { when: WHEN, zone: 'Europe/Lisbon' }, `when: ${WHEN}; zone: Europe/Lisbon`],
    ['a country', { when: WHEN, daysOff: 'Germany' }, `when: ${WHEN}; days off: Germany`],
    [
      'several days off',
      { when: WHEN, daysOff: 'Germany; 24 december' },
      `when: ${WHEN}; days off: Germany; days off: 24 december`,
    ],
    [
      'what else was written with the times',
      { when: `${WHEN}; at a desk`, zone: 'Lisbon; Rome' },
      `when: ${WHEN}; at a desk; zone: Lisbon  Rome`,
    ],
    ['for whom as it was chosen', { when: `${WHEN}; for me`, whom: 'place' }, `when: ${WHEN}`],
    ['for whom', { when: WHEN, whom: 'me' }, `when: ${WHEN}; for me`],
    [
      'nothing of what is empty',
      { when: ` ${WHEN}; `, where: '', daysOff: ' ', whom: 'place' },
      `when: ${WHEN}`,
    ],
  ])('%s', (_, values, said) => {
    expect(sayForm(values)).toBe(said)
  })
})

describe('what was said field by field is read as one sentence', () => {
  test.each<readonly [string, FormValues, string]>([
    ['a zone', { when: WHEN, zone: 'Europe/Lisbon' }, `${WHEN}, Europe/Lisbon time`],
    ['a zone as people say it', { when: WHEN, zone: 'Berlin time' }, `${WHEN}, Berlin time`],
    ['a country alone', { when: WHEN, daysOff: 'Germany' }, `${WHEN}; holidays Germany`],
    ['its holidays', { when: WHEN, daysOff: 'public holidays in Germany' }, `${WHEN}; holidays Germany`],
    ['a day alone', { when: WHEN, daysOff: '24 december' }, `${WHEN}; not on 24 december`],
    ['single days', { when: WHEN, daysOff: 'not on 24 december' }, `${WHEN}; not on 24 december`],
    ['a day by its name', { when: WHEN, daysOff: 'tomorrow' }, `${WHEN}; not on tomorrow`],
    [
      'several of them',
      { when: WHEN, daysOff: 'Germany, 24 december and 31 december' },
      `${WHEN}; holidays Germany; not on 24 december; not on 31 december`,
    ],
    ['a zone with its country', { when: WHEN, zone: 'Berlin, Germany' }, `${WHEN}, Berlin time`],
    ['a zone with its country aside', { when: WHEN, zone: 'Berlin (Germany)' }, `${WHEN}, Berlin time`],
    ['a zone that is called one', { when: WHEN, zone: 'Berlin time zone' }, `${WHEN}, Berlin time`],
    [
      'a country and a day in one breath',
      { when: WHEN, daysOff: 'Germany and 24 december' },
      `${WHEN}; holidays Germany; not on 24 december`,
    ],
    [
      'two days of one month',
      { when: WHEN, daysOff: '24 and 25 december' },
      `${WHEN}; not on 24 december; not on 25 december`,
    ],
    ['a day with its year', { when: WHEN, daysOff: 'Dec 24, 2026' }, `${WHEN}; not on Dec 24, 2026`],
    ['a day on which it is off', { when: WHEN, daysOff: 'on 24 december' }, `${WHEN}; not on 24 december`],
    ['that there are none', { when: WHEN, daysOff: 'None' }, WHEN],
    [
      'a zone before what else was written with the times',
      { when: `${WHEN}; at a desk`, zone: 'Europe/Lisbon' },
      `${WHEN}, Europe/Lisbon time; at a desk`,
    ],
    [
      'nothing twice',
      { when: `${WHEN}; at a desk; holidays Germany`, where: 'at a desk', daysOff: 'Germany' },
      `${WHEN}; at a desk; holidays Germany`,
    ],
  ])('%s', (_, values, text) => {
    const given = { find: HOLIDAYS.find, today: '2026-11-20' }
    expect(readFields(sayForm(values), given)).toEqual({ text, problems: [], saysWhen: true })
  })

  test('and a second country is one too many, and is named', () => {
    const find = (words: string) => [{ code: words, name: words }]
    expect(readFields('when: daily at 9; days off: Germany, France', { find, today: '2026-11-20' })).toEqual({
      text: 'daily at 9; holidays Germany',
      problems: [
        {
          field: 'daysOff',
          words: 'France',
          why: 'A break stays away on the public holidays of one country or region: name the one that counts.',
        },
      ],
      saysWhen: true,
    })
  })

  test('and what belongs to no field is left as it is', () => {
    const text = 'weekdays at 10:30; holidays Narnia'
    const given = { find: HOLIDAYS.find, today: '2026-11-20' }
    expect(readFields(text, given)).toEqual({ text, problems: [], saysWhen: false })
  })
})

describe('all that is wrong in a form is said at once, with its field', () => {
  test.each<readonly [string, FormValues, Readonly<Record<string, readonly string[]>>]>([
    ['in one', { when: WHEN, zone: 'Atlantis' }, { 'Time zone': ['Atlantis'] }],
    [
      'in each',
      { when: 'evry weekdai at half past tenish', zone: 'Berln', daysOff: 'Germny; not on 24 december' },
      { When: ['evry', 'weekdai', 'tenish'], 'Time zone': ['Berln'], 'Days off': ['Germny'] },
    ],
    [
      'also where there is only a slip, which would be asked about otherwise',
      { when: 'weekdais at 10:30', zone: 'Atlantis' },
      { When: ['weekdais'], 'Time zone': ['Atlantis'] },
    ],
    [
      'and nothing that was not written, or was understood',
      { when: WHEN, daysOff: 'Narnia, Germany, 24 december', zone: 'Rome' },
      { 'Days off': ['Narnia'] },
    ],
  ])('%s', async (_, values, wrong) => {
    const { ports } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: ports })
    const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
    const answer = await bot.run({ command: 'breaks', text: `add ${sayForm(values)}` }, asker)
    const lists = (answer?.document ?? []).flatMap((block) =>
      block.type === 'list' && block.heading !== 'I understand, for example'
        ? [[block.heading, block.items.map(([words]) => strongIn(words).replaceAll('"', ''))]]
        : [],
    )
    expect(Object.fromEntries(lists)).toEqual(wrong)
  })

  const strongIn = (words: Inline | undefined) =>
    typeof words === 'object' && 'strong' in words ? words.strong : ''
})

test('whatever is chosen in it is understood', async () => {
  const { ports } = await createTeam()
  const bot = createBot(KNOWLEDGE, { breaks: ports })
  const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
  const chosen = FORM_NAMES.flatMap((name) =>
    (formField(name).choices ?? []).map(({ value }): FormValues => ({ when: WHEN, [name]: value })),
  )
  const written: FormValues = { when: 'every hour from 9 to 17 on weekdays', zone: 'Lisbon', daysOff: 'DE' }
  const more: readonly FormValues[] = [
    { when: WHEN, daysOff: 'Germany, 24 december' },
    { when: WHEN, daysOff: '24 december; 2026-12-31' },
    { when: `${WHEN}; at a desk`, zone: 'Lisbon' },
    { when: `${WHEN} at a desk`, zone: 'Lisbon' },
  ]
  for (const values of [...chosen, written, ...more]) {
    const answer = await bot.run({ command: 'breaks', text: `add ${sayForm(values)}` }, asker)
    expect([values, answer && offerIn(answer.document)?.text.slice(0, 11)]).toEqual([values, 'confirm add'])
  }
})

test('its examples are understood as well', async () => {
  const { ports } = await createTeam()
  const bot = createBot(KNOWLEDGE, { breaks: ports })
  const asker = { speaker: { person: 'ada', place: HERE, at: 0 }, zone: 'Europe/Berlin' }
  const values = Object.fromEntries(
    (['when', 'daysOff', 'zone'] as const).map((name) => [name, formField(name).placeholder]),
  )
  const answer = await bot.run({ command: 'breaks', text: `add ${sayForm(values)}` }, asker)
  expect(answer && offerIn(answer.document)).toBeDefined()
})

test('its labels fit above a field everywhere, in characters', () => {
  const labels = FORM_NAMES.map((name) => formField(name).label)
  expect(labels.filter(({ length }) => length > 24)).toEqual([])
  const choices = FORM_NAMES.flatMap((name) => formField(name).choices ?? [])
  expect(choices.filter(({ label }) => label.length > 75)).toEqual([])
  expect(FORM_NAMES.length).toBeLessThanOrEqual(5)
})
