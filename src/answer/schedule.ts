import { FOR_NOW } from './links.ts'
import type { Document } from '../document.ts'
import type { Understanding, Wish } from '../match/understanding.ts'
import { choice, choices, text } from './say.ts'

const WISHES: Readonly<Record<Wish, string>> = {
  'set up': 'set up stretch breaks',
  stop: 'stop stretch breaks',
  pause: 'pause stretch breaks',
  resume: 'go on with stretch breaks',
  snooze: 'put a stretch break off for a while',
  skip: 'skip a stretch break',
  list: 'know which stretch breaks there are',
  change: 'change stretch breaks',
}

/** A wish for stretch breaks where none are kept: what was understood of it, and where it can be had. */
export function scheduleAnswer({ wish, when }: Extract<Understanding, { kind: 'schedule' }>): Document {
  return noBreaksKept(wish, when)
}

/** Limber only answers here and keeps nothing. */
export function noBreaksKept(wish: Wish, when: readonly string[]): Document {
  return [
    { type: 'title', text: 'Stretch breaks' },
    text(`Understood: you want to ${WISHES[wish]}${sayWhen(when)}.`),
    text(
      'Breaks need a Limber that goes on running, and this one answers a single question. In a conversation ("npm run chat") the same words set one up.',
    ),
    ...choices(choice('Something for my desk', 'stretch', FOR_NOW)),
  ]
}

/** The person's own words; a long list of them is no time any more. */
const MOST_SAID = 6
const LONGEST = 60

function sayWhen(when: readonly string[]): string {
  const said = when.filter((words) => words.length <= LONGEST).slice(0, MOST_SAID)
  return said.length === 0 ? '' : `, ${said.map((words) => `"${words}"`).join(', ')}`
}
