import type { Answer } from '../answer/answer.ts'
import { aboutBreaks } from '../answer/breaks/about.ts'
import { notUnderstood, tooLong } from '../answer/breaks/problem.ts'
import type { Library } from '../answer/library.ts'
import { noBreaksKept } from '../answer/schedule.ts'
import { withoutPromptIds } from '../deliver/prompt-id.ts'
import type { Wish } from '../match/understanding.ts'
import { nearest } from '../words/distance.ts'
import { add, addConfirmed } from './breaks/add.ts'
import type { BreakCall, BreakPart, Said } from './breaks/call.ts'
import { BREAK_PARTS } from './breaks/index.ts'
import { removeConfirmed } from './breaks/remove.ts'
import type { Command } from './command.ts'

/** What buttons run that confirm something. */
const CONFIRMED: Readonly<
  Record<string, (text: string, call: BreakCall, done: () => void) => Promise<Said>>
> = {
  add: addConfirmed,
  remove: removeConfirmed,
}

/** Everything about the stretch breaks of a place, and one's own. */
export const breaks: Command = {
  name: 'breaks',
  isTyped: true,
  usage: '',
  summary: 'The stretch breaks of this place: what there is',
  parts: BREAK_PARTS,
  withoutOwnWords,
  async run(text, service) {
    const [name, rest] = splitPart(text)
    const part = partNamed(name)
    // A warning sign is heard wherever it is written.
    const sign = service.sign(withoutOwnWords(text, service.library), part?.showsNone)
    if (sign !== undefined) return sign
    const wish = part?.wish ?? 'list'
    if (text.length > LONGEST) return answerOf(wish, tooLong())
    const call = service.breaks
    if (call === undefined) return answerOf(wish, noBreaksKept(wish, []))
    const [, confirmed = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? []
    const confirm =
      name === 'confirm' && Object.hasOwn(CONFIRMED, confirmed) ? CONFIRMED[confirmed] : undefined
    if (confirm !== undefined) {
      let isDone = false
      const document = await confirm(words.trim(), call, () => (isDone = true))
      return { ...answerOf(confirmed === 'add' ? 'set up' : 'stop', document), isDone }
    }
    if (part === undefined) return answerOf('list', await unknownPart(name, text.trim(), call))
    return answerOf(wish, await part.run(rest.trim(), call))
  },
}

/** The name that a text begins with, and what stands behind it. */
function splitPart(text: string): readonly [name: string, rest: string] {
  const [, name = 'list', rest = ''] = /^\s*(\S+)?\s*(.*)$/s.exec(text) ?? []
  return [name, rest]
}

function partNamed(name: string): BreakPart | undefined {
  return BREAK_PARTS.find((one) => one.name === name.toLowerCase())
}

function withoutOwnWords(text: string, library: Library): string {
  const [name, rest] = splitPart(text)
  const part = partNamed(name)
  const known = part?.ownWords === undefined ? text : text.replace(part.ownWords(rest), ' ')
  return withoutCare(withoutPromptIds(known), library)
}

/** Nobody needs more to say what is to be done with a break, in characters. */
const LONGEST = 2000

/** To name a condition of which care is to be taken is no complaint. */
function withoutCare(text: string, { conditionNamed }: Library): string {
  return text.replace(/\bcare (?:for|of):?\s+([^;]+)/gi, (whole, words: string) =>
    words.split(/\s*(?:,|\band\b)\s*/i).every((one) => conditionNamed(one) !== undefined) ? ' ' : whole,
  )
}

/** What is no part of "/breaks" may be a slip of one, or the time of a break that is wanted. */
async function unknownPart(name: string, text: string, call: BreakCall): Promise<Said> {
  const near = nearest(
    name,
    BREAK_PARTS.map((part) => part.name),
  )
  if (near !== undefined) {
    return notUnderstood([{ words: name, why: `Did you mean "/breaks ${near}"?` }], [`/breaks ${near}`])
  }
  const isOneWord = name === text && !/\d/.test(text)
  return isOneWord ? aboutBreaks() : add.run(text, call)
}

/** What is said about breaks, as an answer. */
export function answerOf(wish: Wish, said: Said): Answer {
  const answer = 'misread' in said ? said : { document: said }
  return { understanding: { kind: 'schedule', wish, text: '', when: [] }, ...answer }
}
