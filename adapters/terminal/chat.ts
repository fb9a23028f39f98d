import { createInterface } from 'node:readline'
import type { Bot } from '../../src/bot.ts'
import type { Answer } from '../../src/commands/command.ts'
import { choicesOf, type Choice } from '../../src/document.ts'
import type { Turn } from '../../src/match/recall.ts'
import { plainText } from '../../src/plain.ts'
import { layoutOf, type Console } from './console.ts'
import { renderForTerminal } from './render.ts'

const GREETING = `Tell me what is stiff or sore, or name an exercise. "help" shows what you can ask, a number picks a choice, Ctrl-D leaves.`
const GOODBYE = 'Take care of yourself.'
const LEAVE = ['quit', 'exit', 'bye', ':q']
/** How many messages of the conversation a question may point back to. */
const REMEMBERED = 6

/** A conversation at the terminal, until Ctrl-D, Ctrl-C, "quit" or the end of the input. */
export async function chat(bot: Bot, console: Console): Promise<void> {
  const { input, output } = console
  const isTerminal = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, output, terminal: isTerminal, prompt: isTerminal ? '> ' : '' })
  const say = (text: string) => output.write(`${text}\n\n`)
  let choices: readonly Choice[] = []
  let turns: readonly Turn[] = []

  if (isTerminal) say(GREETING)
  lines.on('SIGINT', () => lines.close())
  lines.prompt()
  for await (const line of lines) {
    const written = line.trim()
    if (LEAVE.includes(written.toLowerCase())) break
    const reply = written === '' ? undefined : respond(bot, written, choices, turns)
    if (typeof reply === 'string') say(reply)
    else if (reply !== undefined) {
      choices = choicesOf(reply.document)
      turns = [
        ...turns,
        { who: 'user', text: written } as const,
        { who: 'bot', text: plainText(reply.document) } as const,
      ].slice(-REMEMBERED)
      say(renderForTerminal(reply.document, layoutOf(console), true))
    }
    lines.prompt()
  }
  if (isTerminal) output.write(`\n${GOODBYE}\n`)
}

/** The answer to a line: a choice by its number, a command after "/", or a question. A text is an error. */
function respond(
  bot: Bot,
  written: string,
  choices: readonly Choice[],
  earlier: readonly Turn[],
): Answer | string {
  if (/^\d{1,2}$/.test(written)) {
    const choice = choices[Number(written) - 1]
    if (choice !== undefined) return bot.run(choice.run) ?? `"${choice.label}" does nothing here.`
    return choices.length === 0
      ? 'There is nothing to choose from yet: ask me something first.'
      : `Please pick a number from 1 to ${choices.length}.`
  }
  if (written.toLowerCase() === 'help') return bot.run({ command: 'help', text: '' }) ?? 'There is no help.'
  const command = /^\/(\S+)\s*(.*)$/s.exec(written)
  if (command !== null) {
    const [, name = '', text = ''] = command
    return bot.run({ command: name, text }) ?? `There is no command "/${name}". Try "help".`
  }
  return bot.ask({ text: written, earlier })
}
