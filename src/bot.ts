import type { Answer } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import type { Invocation } from './document.ts'
import type { Knowledge } from './knowledge/model.ts'
import { createTalk, type Asker, type Question } from './talk.ts'

/** Limber itself, free of any platform. */
export type Bot = {
  /** Answers a question of any length and content; rejects only where what it stands on fails. */
  ask(question: Question): Promise<Answer>
  /** Runs a command as it was typed or pressed; nothing when there is no such command. */
  run(invocation: Invocation, asker?: Asker): Promise<Answer | undefined>
}

/** Prepares a bot from sound knowledge. */
export function createBot(knowledge: Knowledge): Bot {
  const talk = createTalk(knowledge)
  return {
    ask: async (question) => talk.ask(question),
    run: async ({ command, text }, asker = {}) =>
      COMMANDS.find(({ name }) => name === command)?.run(text, talk.serviceFor(asker)),
  }
}
