import { once } from 'node:events'
import type { Answer } from '../../src/answer/answer.ts'
import type { Question } from '../../src/talk.ts'
import type { Turn } from '../../src/match/recall.ts'
import { kindOf, offersOf, urgencyOf } from '../../src/offers.ts'
import { plainText } from '../../src/plain.ts'
import { printable, type Console } from './console.ts'
import { linesOf } from './lines.ts'

/** Whatever answers a question. */
type Asked = { ask(question: Question): Answer | Promise<Answer> }

type Line = { readonly id: unknown; readonly text: string; readonly context?: string }

/** The longest line that is read, in characters: a question of the longest kind with its context. */
const LONGEST_LINE = 2_000_000

/**
 * Answers a question a line from standard input, in order and in bounded memory. A line that is no question gets
 * an error with its number, the others are answered. Gives whether all of them were.
 */
export async function answerLines(bot: Asked, { input, output, errors }: Console): Promise<boolean> {
  const write = async (stream: Console['output'], line: string) => {
    if (!stream.write(`${line}\n`)) await once(stream, 'drain')
  }
  let allGood = true
  for await (const line of linesOf(input, LONGEST_LINE)) {
    if ('text' in line && line.text.trim() === '') continue
    const question = 'text' in line ? readLine(line.text) : 'it is too long to be a question.'
    if (typeof question === 'string') {
      allGood = false
      await write(errors, `Line ${line.number}: ${question}`)
    } else await write(output, JSON.stringify(await answerLine(bot, question)))
  }
  return allGood
}

/** The question on a line, or what is wrong with it. */
function readLine(written: string): Line | string {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch (error) {
    return `this is no JSON (${printable((error as Error).message)}).`
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    return 'it should look like {"id": "1", "text": "what helps a stiff upper back"}.'
  }
  const { id = null, context } = value as { id?: unknown; context?: unknown }
  if (context !== undefined && typeof context !== 'string')
    return '"context" should be a text of earlier turns.'
  return { id, text: value.text, ...(context === undefined ? {} : { context }) }
}

async function answerLine(bot: Asked, { id, text, context = '' }: Line) {
  const { understanding, document } = await bot.ask({ text, earlier: turnsIn(context) })
  const { exercises, causes } = offersOf(understanding)
  return {
    id,
    kind: kindOf(understanding),
    exercises,
    causes,
    urgency: urgencyOf(understanding),
    text: plainText(document),
  }
}

/** The turns in `User: neck is stiff / Bot: Try cat-cow.` */
export function turnsIn(context: string): readonly Turn[] {
  const pieces = context.split(/(?:^|\n| \/ )[ \t]*(User|Bot):/i)
  const turns: Turn[] = []
  for (let index = 1; index < pieces.length; index += 2) {
    const who = pieces[index]?.toLowerCase() === 'bot' ? 'bot' : 'user'
    turns.push({ who, text: pieces[index + 1]?.trim() ?? '' })
  }
  return turns
}
