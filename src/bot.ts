import { answer } from './answer/answer.ts'
import { createLibrary } from './answer/library.ts'
import { withReadNote } from './answer/read-note.ts'
import type { Answer, Service } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import type { Invocation } from './document.ts'
import type { Knowledge } from './knowledge/model.ts'
import { createLexicon } from './match/lexicon.ts'
import type { Turn } from './match/recall.ts'
import { createSignFinder } from './match/signs/find.ts'
import { READS } from './match/reads.ts'
import { createUnderstander } from './match/understand.ts'
import type { Understanding } from './match/understanding.ts'

/** What a person wrote, with the messages before it where there were any. */
export type Question = { readonly text: string; readonly earlier?: readonly Turn[] }

/** Limber itself, free of any platform: the same words give the same answer. */
export type Bot = {
  /** Answers a question of any length and content; never throws. */
  ask(question: Question): Answer
  /** Runs a command as it was typed or pressed; nothing when there is no such command. */
  run(invocation: Invocation): Answer | undefined
}

/** Prepares a bot from sound knowledge; takes some ten milliseconds, after which a question takes less than one. */
export function createBot(knowledge: Knowledge): Bot {
  const library = createLibrary(knowledge)
  const lexicon = createLexicon(knowledge)
  const findSigns = createSignFinder(knowledge.signs, knowledge.dictionaries, lexicon)
  const understand = createUnderstander(knowledge, lexicon)

  function ask({ text, earlier = [] }: Question): Answer {
    if (text.length > READS.signs) return say({ kind: 'unknown', why: 'too long', nearest: [] })
    const { signs } = findSigns(text)
    const [most] = signs.filter(({ sign }) => sign.level !== 'note')
    if (most !== undefined) return say({ kind: 'safety', found: most })
    const understanding = understand(
      text.slice(0, READS.search),
      earlier.map((turn) => ({ ...turn, text: turn.text.slice(0, READS.search) })),
    )
    const document = answer(understanding, signs, library)
    return { understanding, document: text.length > READS.search ? withReadNote(document) : document }
  }

  function say(understanding: Understanding): Answer {
    return { understanding, document: answer(understanding, [], library) }
  }

  const service: Service = { library, say, ask: (text) => ask({ text }) }
  return {
    ask,
    run: ({ command, text }) => COMMANDS.find(({ name }) => name === command)?.run(text, service),
  }
}
