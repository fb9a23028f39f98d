import { pagesIn, KNOWLEDGE_FOLDER } from '../adapters/disk/pages.ts'
import { createBot, type Bot } from '../src/bot.ts'
import { checkKnowledge } from '../src/check.ts'
import type { Knowledge } from '../src/knowledge/model.ts'

/** The shipped knowledge, read and checked once for each test file. */
export const KNOWLEDGE: Knowledge = shipped()

/** A bot that knows it. */
export const BOT: Bot = createBot(KNOWLEDGE)

function shipped(): Knowledge {
  const checked = checkKnowledge(pagesIn(KNOWLEDGE_FOLDER))
  if (!checked.sound) throw new Error(checked.problems.map(({ sentence }) => sentence).join('\n'))
  return checked.knowledge
}
