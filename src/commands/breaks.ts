import { notUnderstood } from '../answer/breaks/problem.ts'
import { noBreaksKept } from '../answer/schedule.ts'
import type { Document } from '../document.ts'
import type { Wish } from '../match/understanding.ts'
import { nearest } from '../words/distance.ts'
import { addConfirmed } from './breaks/add.ts'
import type { BreakCall } from './breaks/call.ts'
import { BREAK_PARTS } from './breaks/index.ts'
import { removeConfirmed } from './breaks/remove.ts'
import type { Answer } from '../answer/answer.ts'
import type { Command } from './command.ts'

/** What buttons run that confirm something. */
const CONFIRMED: Readonly<Record<string, (text: string, at: BreakCall) => Promise<Document>>> = {
  add: addConfirmed,
  remove: removeConfirmed,
}

/** Everything about the stretch breaks of a place, and one's own. */
export const breaks: Command = {
  name: 'breaks',
  usage: '',
  summary: 'The stretch breaks of this place: what there is',
  parts: BREAK_PARTS,
  async run(text, service) {
    // A warning sign is heard wherever it is written.
    const sign = service.sign(text)
    if (sign !== undefined) return sign
    const [, name = 'list', rest = ''] = /^\s*(\S+)?\s*(.*)$/s.exec(text) ?? []
    const part = BREAK_PARTS.find((one) => one.name === name.toLowerCase())
    const wish = part?.wish ?? 'list'
    if (service.breaks === undefined) return answerOf(wish, noBreaksKept(wish, []))
    const [, confirmed = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? []
    if (name === 'confirm' && CONFIRMED[confirmed] !== undefined) {
      return answerOf('set up', await CONFIRMED[confirmed](words.trim(), service.breaks))
    }
    if (part === undefined) return answerOf('list', await unknownPart(name, text.trim(), service.breaks))
    return answerOf(wish, await part.run(rest.trim(), service.breaks))
  },
}

/** What is no part of "/breaks" may be a slip of one, or the time of a break that is wanted. */
async function unknownPart(name: string, text: string, call: BreakCall): Promise<Document> {
  const names = BREAK_PARTS.map((part) => part.name)
  const near = nearest(name, names)
  if (near === undefined) {
    const [add] = BREAK_PARTS
    if (add !== undefined) return add.run(text, call)
  }
  return notUnderstood(
    [{ words: name, why: near === undefined ? 'is nothing I can do.' : `did you mean "/breaks ${near}"?` }],
    names.map((one) => `/breaks ${one}`),
  )
}

/** A document about breaks, as an answer. */
export function answerOf(wish: Wish, document: Document): Answer {
  return { understanding: { kind: 'schedule', wish, text: '', when: [] }, document }
}
