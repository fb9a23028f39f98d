import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewerQuestion } from '../../src/answer/breaks/fewer.ts'
import { stoppedNotice } from '../../src/answer/breaks/stopped.ts'
import { createLibrary } from '../../src/answer/library.ts'
import type { Break } from '../../src/breaks/break.ts'
import { fewerOf } from '../../src/breaks/fewer.ts'
import { readHeed } from '../../src/breaks/heed.ts'
import { readOptions } from '../../src/breaks/options.ts'
import { readWhen } from '../../src/breaks/when.ts'
import { sayCadence } from '../../src/breaks/say.ts'
import { choicesOf } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { plainText } from '../../src/plain.ts'
import { anyCadence } from '../breaks/arbitrary.ts'
import { instant } from '../breaks/calendar.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { KEPT, OWN } from '../breaks/kept.ts'

const library = createLibrary(KNOWLEDGE)

const inChannel = (channel: string, kept: Break = KEPT): Break => ({
  ...kept,
  place: { ...kept.place, channel },
})

describe('a place that does not answer is asked whether fewer would be better', () => {
  const suggestion = fewerOf(KEPT.cadence)

  test('with what it would be, and everything else that can be done', () => {
    const question = fewerQuestion(KEPT, suggestion)
    expect(plainText(question)).toBe(
      [
        'Would fewer breaks be better?',
        'The last 6 prompts of break 2 passed here without anybody answering. That is all right; I only want to be of use.',
        'Now: weekdays at 10:30 and 15:00, UTC time.',
        'Fewer: weekdays at 15:00, UTC time.',
        'Whoever may change this break can answer. I ask once; without an answer it goes on as it is.',
      ].join('\n\n'),
    )
    expect(choicesOf(question)).toEqual([
      { label: 'Yes, fewer', run: { command: 'breaks', text: 'change 2 weekdays at 15:00, UTC time' } },
      { label: 'Keep it as it is', run: { command: 'breaks', text: 'keep 2' } },
      { label: 'Pause it', run: { command: 'breaks', text: 'pause 2' } },
      { label: 'Remove it', run: { command: 'breaks', text: 'remove 2' } },
    ])
  })

  test('where it comes seldom already, whether it is still good', () => {
    const question = fewerQuestion(KEPT, undefined)
    expect(plainText(question)).toMatch(/^Is this break still good\?/)
    expect(plainText(question)).not.toContain('Fewer')
    expect(choicesOf(question).map(({ label }) => label)).toEqual([
      'Keep it as it is',
      'Pause it',
      'Remove it',
    ])
  })

  test('alone, of one’s own break', () => {
    const question = fewerQuestion(OWN, suggestion)
    expect(plainText(question)).toContain('The last 6 prompts of your break 2 passed without an answer.')
    expect(choicesOf(question).map(({ run }) => run.text)).toContain('keep my 2')
  })

  test('its button is read by "/breaks change" as what it says', () => {
    const ports = { now: () => instant('2026-11-20T12:00Z'), checkCron: () => [] }
    fc.assert(
      fc.property(anyCadence, (cadence) => {
        const fewer = fewerOf(cadence)
        if (fewer === undefined) return
        const [yes] = choicesOf(fewerQuestion({ ...KEPT, cadence }, fewer))
        const heed = readHeed(yes?.run.text.replace(/^change 2 /, '') ?? '', library)
        const { rest, options } = readOptions(heed.rest, { find: () => [] })
        const reading = readWhen(rest, { ports, zone: 'UTC' })
        expect([heed.said, options]).toEqual([[], {}])
        // What nobody can look over is refused, however it was come by.
        if (sayCadence(fewer).length > 400) return
        expect(reading.kind === 'cadence' ? reading.cadence : reading).toEqual(fewer)
      }),
      { numRuns: 500 },
    )
  })

  test('fits one message, however much there is to say of when it comes', () => {
    fc.assert(
      fc.property(anyCadence, anyCadence, (cadence, other) => {
        expect(whatDoesNotFit(fewerQuestion({ ...KEPT, cadence }, other))).toEqual([])
      }),
    )
  })
})

describe('the owner of a break that has stopped is told', () => {
  test('where it was, why it stopped, and what to do', () => {
    expect(plainText(stoppedNotice(inChannel('general'), 'the channel is archived'))).toBe(
      [
        'Break 2 has stopped',
        'Break 2 in general does not come any more: the channel is archived.',
        'It was to come weekdays at 10:30 and 15:00, UTC time.',
        'Nothing else is lost. When that is put right, write "/breaks resume 2" there, and it goes on.',
      ].join('\n\n'),
    )
  })

  test('of one’s own break, without a place', () => {
    const text = plainText(stoppedNotice(OWN, 'I may not write there'))
    expect(text).toContain('Your break 2 does not come any more: I may not write there.')
    expect(text).toContain('write "/breaks resume my 2", and it goes on.')
  })

  test.each([
    ['I was removed from the channel', true],
    ['the channel is gone, or I was removed from it', true],
    ['the channel is archived', false],
    ['I may not write there', false],
  ])('and how to let Limber in again, where it may have been removed: %s', (why, isSaid) => {
    const text = plainText(stoppedNotice(inChannel('general'), why, 'call me in it'))
    expect(text.includes('If the channel is still there, call me in it.')).toBe(isSaid)
  })

  test('with no button, which would resume another break', () => {
    expect(choicesOf(stoppedNotice(KEPT, 'the channel is archived'))).toEqual([])
  })

  test.each([
    ['<#C123|general>', 'Break 2 in #C123general does not', 'mark-up is left out'],
    ['@everyone', 'Break 2 in everyone does not', 'nobody is mentioned'],
    ['*_~`', 'Break 2 in its channel does not', 'of nothing but mark-up nothing is left'],
    ['a\u202eb\u0000c', 'Break 2 in a b c does not', 'nothing invisible turns the words round'],
    [
      'x'.repeat(500),
      `Break 2 in ${'x'.repeat(40)} … does not`,
      'a long name is said as far as it is needed',
    ],
  ])('a channel called %j: "%s", since %s', (channel, said) => {
    expect(plainText(stoppedNotice(inChannel(channel), 'the channel is archived'))).toContain(said)
  })

  test.each([
    ['I was removed from the channel.', 'I was removed from the channel.', 'one full stop is enough'],
    ['<@U1> *said no*', 'U1 said no.', 'mark-up is left out'],
    ['', 'the place does not take it.', 'no reason'],
    ['no '.repeat(100), 'the place does not take it.', 'what is that long is no reason'],
  ])('why is %j: "%s", since %s', (why, said) => {
    expect(plainText(stoppedNotice(KEPT, why))).toContain(`does not come any more: ${said}\n`)
  })

  test('in one message, whatever the channel is called and whatever the platform says', () => {
    const any = fc.string({ unit: 'binary', maxLength: 3000 })
    fc.assert(
      fc.property(any, any, anyCadence, (channel, why, cadence) => {
        const notice = stoppedNotice({ ...inChannel(channel), cadence }, why, 'call me in it')
        expect(whatDoesNotFit(notice)).toEqual([])
        expect(plainText(notice).replaceAll(sayCadence(cadence), '')).not.toMatch(
          /[<>@`*_~|[\]\\\u202a-\u202e]/,
        )
      }),
    )
  })
})
