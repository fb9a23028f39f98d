import { readFileSync } from 'node:fs'
import { turnsIn } from '../../adapters/terminal/batch.ts'
import type { Talk } from '../../src/talk.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { SIGN_LEVELS } from '../../src/knowledge/sign-model.ts'
import type { Turn } from '../../src/match/recall.ts'
import { offersOf, urgencyOf } from '../../src/offers.ts'
import { QUESTIONS } from '../questions.ts'
import { createBareFuse, createBareMiniSearch, type Search } from './bare-search.ts'

// How good the answers are, beside what plain search libraries make of the same pages and the same messages.

/** A labelled message, as far as any search can be measured by it. */
type Labelled = {
  readonly text: string
  readonly earlier: readonly Turn[]
  /** The exercises of which one should come first; empty where that is not what is asked. */
  readonly right: readonly string[]
  /** Whether no exercise may be offered at all. */
  readonly noExercise: boolean
  /** Whether it has a warning sign; nothing where that may be seen either way. */
  readonly hasSign: boolean | undefined
}

/** The labelled messages of a file with one as JSON on each line (see test/unseen/README.md), or the truth table's. */
export function labelledMessages(file: string | undefined, knowledge: Knowledge): readonly Labelled[] {
  const isExercise = (id: string) => knowledge.exercises.some((page) => page.id === id)
  if (file === undefined) {
    return QUESTIONS.map(({ asks, after = [], gets, first = [] }) => {
      const hasSign = (SIGN_LEVELS as readonly string[]).includes(gets)
      return {
        text: asks,
        earlier: after.map((text) => ({ who: 'user', text })),
        right: first.filter(isExercise),
        noExercise: hasSign || ['unknown', 'help', 'schedule'].includes(gets),
        hasSign,
      }
    })
  }
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line): Labelled => {
      const {
        text,
        context = '',
        intent,
        sub,
        gold,
        bad,
        urgency_ok: allowed = ['none'],
      } = JSON.parse(line) as FileRow
      const asked = sub ?? intent
      return {
        text,
        earlier: turnsIn(context),
        right: ['help', 'lookup', 'howto-variation'].includes(asked) ? gold.filter(isExercise) : [],
        noExercise: bad.includes('any-exercise'),
        hasSign: asked === 'redflag' ? true : allowed.includes('see-doctor') ? undefined : false,
      }
    })
}

type FileRow = {
  readonly text: string
  readonly context?: string
  readonly intent: string
  readonly sub?: string
  readonly gold: readonly string[]
  readonly bad: readonly string[]
  readonly urgency_ok?: readonly string[]
}

/** What an engine makes of a message: exercises, best first, and whether it saw a warning sign. */
type Engine = (message: Labelled) => { readonly exercises: readonly string[]; readonly sign: boolean }

/** Prints a table with a row an engine. */
export function compareQuality(talk: Talk, knowledge: Knowledge, messages: readonly Labelled[]): void {
  const bare =
    (search: Search): Engine =>
    ({ text }) => ({ exercises: search(text), sign: false })
  const engines: readonly (readonly [string, Engine])[] = [
    [
      'Limber',
      ({ text, earlier }) => {
        const { understanding } = talk.ask({ text, earlier })
        return {
          exercises: offersOf(understanding).exercises,
          sign: urgencyOf(understanding) !== 'none',
        }
      },
    ],
    ['bare Fuse.js', bare(createBareFuse(knowledge))],
    ['bare MiniSearch', bare(createBareMiniSearch(knowledge))],
  ]
  console.log(`\nThe same ${messages.length} messages, over the same pages`)
  console.log(
    `  ${''.padEnd(18)}${['right first', 'right in three', 'none where none', 'signs seen', 'false alarms'].map((name) => name.padStart(18)).join('')}`,
  )
  for (const [name, engine] of engines) {
    const made = messages.map((message) => ({ message, ...engine(message) }))
    const asked = made.filter(({ message }) => message.right.length > 0)
    const none = made.filter(({ message }) => message.noExercise)
    const signs = made.filter(({ message }) => message.hasSign === true)
    const plain = made.filter(({ message }) => message.hasSign === false)
    const cells = [
      share(asked, ({ message, exercises }) => message.right.includes(exercises[0] ?? '')),
      share(asked, ({ message, exercises }) =>
        exercises.slice(0, 3).some((id) => message.right.includes(id)),
      ),
      share(none, ({ exercises }) => exercises.length === 0),
      share(signs, ({ sign }) => sign),
      share(plain, ({ sign }) => sign),
    ]
    console.log(`  ${name.padEnd(18)}${cells.map((cell) => cell.padStart(18)).join('')}`)
  }
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): string {
  const count = items.filter(holds).length
  return items.length === 0 ? '-' : `${count}/${items.length} ${Math.round((100 * count) / items.length)} %`
}
