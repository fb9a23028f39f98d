import { describe, expect, test } from 'vitest'
import { longestPrompt, promptDocument, type Prompt } from '../../src/answer/breaks/prompt.ts'
import { OPENINGS } from '../../src/breaks/openings.ts'
import { SWAP_REASONS } from '../../src/breaks/swap.ts'
import { longestWhy } from '../../src/breaks/turn.ts'
import { choicesOf } from '../../src/document.ts'
import { bodyLength, FITS, whatDoesNotFit } from '../../src/fit.ts'
import type { Exercise } from '../../src/knowledge/model.ts'
import { plainWords } from '../../src/knowledge/text.ts'
import { isAvoided } from '../../src/match/possible.ts'
import { plainText } from '../../src/plain.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { saidOf, withPage } from '../knowledge/shipped.ts'

const PAGES = KNOWLEDGE.exercises.map((page) => [page.id, page] as const)
const CONDITIONS = KNOWLEDGE.words.conditions.map(({ name }) => name)

const page = (id: string): Exercise => {
  const found = KNOWLEDGE.exercises.find((exercise) => exercise.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const promptOf = (exercise: Exercise, more: Partial<Prompt> = {}): Prompt => ({
  exercise,
  turn: { exercise: exercise.id, aim: exercise.aim, why: 'Today we move.', easier: false },
  conditions: [],
  breakName: '2',
  start: { opening: 0 },
  ...more,
})
/** As it stands in its place, in the longest zone that there is, with more people than any place has. */
const POSTED: NonNullable<Prompt['posted']> = {
  id: '019a9f3e-8c00-7000-8000-0123456789ab',
  until: Date.UTC(2026, 10, 23, 10, 55),
  zone: Intl.supportedValuesOf('timeZone').reduce((one, other) => (other.length > one.length ? other : one)),
  done: 1_000_000,
  maySwapForAll: true,
}
const said = (exercise: Exercise, more: Partial<Prompt> = {}) =>
  plainText(promptDocument(promptOf(exercise, more)))

describe('a prompt fits one message with every part at its longest', () => {
  test.each(PAGES)('%s', (_, exercise) => {
    expect(whatDoesNotFit(longestPrompt(exercise, CONDITIONS))).toEqual([])
    expect(whatDoesNotFit(longestPrompt(exercise, []))).toEqual([])
  })

  test.each(PAGES)('%s: whatever stands above it, and whichever conditions', (_, exercise) => {
    const possible = CONDITIONS.filter((condition) => !isAvoided(exercise, [condition]))
    const starts = [
      ...OPENINGS.map((_, opening) => ({ opening })),
      ...SWAP_REASONS.map((swapped) => ({ swapped })),
    ]
    const turn = {
      ...promptOf(exercise).turn,
      why: longestWhy(exercise.aim),
      easier: exercise.level !== 'easy',
    }
    const longest = bodyLength(longestPrompt(exercise, []))
    const wrong = starts.flatMap((start) =>
      [{}, { posted: POSTED, tried: KNOWLEDGE.exercises.map(({ id }) => id) }].flatMap((standing) => {
        const prompt = { exercise, turn, start, breakName: '2', ...standing }
        const bare = promptDocument({ ...prompt, conditions: [] })
        // What the checker of pages measures is what can come.
        if (bodyLength(bare) > longest) return [`${JSON.stringify(start)} is longer than the longest`]
        return possible.flatMap((_, index) =>
          whatDoesNotFit(promptDocument({ ...prompt, conditions: possible.slice(0, index + 1) })),
        )
      }),
    )
    expect(wrong).toEqual([])
  })

  test('a page whose prompt does not fit is refused, and says so', () => {
    const long = withPage('exercises/cobra.md', (markdown) =>
      markdown.replace(/^1\. .*$/m, `1. ${'Slowly, '.repeat(60)}go.`),
    )
    expect(saidOf(long)).toContainEqual(
      expect.stringMatching(/^exercises\/cobra\.md:1 {2}The prompt of a break .* does not fit one message\./),
    )
  })
})

describe('what matters for safety is on every prompt, uncut', () => {
  test.each(PAGES)('%s', (_, exercise) => {
    const prompt = plainText(longestPrompt(exercise, CONDITIONS))
    const whole = [
      ...exercise.steps,
      ...exercise.stopIf,
      ...exercise.care.filter(({ level }) => level === 'avoid').map(({ advice }) => advice),
    ]
    for (const sentence of whole) expect(prompt).toContain(plainWords(sentence))
    expect(prompt).toContain('Not yet reviewed by a clinician.')
  })

  test.each(PAGES)('%s: the advice for any two conditions has room', (_, exercise) => {
    const adapt = exercise.care.filter(({ level }) => level === 'adapt')
    const pairs = adapt.flatMap((one, index) => adapt.slice(index).map((other) => [one, other] as const))
    for (const pair of pairs) {
      const conditions = [...new Set(pair.map(({ condition }) => condition))]
      for (const start of [{ opening: 0 }, { swapped: 'hurts' }] as const) {
        const prompt = said(exercise, { conditions, start })
        for (const { advice } of pair) expect(prompt).toContain(plainWords(advice))
      }
    }
  })
})

test('a prompt as a channel reads it', () => {
  const exercise = page('chair-rotation')
  const turn = {
    exercise: exercise.id,
    aim: exercise.aim,
    why: 'Last time we opened the chest; today we turn.',
    easier: false,
  }
  const [title, why, facts, ...others] = promptDocument({
    exercise,
    turn,
    conditions: ['vertigo', 'glaucoma'],
    breakName: '2',
    start: { opening: 2 },
  })
  expect([title, why, facts]).toEqual([
    { type: 'title', text: 'Stretch break: Chair twist' },
    { type: 'text', text: ['Last time we opened the chest; today we turn.'] },
    {
      type: 'facts',
      facts: [
        { name: 'Dose', value: 'Hold 10 to 20 s, 2 to 3 repetitions each side' },
        { name: 'Takes', value: 'About 2 minutes' },
        { name: 'Where', value: 'On an office chair' },
      ],
    },
  ])
  expect(others.map((block) => ('heading' in block ? block.heading : block.type))).toEqual([
    'Adapt it for',
    'text',
    'steps',
    'Stop if',
    'Leave it out with',
    'note',
    'choices',
  ])
  expect(choicesOf(others)).toEqual([
    { label: 'More about it', run: { command: 'more', text: 'chair-rotation' } },
    { label: 'It hurts', run: { command: 'breaks', text: 'swap 2 hurts; not chair-rotation' } },
    {
      label: 'Did it already',
      run: { command: 'breaks', text: 'swap 2 did it already; not chair-rotation' },
    },
  ])
})

describe('for the conditions of a break', () => {
  test('what the page says of them, and which it is silent on', () => {
    expect(said(page('chair-rotation'), { conditions: ['vertigo', 'glaucoma', 'sore knees'] })).toContain(
      'Adapt it for:\n- Vertigo: keep looking at one spot.\n\nMy page says nothing of glaucoma or sore knees: please ask your clinician.',
    )
  })

  test('with too many for one message it leads to where all of it is', () => {
    const exercise = page('cobra')
    const conditions = CONDITIONS.filter((condition) => !isAvoided(exercise, [condition]))
    const prompt = promptDocument(promptOf(exercise, { conditions, start: { swapped: 'hurts' } }))
    expect(plainText(prompt)).toContain('How to adapt it to your condition is under "More about it".')
    expect(bodyLength(prompt)).toBeLessThanOrEqual(FITS.body)
  })
})

test('the easier form stands above the steps, where it is meant for today', () => {
  const exercise = page('bird-dog')
  const { turn } = promptOf(exercise)
  const easier = 'The easier form is enough today: Move only a leg. When that is steady, move only an arm.'
  const prompt = said(exercise, { turn: { ...turn, easier: true } })
  expect(prompt).toContain(easier)
  expect(prompt.indexOf(easier)).toBeLessThan(prompt.indexOf('1. Come onto hands'))
  expect(said(exercise)).not.toContain(easier)
})

describe('in the place of another', () => {
  test('because that hurt: first when to stop and see somebody, and the warning signs in reach', () => {
    const document = promptDocument(promptOf(page('sphinx'), { start: { swapped: 'hurts' } }))
    expect(plainText(document.slice(0, 2))).toBe(
      'Instead: Sphinx\n\nStop the other one for today. If it is sharp, spreads or still hurts tomorrow, please see a clinician. Chest pain, trouble breathing, or something going numb or weak: get help now.',
    )
    expect(choicesOf(document).map(({ label }) => label)).toEqual([
      'More about it',
      'Warning signs',
      "Can't lie down",
      'Camera on',
      'It hurts',
    ])
  })

  test.each(SWAP_REASONS.filter((reason) => reason !== 'hurts'))('%s: nothing of that', (swapped) => {
    expect(said(page('sphinx'), { start: { swapped } })).not.toContain('see a clinician')
  })
})

describe('as it stands in its place', () => {
  const buttonsOf = (more: Partial<Prompt>) =>
    choicesOf(promptDocument(promptOf(page('chair-rotation'), { posted: POSTED, ...more }))).map(
      ({ label, run }) => [label, `/${run.command} ${run.text}`],
    )
  const ID = POSTED.id

  test('it has a button for everything that can be said to it', () => {
    expect(buttonsOf({})).toEqual([
      ['Done', `/breaks done ${ID}`],
      ['Swap', `/breaks swap ${ID}`],
      ['Later', `/breaks later ${ID}`],
      ['Not today', `/breaks not-today ${ID}`],
      ['More about it', '/more chair-rotation'],
    ])
  })

  const tried = ['cat-cow', 'chair-rotation']
  const INSTEAD = [
    ['Done', `/breaks done ${ID}`],
    ['Another one', `/breaks swap ${ID}; not cat-cow, chair-rotation`],
    ['Show it to all', `/breaks swap ${ID} for all: chair-rotation`],
    ['More about it', '/more chair-rotation'],
  ]
  test.each([
    ['who may change the break', 'camera on', true, INSTEAD],
    ['anybody else', 'camera on', false, INSTEAD.toSpliced(2, 1)],
    ['whom it hurt', 'hurts', true, [['Warning signs', '/limber check'], ...INSTEAD]],
  ] as const)('in the place of another, to %s', (_, swapped, maySwapForAll, buttons) => {
    expect(buttonsOf({ start: { swapped }, tried, posted: { ...POSTED, maySwapForAll } })).toEqual(buttons)
  })

  test.each([
    [0, 'Any time until 10:55 (UTC).', 'nobody'],
    [2, 'Any time until 10:55 (UTC).', 'fewer than are ever told'],
    [3, 'Any time until 10:55 (UTC). 3 stretched so far.', 'enough'],
    [41, 'Any time until 10:55 (UTC). 41 stretched so far.', 'many'],
  ])('where %i did it: "%s" (%s)', (done, line) => {
    const text = said(page('chair-rotation'), { posted: { ...POSTED, zone: 'UTC', done } })
    expect(text.split('\n')).toContain(line)
  })
})

test('no prompt has more buttons than fit, and each leads somewhere else', () => {
  const buttons = KNOWLEDGE.exercises.map((exercise) => choicesOf(promptDocument(promptOf(exercise))).length)
  expect(Math.max(...buttons)).toBeLessThanOrEqual(FITS.choices)
  expect(Math.min(...buttons)).toBeGreaterThanOrEqual(3)
})
