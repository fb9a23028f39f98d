import { describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot.ts'
import { formField, FORM_NAMES, sayForm, type FormValues } from '../../src/breaks/form.ts'
import { offerIn } from '../../src/confirm.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'
import { createTeam } from './team.ts'

const WHEN = 'weekdays at 10:30'

describe('a form says', () => {
  test.each<readonly [string, FormValues, string]>([
    ['when', { when: WHEN }, WHEN],
    ['where', { when: WHEN, where: 'at a desk' }, `${WHEN}; at a desk`],
    ['a zone', { when: WHEN, zone: 'Europe/Lisbon' }, `${WHEN}, Europe/Lisbon time`],
    ['a zone as people say it', { when: WHEN, zone: 'Berlin time' }, `${WHEN}, Berlin time`],
    ['a country alone', { when: WHEN, daysOff: 'Germany' }, `${WHEN}; holidays Germany`],
    ['a day alone', { when: WHEN, daysOff: '24 december' }, `${WHEN}; not on 24 december`],
    [
      'several of them',
      { when: WHEN, daysOff: 'Germany, 24 december' },
      `${WHEN}; holidays Germany; not on 24 december`,
    ],
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
    ['for whom as it was chosen', { when: `${WHEN}; for me`, whom: 'place' }, WHEN],
    ['single days', { when: WHEN, daysOff: 'not on 24 december' }, `${WHEN}; not on 24 december`],
    ['for whom', { when: WHEN, whom: 'me' }, `${WHEN}; for me`],
    ['nothing of what is empty', { when: ` ${WHEN}; `, where: '', daysOff: ' ', whom: 'place' }, WHEN],
  ])('%s', (_, values, said) => {
    expect(sayForm(values)).toBe(said)
  })
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
