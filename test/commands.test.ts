import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/index.ts'
import { createBot } from '../src/bot.ts'
import { choicesOf } from '../src/document.ts'
import { DOCUMENTS } from './adapters/documents.ts'
import { BOT, KNOWLEDGE } from './knowledge.ts'
import { HERE } from './places.ts'

describe('a warning sign behind a command is answered as one', () => {
  test.each(COMMANDS.map(({ name }) => name))('/%s', async (command) => {
    const answer = await BOT.run({ command, text: 'I have chest pain and cannot breathe' })
    expect(answer?.understanding.kind).toBe('safety')
  })
})

describe('no warning sign is seen in what stands on a button of Limber itself', async () => {
  test.each(await DOCUMENTS())('%s', (_, documents) => {
    const runs = documents.flatMap((document) => choicesOf(document).map(({ run }) => run))
    expect(runs.filter((run) => BOT.sign({ run }) !== undefined)).toEqual([])
  })

  test.each([
    ['stretch', 'crushing chest pain'],
    ['cause', 'tight-chest, crushing'],
    ['breaks', 'swap 1 hurts, crushing chest pain'],
  ])('but in what somebody writes behind a command: /%s %s', (command, text) => {
    expect(BOT.sign({ run: { command, text } })).toBeDefined()
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
  ])('for /%s %s', async (command, text) => {
    const bot = createBot(KNOWLEDGE)
    const speaker = { person: 'ada', place: HERE, at: 0 }
    await bot.ask({ text: 'crushing chest pain', speaker })
    expect((await bot.run({ command, text }, { speaker }))?.understanding.kind).toBe('safety')
  })
})

describe('what follows a command has a hint where it is written into a field, and nowhere else', () => {
  const typed = COMMANDS.filter(({ isTyped }) => isTyped === true)
  const parts = typed.flatMap(({ parts = [], ...command }) => (parts.length > 0 ? parts : [command]))
  test.each(parts.map((part) => [part.name, part] as const))('%s', (_, { usage, hint }) => {
    expect(hint !== undefined).toBe(usage !== '')
    expect(hint?.length ?? 0).toBeLessThanOrEqual(100)
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
  ])('/%s %s → %s: %s', async (command, text, kind) => {
    expect((await BOT.run({ command, text }))?.understanding.kind).toBe(kind)
  })

  test('that is none is nothing', async () => {
    expect(await BOT.run({ command: 'dance', text: '' })).toBeUndefined()
  })
})
