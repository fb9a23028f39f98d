import type { Document } from '../document.ts'
import type { SignLevel } from '../knowledge/model.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Library } from './library.ts'
import { note, rich, text } from './say.ts'

const TITLES: Readonly<Record<SignLevel, string>> = {
  crisis: 'You deserve a person to talk to',
  emergency: 'Please get help now',
  urgent: 'Please talk to a clinician today',
  soon: 'Please have this looked at first',
  note: 'Worth having looked at',
}

/** What is said when a warning sign was found: no exercise, no button, nothing else. */
export function safetyAnswer(
  { found }: Extract<Understanding, { kind: 'safety' }>,
  library: Library,
): Document {
  const { level, why } = found.sign
  const [first, ...others] = library.saying(level)
  return [
    { type: 'title', text: TITLES[level] },
    ...(first === undefined ? [] : [text(...rich(first))]),
    text(why),
    ...others.map((paragraph) => text(...rich(paragraph))),
    note('Limber gives general movement tips. It cannot diagnose, and it may be wrong.'),
  ]
}
