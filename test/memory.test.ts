import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_SAID, type Conversation } from '../src/match/conversation.ts'
import type { FoundSign } from '../src/match/signs/find.ts'
import { createMemory, REMEMBERED } from '../src/memory.ts'
import { HERE, THERE } from './places.ts'

const said = (...offered: readonly string[]): Conversation => ({ ...NOTHING_SAID, offered })
const HALF_AN_HOUR = 30 * 60 * 1000

describe('a conversation is remembered', () => {
  test.each([
    ['by the same person in the same place', { person: 'ada', place: HERE, at: 1 }, ['cobra']],
    [
      'until just before half an hour has passed',
      { person: 'ada', place: HERE, at: HALF_AN_HOUR - 1 },
      ['cobra'],
    ],
    ['and no longer', { person: 'ada', place: HERE, at: HALF_AN_HOUR }, []],
    ['not for somebody else', { person: 'bob', place: HERE, at: 1 }, []],
    ['not in another place', { person: 'ada', place: THERE, at: 1 }, []],
    ['not when the clock has jumped far back', { person: 'ada', place: HERE, at: -HALF_AN_HOUR }, []],
  ])('%s', (_, speaker, offered) => {
    const memory = createMemory()
    memory.keep({ person: 'ada', place: HERE, at: 0 }, said('cobra'))
    expect(memory.recall(speaker).offered).toEqual(offered)
  })

  test('names that hold each other are told apart', () => {
    const memory = createMemory()
    memory.keep({ person: 'b"]', place: { ...HERE, channel: 'a","' }, at: 0 }, said('cobra'))
    expect(memory.recall({ person: '","b"]', place: { ...HERE, channel: 'a' }, at: 0 })).toEqual(NOTHING_SAID)
  })

  test('every message keeps it for another half an hour', () => {
    const memory = createMemory()
    for (const at of [0, 20, 40, 60])
      memory.keep({ person: 'ada', place: HERE, at: at * 60_000 }, said('cobra'))
    expect(memory.recall({ person: 'ada', place: HERE, at: 89 * 60_000 }).offered).toEqual(['cobra'])
  })
})

test('of more conversations than it holds, those that were silent longest are forgotten', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 200 }), (people) => {
      const memory = createMemory({ ms: HALF_AN_HOUR, conversations: 10 })
      for (const [at, person] of people.entries())
        memory.keep({ person: String(person), place: HERE, at }, said('cobra'))
      const lately = [...new Set(people.toReversed())]
      const remembered = (person: number) =>
        memory.recall({ person: String(person), place: HERE, at: people.length }).offered.length > 0
      expect(lately.filter(remembered)).toEqual(lately.slice(0, 10))
    }),
  )
})

test('ten thousand conversations are held, and no more', () => {
  const memory = createMemory()
  for (let person = 0; person <= REMEMBERED.conversations; person++) {
    memory.keep({ person: String(person), place: HERE, at: person }, said('cobra'))
  }
  const isKept = (person: number) =>
    memory.recall({ person: String(person), place: HERE, at: REMEMBERED.conversations }).offered.length > 0
  expect([isKept(0), isKept(1), isKept(REMEMBERED.conversations)]).toEqual([false, true, true])
})

test('which sign it was is forgotten after half an hour; that there was one after a day', () => {
  const memory = createMemory()
  const sign = { id: 'chest-pain', level: 'emergency' } as FoundSign['sign']
  const found: FoundSign = { sign, words: ['chest', 'pain'], language: 'en' }
  const DAY = 48 * HALF_AN_HOUR
  const told = () => [memory.signOf('ada', 1), memory.hadSign('ada', 1)]
  memory.keep({ person: 'ada', place: HERE, at: 0 }, { ...NOTHING_SAID, sign: found })
  const after = (at: number) => {
    memory.keep({ person: 'bob', place: HERE, at }, NOTHING_SAID)
    return told()
  }
  expect([HALF_AN_HOUR - 1, HALF_AN_HOUR, DAY - 1, DAY].map(after)).toEqual([
    [found, true],
    [undefined, true],
    [undefined, true],
    [undefined, false],
  ])
})
