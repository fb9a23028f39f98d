import { createInterface } from 'node:readline'
import type { Bot } from '../../src/bot.ts'
import type { Whereabouts } from '../../src/country.ts'
import type { Answer } from '../../src/commands/command.ts'
import { choicesOf, type Choice } from '../../src/document.ts'
import type { Asker } from '../../src/talk.ts'
import { layoutOf, type Console } from './console.ts'
import { TERMINAL, YOU } from './place.ts'
import { renderForTerminal } from './render.ts'
import { respond } from './respond.ts'
import { wrap } from './wrap.ts'

const GREETING = `Tell me what is stiff or sore, or name an exercise. "help" shows what you can ask, a number picks a choice, Ctrl-D leaves.`
const GOODBYE = 'Take care of yourself.'
const LEAVE = ['quit', 'exit', 'bye', ':q']

/** A conversation at the terminal, until Ctrl-D, Ctrl-C, "quit" or the end of the input. */
export async function chat(bot: Bot, console: Console, whereabouts: Whereabouts = {}): Promise<void> {
  const { input, output } = console
  const isTerminal = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, output, terminal: isTerminal, prompt: isTerminal ? '> ' : '' })
  const say = (text: string) => output.write(`${text}\n\n`)
  let choices: readonly Choice[] = []
  const askerNow = (): Asker => ({
    ...whereabouts,
    speaker: { person: YOU, place: TERMINAL, at: Date.now() },
  })

  if (isTerminal) say(wrap(GREETING, layoutOf(console).columns))
  // The input may end while an answer is written; nobody is there to be prompted then.
  let isOpen = true
  lines.on('close', () => (isOpen = false))
  lines.on('SIGINT', () => lines.close())
  lines.prompt()
  for await (const line of lines) {
    const written = line.trim()
    if (LEAVE.includes(written.toLowerCase())) break
    const reply = written === '' ? undefined : await replyTo(bot, written, choices, askerNow())
    if (typeof reply === 'string') say(reply)
    else if (reply !== undefined) {
      choices = choicesOf(reply.document)
      say(renderForTerminal(reply.document, layoutOf(console), 'numbered'))
    }
    if (isOpen) lines.prompt()
  }
  lines.close()
  if (isTerminal) output.write(`\n${GOODBYE}\n`)
}

/** The answer to a line: a choice by its number or its words, or whatever was typed. A text says why there is none. */
async function replyTo(
  bot: Bot,
  written: string,
  choices: readonly Choice[],
  asker: Asker,
): Promise<Answer | string> {
  if (written.toLowerCase() === 'help') return respond(bot, '/help', asker)
  const isNumber = /^\d{1,2}$/.test(written)
  const choice = isNumber
    ? choices[Number(written) - 1]
    : choices.find(({ label }) => label.toLowerCase() === written.toLowerCase())
  if (choice !== undefined)
    return (await bot.run(choice.run, asker)) ?? `"${choice.label}" does nothing here.`
  if (!isNumber) return respond(bot, written, asker)
  return choices.length === 0
    ? 'There is nothing to choose from here: please use words.'
    : `Please pick a number from 1 to ${choices.length}.`
}
