import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/index.ts'
import { createBot } from '../src/bot.ts'
import { BOT, KNOWLEDGE } from './knowledge.ts'

describe('a warning sign behind a command is answered as one', () => {
  test.each(COMMANDS.map(({ name }) => name))('/%s', (command) => {
    const answer = BOT.run({ command, text: 'I have chest pain and cannot breathe' })
    expect(answer?.understanding.kind).toBe('safety')
  })
})

describe('while a warning sign is not settled, its answer comes again', () => {
  test.each([
    ['stretch', 'cat-cow'],
    ['stretch', ''],
    ['more', 'cat-cow'],
    ['cause', 'desk-work'],
    ['advice', 'how-often'],
    ['routine', '5 minutes'],
    ['help', ''],
  ])('for /%s %s', (command, text) => {
    const bot = createBot(KNOWLEDGE)
    const speaker = { person: 'ada', place: 'here', at: 0 }
    bot.ask({ text: 'crushing chest pain', speaker })
    expect(bot.run({ command, text }, { speaker })?.understanding.kind).toBe('safety')
  })
})

describe('a command', () => {
  test.each([
    ['stretch', 'cat-cow', 'page', 'a short name opens the card'],
    ['stretch', 'cat cow', 'exercise', 'a name is looked up'],
    ['stretch', 'stiff neck', 'answer', 'a complaint is answered'],
    ['stretch', '', 'answer', 'alone, something for now'],
    ['more', 'cat-cow', 'exercise', 'the second page'],
    ['more', 'cat cow', 'exercise', 'the second page, by name'],
    ['cause', 'tight-chest', 'page', 'a page whose name sounds like a sign'],
    ['advice', 'how-often', 'page', 'a page of advice'],
    ['help', '', 'help', 'what can be asked'],
    ['help', 'stiff neck', 'answer', 'what comes after it is answered'],
  ])('/%s %s → %s: %s', (command, text, kind) => {
    expect(BOT.run({ command, text })?.understanding.kind).toBe(kind)
  })

  test('that is none is nothing', () => {
    expect(BOT.run({ command: 'dance', text: '' })).toBeUndefined()
  })
})
