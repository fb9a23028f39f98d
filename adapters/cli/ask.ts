import type { Answer } from '../../src/answer/answer.ts'
import { readTyped } from '../../src/commands/typed.ts'
import type { Whereabouts } from '../../src/country.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { createTalk } from '../../src/talk.ts'
import { answerLines } from '../terminal/batch.ts'
import { layoutOf, printable, type Console } from '../terminal/console.ts'
import { renderForTerminal } from '../terminal/render.ts'
import { sayWhy } from '../terminal/why.ts'
import { DONE, FAILED, refuse, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'

const FLAGS = ['--jsonl', '--why']
const HELP = ['-h', '--help']
const OPTION = /^--[a-z]+$/

/** Answers one question, or with --jsonl one on each line of standard input. */
export const ask: CliCommand = {
  name: 'ask',
  usage: '[--why] "<question>"   or   ask --jsonl < questions.jsonl',
  summary: 'Answer one question; --why says which words led where; --jsonl answers a line each',
  async run(args, console) {
    if (args.length === 1 && HELP.includes(args[0] ?? '')) return refuse(this, this.summary, console)
    const { flags, words } = readArguments(args)
    const unknown = flags.find((flag) => !FLAGS.includes(flag))
    if (unknown !== undefined) return refuse(this, `"${printable(unknown)}" is no option.`, console)
    if (flags.includes('--jsonl')) {
      if (words.length > 0) {
        return refuse(this, 'With --jsonl the questions come from standard input.', console)
      }
      if (flags.includes('--why')) return refuse(this, '--why is for one question.', console)
      return withKnowledge(console, async (knowledge) =>
        (await answerLines(createTalk(knowledge), console)) ? DONE : FAILED,
      )
    }
    const question = words.length > 0 ? words.join(' ') : await readAll(console)
    if (question.trim() === '') return refuse(this, 'What is the question?', console)
    return withKnowledge(console, async (knowledge, { whereabouts }) => {
      const reply = await answerTo(question, knowledge, whereabouts)
      if (typeof reply === 'string') return refuse(this, reply, console)
      show(reply, flags.includes('--why'), console)
      return DONE
    })
  },
}

/** Few type a command here, and a question is answered sooner without all that commands need. */
async function answerTo(
  question: string,
  knowledge: Knowledge,
  whereabouts: Whereabouts,
): Promise<Answer | string> {
  if (readTyped(question) === undefined) return createTalk(knowledge).ask({ ...whereabouts, text: question })
  const { createBot } = await import('../../src/bot.ts')
  const { respond } = await import('../terminal/respond.ts')
  return respond(createBot(knowledge), question, whereabouts)
}

/** What looks like an option is one, up to a "--" alone; all else are words of the question. */
function readArguments(args: readonly string[]) {
  const end = args.indexOf('--')
  const before = end < 0 ? args : args.slice(0, end)
  return {
    flags: before.filter((arg) => OPTION.test(arg)),
    words: [...before.filter((arg) => !OPTION.test(arg)), ...(end < 0 ? [] : args.slice(end + 1))],
  }
}

function show({ document, understanding }: Answer, why: boolean, console: Console): void {
  const layout = layoutOf(console)
  console.output.write(`${renderForTerminal(document, layout, 'to ask')}\n`)
  if (why) console.output.write(`\n${sayWhy(understanding, layout)}\n`)
}

const MOST_PIPED = 1_000_000

/** A question that is piped in; nothing where a person sits at the keyboard. */
async function readAll({ input }: Console): Promise<string> {
  if (input.isTTY) return ''
  let text = ''
  for await (const piece of input) {
    text += String(piece)
    if (text.length > MOST_PIPED) break
  }
  return text
}
