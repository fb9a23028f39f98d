import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkedExercises } from '../../src/knowledge/text.ts'
import { minutesIn } from '../../src/match/steps/routine.ts'
import { offersOf } from '../../src/offers.ts'
import { TALK, KNOWLEDGE } from '../knowledge.ts'

const page = (id: string) => {
  const found = KNOWLEDGE.exercises.find((exercise) => exercise.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

function routineFor(text: string) {
  const { understanding } = TALK.ask({ text })
  if (understanding.kind !== 'routine') throw new Error(`${text} → ${understanding.kind}`)
  return understanding
}

describe('minutes that somebody has', () => {
  test.each([
    ['5 minutes for my neck', 5],
    ['a ten minute routine', 10],
    ['3-min stretch', 3],
    ['got 2 mins', 2],
    ['quarter of an hour for my upper back', 15],
    ['half an hour', 30],
    ['stiff every 30 minutes', undefined],
    ['I sat for 90 minutes', 90],
    ['hurts after 10 minutes', undefined],
    ['hold for 2 minutes', 2],
    ['10 minutes ago', undefined],
    ['after a 20 minute drive', undefined],
    ['10-15 minutes into practice', undefined],
    ['upper back', undefined],
  ])('%s → %s', (text, minutes) => {
    expect(minutesIn(text)).toBe(minutes)
  })
})

describe('a routine is understood', () => {
  test.each([
    ['Give me 5 minutes for between the shoulder blades, at my desk', 5, 'as people ask'],
    ['10 minute upper back routine, floor is fine', 10, 'as people ask'],
    ['a quick routine please', 5, 'five minutes where none are named'],
    ["i've got exactly three minutes until standup, upper back is tight", 3, 'a number as a word'],
  ])('%s → %s min: %s', (text, minutes) => {
    expect(routineFor(text).minutes).toBe(minutes)
  })

  test.each([
    ['cat cow for 2 minutes', 'one exercise is no routine'],
    ['how many minutes should I hold a stretch', 'a question about the dose'],
    ['remind us every 90 minutes', 'a wish for breaks'],
    ['my back hurts after 10 minutes of typing', 'minutes that were spent'],
  ])('%s is none: %s', (text) => {
    expect(TALK.ask({ text }).understanding.kind).not.toBe('routine')
  })
})

describe('every routine', () => {
  const settings = ['', ', at my desk', ', standing', ', on the floor', ', no kneeling', ', I have glaucoma']
  const asked = fc
    .record({
      minutes: fc.integer({ min: 1, max: 30 }),
      area: fc.constantFrom(...KNOWLEDGE.words.areas.map(({ name }) => name)),
      setting: fc.constantFrom(...settings),
      wish: fc.constantFrom('', 'strengthen ', 'stretch '),
    })
    .map(({ minutes, area, setting, wish }) => `${wish}${area} routine, ${minutes} minutes${setting}`)

  test('fits the minutes, and offers something', () => {
    fc.assert(
      fc.property(asked, (text) => {
        const { minutes, routine } = routineFor(text)
        expect(routine.takes).toBeLessThanOrEqual(minutes * 60)
        expect(routine.parts.length).toBeGreaterThan(0)
      }),
    )
  })

  test('warms up before it strengthens', () => {
    fc.assert(
      fc.property(asked, (text) => {
        const strengthens = routineFor(text).routine.parts.map(
          ({ exercise }) => page(exercise.id).purposes[0] === 'strengthen',
        )
        expect(strengthens).toEqual(strengthens.toSorted((a, b) => Number(a) - Number(b)))
      }),
    )
  })

  test('never does two forms of one shape in a row, round after round', () => {
    const isKin = (a: string, b: string) =>
      a === b ||
      [...page(a).easier, ...page(a).harder].some((text) =>
        linkedExercises([text]).some(({ id }) => id === b),
      )
    fc.assert(
      fc.property(asked, (text) => {
        const { rounds, parts } = routineFor(text).routine
        const all = Array.from({ length: rounds }, () => parts.map(({ exercise }) => exercise.id)).flat()
        const repeated = all.filter((id, index) => {
          const before = all[index - 1]
          return before !== undefined && (isKin(before, id) || isKin(id, before))
        })
        expect(repeated).toEqual([])
      }),
    )
  })

  test('respects where one is and what one has', () => {
    fc.assert(
      fc.property(asked, (text) => {
        const { topic, routine } = routineFor(text)
        const pages = routine.parts.map(({ exercise }) => page(exercise.id))
        const wrong = pages.filter(
          ({ settings, care }) =>
            (topic.settings.length > 0 && !topic.settings.some((setting) => settings.includes(setting))) ||
            care.some(({ level, condition }) => level === 'avoid' && topic.conditions.includes(condition)),
        )
        expect(wrong.map(({ id }) => id)).toEqual([])
      }),
    )
  })
})

test('a wish to strengthen warms up first', () => {
  const [first] = offersOf(routineFor('strengthen my upper back, 10 minutes')).exercises
  expect(page(first ?? '').purposes[0]).not.toBe('strengthen')
})
