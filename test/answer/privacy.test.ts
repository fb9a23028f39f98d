import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../src/answer/library.ts'
import { mydataDocument, type Stored } from '../../src/answer/mydata.ts'
import { forgetQuestion, forgottenDocument, privacyDocument, type Kept } from '../../src/answer/privacy.ts'
import { KEPT_DAYS } from '../../src/deliver/kept-days.ts'
import { choicesOf } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { KEPT as KEPT_MS } from '../../src/inbox/group.ts'
import { plainText } from '../../src/plain.ts'
import { instant } from '../breaks/calendar.ts'
import { KEPT, OWN } from '../breaks/kept.ts'
import { HOLIDAYS } from '../breaks/team.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const DAY = 24 * 60 * 60_000
const KEEPS: Kept = { breaks: true, nearMisses: false, isRehearsal: false }

describe('what is stored is told', () => {
  const told = plainText(privacyDocument(KEEPS))

  test.each([
    [
      'who took part, for how long, and who sees it',
      'For 60 days, that you pressed "Done" or "Not today" below a prompt: shown to nobody but you.',
    ],
    ['what a team is told', 'Of a team I only tell how many stretched, and only from 3 people on.'],
    [
      'a warning sign',
      'For a day, and the night after it, that you told of a warning sign, without which one: for that day no stretch is sent to you.',
    ],
    [
      'what came to one person alone',
      'For 60 days, what came to you alone: a stretch that you put off, or that a break you set up has stopped.',
    ],
    ['what came to all', 'For 400 days, which stretch came when in a break.'],
    ['breaks', 'The breaks you set up: when, where, which stretches,'],
  ])('%s', (_, sentence) => {
    expect(told).toContain(sentence)
  })

  test('each number of days is the one by which it is removed', () => {
    const days = [...plainText(privacyDocument({ ...KEEPS, nearMisses: true })).matchAll(/(\d+) days/g)]
    const { answers, deliveries, buttons } = KEPT_DAYS
    expect(days.map(([, count]) => Number(count))).toEqual([
      answers,
      answers,
      deliveries,
      buttons,
      KEPT_MS / DAY,
    ])
  })

  test('and nothing more than is so where no breaks are kept', () => {
    const only = plainText(privacyDocument({ ...KEEPS, breaks: false }))
    expect(only).not.toMatch(/break|prompt|Stored/)
    expect(only).toContain('Nothing that you ask is stored')
  })

  test.each([true, false])('in one message, with questions noted: %s', (nearMisses) => {
    for (const breaks of [true, false]) {
      expect(whatDoesNotFit(privacyDocument({ ...KEEPS, breaks, nearMisses }))).toEqual([])
    }
  })
})

describe('what is stored about somebody is told', () => {
  const ports = { now: () => instant('2026-11-20T12:00Z'), holidays: HOLIDAYS }
  const nothing: Stored = {
    breaks: [],
    occurrences: 0,
    answers: 0,
    alone: 0,
    buttons: 0,
    isSpared: false,
    ports,
    library: createLibrary(KNOWLEDGE),
  }
  const documentOf = (stored: Partial<Stored>, page = 1) =>
    mydataDocument({ ...nothing, ...stored }, [], KEEPS, page)

  test('all of it', () => {
    const stored = { breaks: [KEPT, OWN], occurrences: 3, answers: 14, alone: 2, isSpared: true }
    const document = documentOf(stored)
    expect(plainText(document)).toContain(
      [
        'Stored with your id:',
        '- 2 breaks that you set up.',
        '- 3 times that your own breaks were due, with the stretch that came; for 400 days.',
        '- 14 answers to prompts, such as "Done" or "Not today", for 60 days. Nobody else sees them.',
        '- 2 messages to you alone: what you put off, or that a break of yours has stopped; for 60 days.',
        '- For a day, that you told of a warning sign, without which one, so that no stretch is sent to you.',
      ].join('\n'),
    )
    expect(choicesOf(document).map(({ label }) => label)).toEqual(['Forget me'])
  })

  test.each<[string, Partial<Stored>, string]>([
    ['a break', { breaks: [KEPT] }, 'One break that you set up.'],
    ['an answer', { answers: 1 }, 'One answer to a prompt, such as'],
    ['a prompt of an own break', { occurrences: 1 }, 'One time that your own breaks were due'],
    ['something put off', { alone: 1 }, 'One message to you alone'],
    ['a button', { buttons: 1 }, 'What one button does that was shown to you'],
    ['a warning sign', { isSpared: true }, 'that you told of a warning sign'],
  ])('%s alone is something, and can be forgotten', (_, stored, sentence) => {
    const document = documentOf(stored)
    expect(plainText(document)).toContain(`Stored with your id:\n- `)
    expect(plainText(document)).toContain(sentence)
    expect(choicesOf(document).map(({ label }) => label)).toEqual(['Forget me'])
  })

  test('and where there is nothing, that', () => {
    const document = documentOf({})
    expect(plainText(document)).toContain('Nothing is stored about you.')
    expect(choicesOf(document)).toEqual([])
  })

  test('on as many pages as it takes', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        fc.nat(12),
        (many, occurrences, answers, alone, buttons, isSpared, page) => {
          const breaks = Array.from({ length: many }, (_, index) => ({ ...KEPT, number: index + 1 }))
          const stored = { breaks, occurrences, answers, alone, buttons, isSpared }
          expect(whatDoesNotFit(documentOf(stored, page))).toEqual([])
        },
      ),
    )
  })
})

test('whoever is forgotten is told what goes, and what is gone', () => {
  expect(plainText(forgetQuestion())).toContain(
    'Your own breaks are removed for good, and so are your answers to prompts and what you put off.',
  )
  const gone = forgottenDocument({ removed: 1, released: 2, wiped: 'at once' }, KEEPS)
  expect(plainText(gone)).toContain(
    '1 break of your own is removed, 2 breaks of a team go on without your id, your answers to prompts and what came to you alone are removed and what we talked about is forgotten.',
  )
  expect([forgetQuestion(), gone].flatMap(whatDoesNotFit)).toEqual([])
})
