import { pagesIn, KNOWLEDGE_FOLDER } from '../adapters/disk/pages.ts'
import { createBot, type Bot } from '../src/bot.ts'
import { checkKnowledge } from '../src/check.ts'
import type { Knowledge } from '../src/knowledge/model.ts'
import { createTalk, type Talk } from '../src/talk.ts'

/** The shipped knowledge, read and checked once for each test file. */
export const KNOWLEDGE: Knowledge = shipped()

/** What answers from it. */
export const TALK: Talk = createTalk(KNOWLEDGE)

/** A bot that knows it and keeps nothing. */
export const BOT: Bot = createBot(KNOWLEDGE)

function shipped(): Knowledge {
  const checked = checkKnowledge(pagesIn(KNOWLEDGE_FOLDER))
  if (!checked.sound) throw new Error(checked.problems.map(({ sentence }) => sentence).join('\n'))
  return checked.knowledge
}
