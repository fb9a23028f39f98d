import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInbox } from '../../adapters/cli/inbox.ts'
import { openNearMisses } from '../../adapters/cli/near-misses.ts'
import { createNearMissStore } from '../../adapters/database/near-miss-store.ts'
import { openData, type Data } from '../../adapters/database/open.ts'
import { KNOWLEDGE_FOLDER, pagesIn } from '../../adapters/disk/pages.ts'
import { addWording } from '../../adapters/pages/add-wording.ts'
import { createTalk, type Talk } from '../../src/talk.ts'
import { checkKnowledge } from '../../src/check.ts'
import { createNearMisses } from '../../src/inbox/near-miss.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { TALK, KNOWLEDGE } from '../knowledge.ts'
import { collected, limber, type Outcome } from './world.ts'

const DAY = 24 * 60 * 60 * 1000
const MONDAY = Date.UTC(2027, 2, 1, 9, 41)

let folder: string
let pages: string
let bot: Data

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'limber-'))
  pages = join(folder, 'knowledge')
  cpSync(KNOWLEDGE_FOLDER, pages, { recursive: true })
  bot = await openData(join(folder, 'data'), 'bot')
})
afterEach(async () => {
  await bot.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `limber inbox …` beside the running bot, with the copied pages. */
async function inbox(args: readonly string[], now: number = MONDAY): Promise<Outcome> {
  const command = createInbox(async () => ({ knowledge: pages, open: openNearMisses, now: () => now }))
  const env = { LIMBER_NEAR_MISSES: 'on', LIMBER_DATA: join(folder, 'data') }
  return collected({ env }, (console) => command.run(args, console))
}

/** What a bot that knows the pages answers; what it answered in vain is noted, as a bot with the inbox does. */
async function ask(text: string, { knowledge = KNOWLEDGE, bot: asked = TALK, at = MONDAY } = {}) {
  const answer = asked.ask({ text })
  const miss = createNearMisses(knowledge)(text, answer)
  if (miss !== undefined) await createNearMissStore(bot.db).note(miss, at)
  return { kind: answer.understanding.kind, isInVain: miss !== undefined }
}

function botOf(folder: string): { readonly knowledge: Knowledge; readonly bot: Talk } {
  const checked = checkKnowledge(pagesIn(folder))
  if (!checked.sound) throw new Error(JSON.stringify(checked.problems))
  return { knowledge: checked.knowledge, bot: createTalk(checked.knowledge) }
}

/** The number of the first group of the list. */
async function firstNumber(): Promise<string> {
  return /^ {2}(\d{4})/m.exec((await inbox([])).output)?.[1] ?? ''
}

describe('limber inbox', () => {
  test('lists what was asked in vain, the most asked first', async () => {
    await ask('the jelly wobble')
    await ask('Karen says my spine is buzzing')
    await ask('please, is my spine buzzing? says Xiomara', { at: MONDAY + 3 * DAY })
    const { code, output, errors } = await inbox([], MONDAY + 4 * DAY)
    expect({ code, errors, output: output.replace(/\d{4}(?= )/g, '####') }).toEqual({
      code: 0,
      errors: '',
      output: [
        'Asked in vain, most often first:',
        '',
        '  ####  "…name… says my spine is buzzing"',
        '        2 times, 2027-03-01 to 2027-03-04: not understood',
        '  ####  "the jelly wobble"',
        '        once, 2027-03-01: not understood',
        '',
        'Next: limber inbox add <number> <page or meaning>, or limber inbox ignore <number>',
        '',
      ].join('\n'),
    })
  })

  test('says so where nothing is there, or nothing of the last 30 days', async () => {
    const nothing = { code: 0, output: 'Nothing was asked in vain in the last 30 days.\n', errors: '' }
    expect(await inbox([])).toEqual(nothing)
    await ask('the jelly wobble')
    expect(await inbox([], MONDAY + 31 * DAY)).toEqual(nothing)
  })

  test('puts one away for good', async () => {
    await ask('the jelly wobble')
    const number = await firstNumber()
    expect(await inbox(['ignore', number])).toEqual({
      code: 0,
      output: '"the jelly wobble" is ignored from now on, however often it is asked.\n',
      errors: '',
    })
    await ask('the jelly wobble')
    expect((await inbox([])).output).toBe('Nothing was asked in vain in the last 30 days.\n')
    expect(await inbox(['ignore', number])).toEqual({
      code: 1,
      output: '',
      errors: `There is no ${number} in the inbox: "limber inbox" lists what waits.\n`,
    })
  })

  test.each([
    [['forget'], '"forget" is nothing the inbox can do.'],
    [['ignore'], 'Say which one by its number: "limber inbox" lists them.'],
    [['ignore', 'all'], 'Say which one by its number: "limber inbox" lists them.'],
    [['ignore', '1234', '5678'], 'Ignoring takes one number and nothing more.'],
    [['add', '1234'], 'Say which exercise, cause or meaning the wording belongs to.'],
  ])('%j is refused', async (args, why) => {
    const { code, errors } = await inbox(args)
    expect({ code, why: errors.split('\n')[0] }).toEqual({ code: 2, why })
  })

  test('says that it is switched off, which it is unless it is set', async () => {
    const off =
      'The inbox is switched off, and nothing that people ask is noted: set LIMBER_NEAR_MISSES to "on" and start the bot again to switch it on.\n'
    expect(await limber(['inbox'])).toEqual({ code: 0, output: off, errors: '' })
    expect(await limber(['inbox', 'ignore', '1234'])).toEqual({ code: 1, output: '', errors: off })
  })

  test('says where no bot has stored anything', async () => {
    const env = { LIMBER_NEAR_MISSES: 'on', LIMBER_DATA: join(folder, 'other') }
    const { code, output, errors } = await limber(['inbox'], { env })
    expect({ code, errors, isSaid: output.startsWith('Nothing is stored yet') }).toEqual({
      code: 0,
      errors: '',
      isSaid: true,
    })
  })
})

describe('what is added', () => {
  test('is written to its page, understood from then on, and no longer listed', async () => {
    await ask("what's the elephant one")
    const { output } = await inbox(['add', await firstNumber(), 'cat-cow'])
    expect(output.replace(/md:\d+/, 'md:#')).toBe(
      [
        'Added "elephant one" under "Described as": knowledge/exercises/cat-cow.md:#',
        'The same question now gets "Cat-cow", with cat-cow first. A running bot knows it after its next start.',
        '',
        'So that it stays so, a row for a table in test/questions:',
        "  { asks: 'what\\'s the elephant one', gets: 'exercise', first: ['cat-cow'], why: 'asked in vain before' },",
        '',
        'Then look at the change, and run: npm run check',
        '',
      ].join('\n'),
    )
    expect(changedLines()).toEqual([expect.stringMatching(/^- Described as: .*, elephant one$/)])
    expect(await ask("what's the elephant one", botOf(pages))).toEqual({ kind: 'exercise', isInVain: false })
    expect((await inbox([])).output).toBe('Nothing was asked in vain in the last 30 days.\n')
  })

  test('is asked without its mask in the row for the tests', async () => {
    await ask('Karen says my spine is buzzing')
    const { output } = await inbox(['add', await firstNumber(), 'stiff', 'spine is buzzing'])
    expect(output).toContain("{ asks: 'spine is buzzing', gets: 'answer', first: ['chair-rotation'],")
    expect(changedLines()).toEqual([expect.stringMatching(/, spine is buzzing$/)])
  })

  test('changes nothing where something speaks against it, and goes on waiting', async () => {
    await ask('Karen says my spine is buzzing')
    const number = await firstNumber()
    expect(await inbox(['add', number, 'stiff'])).toEqual({
      code: 1,
      output: '',
      errors:
        '"…name… says my spine is buzzing" has a masked part, and nobody would ever write that: say which words of it count, or edit words.md by hand.\nNothing is changed.\n',
    })
    expect(changedLines()).toEqual([])
    expect(await firstNumber()).toBe(number)
  })

  test('waits for pages that are not sound', async () => {
    rmSync(join(pages, 'sources.md'))
    expect(await addWording(pages, 'stiff', 'my spine is buzzing')).toEqual({
      problems: ['sources.md:1  This page is missing.'],
    })
  })
})

/** Every line of the copied pages that is not as it was shipped; no file may be there besides. */
function changedLines(): readonly string[] {
  expect(readdirSync(pages, { recursive: true }).sort()).toEqual(
    readdirSync(KNOWLEDGE_FOLDER, { recursive: true }).sort(),
  )
  return pagesIn(KNOWLEDGE_FOLDER).flatMap(({ file, markdown }) => {
    const before = markdown.split('\n')
    const now = readFileSync(join(pages, file), 'utf8').split('\n')
    expect(now).toHaveLength(before.length)
    return now.filter((line, index) => line !== before[index])
  })
}
