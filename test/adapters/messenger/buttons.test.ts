import { describe, expect, test } from 'vitest'
import {
  createButtons,
  LONGEST_ID,
  type StoredChoice,
  type Whose,
} from '../../../adapters/messenger/buttons.ts'
import { createOnce } from '../../../adapters/messenger/once.ts'
import type { Document, Invocation } from '../../../src/document.ts'
import type { Place } from '../../../src/place.ts'

const SHORT: Invocation = { command: 'stretch', text: 'cat-cow' }
const LONG: Invocation = { command: 'breaks', text: `confirm add ${'weekdays at 10:30, '.repeat(20)}` }

/** Of nobody, and of no place. */
const NOBODYS: Whose = {}

function documentWith(...runs: readonly Invocation[]): Document {
  return [
    { type: 'title', text: 'Buttons' },
    { type: 'choices', choices: runs.map((run, index) => ({ label: `${index}`, run })) },
  ]
}

function buttonsWith(isFull = false) {
  const kept = new Map<string, StoredChoice>()
  const wrong: unknown[] = []
  const buttons = createButtons({
    store: {
      async keep(choices) {
        if (isFull) throw new Error('the disk is full')
        for (const choice of choices) kept.set(choice.id, choice)
      },
      read: async (id) => kept.get(id)?.run,
    },
    now: () => 0,
    wrong: (mistake) => wrong.push(mistake),
  })
  return { buttons, kept, wrong }
}

describe('a button does what it did when it was shown', () => {
  test.each([
    ['a short one', SHORT],
    ['one that is too long for its id', LONG],
    ['one with the signs of an id in it', { command: 'stretch', text: '1|a|b~c' }],
    ['one with nothing behind it', { command: 'routine', text: '' }],
    ['one with several lines', { command: 'stretch', text: 'a\nb' }],
    ['one just as long as fits', { command: 'stretch', text: 'x'.repeat(LONGEST_ID - 10) }],
    ['one just too long', { command: 'stretch', text: 'x'.repeat(LONGEST_ID - 9) }],
  ])('%s', async (_, run) => {
    const { buttons } = buttonsWith()
    const idOf = await buttons.idsFor(documentWith(run), [], NOBODYS)
    expect(idOf(run).length).toBeLessThanOrEqual(LONGEST_ID)
    expect(await buttons.read(idOf(run))).toEqual(run)
  })

  test('also one that stands beside the document', async () => {
    const { buttons } = buttonsWith()
    const idOf = await buttons.idsFor(documentWith(SHORT), [LONG], NOBODYS)
    expect(await buttons.read(idOf(LONG))).toEqual(LONG)
  })
})

const ADA = 'slack/T1/U1'
const CHANNEL: Place = { platform: 'discord', workspace: 'discord', channel: '11/7', isDirect: false }
const DIRECT: Place = { ...CHANNEL, channel: 'discord/1', isDirect: true }

describe('what is stored for a button is of whoever it may be forgotten with', () => {
  test.each<readonly [string, Whose, Pick<StoredChoice, 'person' | 'place'>]>([
    ['somebody who asked', { person: ADA }, { person: ADA, place: '' }],
    ['and a channel', { person: ADA, place: CHANNEL }, { person: ADA, place: 'discord/discord/11/7' }],
    ['a channel alone', { place: CHANNEL }, { person: '', place: 'discord/discord/11/7' }],
    ['whose direct messages these are', { place: DIRECT }, { person: 'discord/1', place: '' }],
  ])('%s', async (_, whose, owner) => {
    const { buttons, kept } = buttonsWith()
    const idOf = await buttons.idsFor(documentWith(LONG), [], whose)
    expect([...kept.values()]).toEqual([{ id: idOf(LONG).slice(2), run: LONG, ...owner }])
  })

  test('each for themselves, so that it stays for the others', async () => {
    const { buttons, kept } = buttonsWith()
    const all: readonly Whose[] = [{ person: ADA }, { person: ADA, place: CHANNEL }, { place: CHANNEL }]
    for (const whose of all) await buttons.idsFor(documentWith(LONG), [], whose)
    expect(kept.size).toBe(all.length)
  })
})

test('two buttons share an id only where they do the same', async () => {
  const { buttons } = buttonsWith()
  const other = { ...LONG, text: `${LONG.text}!` }
  const idOf = await buttons.idsFor(documentWith(SHORT, LONG, other), [], NOBODYS)
  expect(new Set([SHORT, LONG, other].map(idOf)).size).toBe(3)
})

describe('a button that nobody knows has expired', () => {
  test.each(['', '1|', '1|dance|', '0|stretch|cat-cow', '2|stretch|cat-cow', '1~unknown', 'something else'])(
    '"%s"',
    async (id) => {
      expect(await buttonsWith().buttons.read(id)).toBeUndefined()
    },
  )
})

test('an answer does not fail with a button that cannot be kept', async () => {
  const { buttons, wrong } = buttonsWith(true)
  const idOf = await buttons.idsFor(documentWith(LONG), [], NOBODYS)
  expect(await buttons.read(idOf(LONG))).toBeUndefined()
  expect(wrong).toEqual([new Error('the disk is full')])
})

test('an answer does not wait for a store that hangs', async () => {
  const buttons = createButtons({
    store: { keep: () => new Promise(() => {}), read: async () => undefined },
    now: () => 0,
    wait: async () => {},
    wrong: () => {},
  })
  const idOf = await buttons.idsFor(documentWith(LONG), [], NOBODYS)
  expect(idOf(LONG)).toMatch(/^1~/)
})

test('what comes twice is new once, unless nothing came of it, and is forgotten in time', () => {
  const once = createOnce(2)
  expect([once.isNew('a'), once.isNew('a'), once.isNew('b')]).toEqual([true, false, true])
  once.again('b')
  expect(once.isNew('b')).toBe(true)
  once.isNew('c')
  expect(once.isNew('a')).toBe(true)
})
