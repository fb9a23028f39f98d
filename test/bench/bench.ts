import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '../../adapters/disk/knowledge.ts'
import { createTalk } from '../../src/talk.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { tokenise } from '../../src/words/fold.ts'
import { HOSTILE } from '../hostile.ts'
import { createBareFuse } from './bare-search.ts'
import { compareQuality, labelledMessages } from './quality.ts'
import { mixedQuestions } from './questions.ts'
import { randomFrom } from './random.ts'
import { syntheticKnowledge } from './synthetic.ts'

// How fast Limber answers, each figure beside its limit. Its own process, so that nothing else is warm or busy.

const SEED = 20261120
const QUESTIONS = 6_000
const WARM_UP = 2_000
const LAUNCHES = 15

type Timing = { readonly median: number; readonly p99: number }

/** Milliseconds per call over all questions, after a warm-up over the first ones. */
function time(questions: readonly string[], ask: (question: string) => unknown): Timing {
  for (const question of questions.slice(0, WARM_UP)) ask(question)
  const taken = questions.map((question) => {
    const start = performance.now()
    ask(question)
    return performance.now() - start
  })
  return { median: quantile(taken, 0.5), p99: quantile(taken, 0.99) }
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
}

let allWithin = true

function report(what: string, value: number, unit: string, limit?: number): void {
  const within = limit === undefined || value < limit
  if (!within) allWithin = false
  const verdict = limit === undefined ? '' : `   limit ${limit} ${unit}  ${within ? 'ok' : 'OVER'}`
  console.log(`  ${what.padEnd(44)}${value.toFixed(3).padStart(10)} ${unit}${verdict}`)
}

function compare(title: string, knowledge: Knowledge, limit: number, fuseQuestions: number): void {
  const questions = mixedQuestions(randomFrom(SEED), knowledge, QUESTIONS)
  const start = performance.now()
  const bot = createTalk(knowledge)
  const ready = performance.now() - start
  const ours = time(questions, (text) => bot.ask({ text }))
  const bare = time(questions.slice(0, fuseQuestions), createBareFuse(knowledge))
  console.log(`\n${title}: ${questions.length} questions`)
  report('ready to answer', ready, 'ms')
  report('a question, median', ours.median, 'ms')
  report('a question, p99', ours.p99, 'ms', limit)
  report(`bare Fuse.js over the pages, median of ${fuseQuestions}`, bare.median, 'ms')
  report('bare Fuse.js over the pages, p99', bare.p99, 'ms')
  report('ratio of the medians, Fuse.js to Limber', bare.median / ours.median, 'x')
}

function hostileInput(knowledge: Knowledge): void {
  const bot = createTalk(knowledge)
  const worst = HOSTILE.map(({ what, text }) => {
    const start = performance.now()
    bot.ask({ text })
    return { what, taken: performance.now() - start }
  }).toSorted((a, b) => b.taken - a.taken)
  console.log(`\nHostile input: ${HOSTILE.length} kinds, the slowest at first sight`)
  for (const { what, taken } of worst.slice(0, 3)) report(what.slice(0, 43), taken, 'ms', 50)
}

function wallTimes(): void {
  const launcher = fileURLToPath(new URL('../../adapters/limber.js', import.meta.url))
  // The Node that a person has, not the one Limber brings: npm puts it first in npm_node_execpath.
  const node = process.env.npm_node_execpath ?? process.execPath
  const launch = (args: readonly string[]) => {
    const start = performance.now()
    spawnSync(node, args, { stdio: 'ignore' })
    return performance.now() - start
  }
  const measure = (args: readonly string[]) => {
    launch(args)
    return quantile(
      Array.from({ length: LAUNCHES }, () => launch(args)),
      0.5,
    )
  }
  const nothing = measure(['-e', '0'])
  const ask = measure([launcher, 'ask', 'what helps upper back stiffness'])
  console.log(`\nWall time, median of ${LAUNCHES}`)
  report('node -e 0', nothing, 'ms')
  report('limber ask "…"', ask, 'ms')
  report('ratio', ask / nothing, 'x', 5)
}

/** In a process of its own, since what is loaded here already would count as that of a bot. */
function platforms(): void {
  const chat = fileURLToPath(new URL('chat.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [chat], { stdio: 'inherit' })
  if (status !== 0) allWithin = false
}

/** Labelled messages of one's own to measure with: `npm run bench -- --questions FILE`. */
const flag = process.argv.indexOf('--questions')
const messagesFile = flag < 0 ? undefined : process.argv[flag + 1]

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
const shipped = await loadKnowledge()
compareQuality(createTalk(shipped), shipped, labelledMessages(messagesFile, shipped))
compare('Shipped knowledge', shipped, 1, 2_000)
hostileInput(shipped)
const large = syntheticKnowledge(randomFrom(SEED), shipped, 10_000, 12_000)
const words = new Set(
  large.exercises.flatMap(({ name, names }) =>
    tokenise([name, ...Object.values(names).flat()].join(' ')).map(({ word }) => word),
  ),
)
compare(`10,000 exercises, ${words.size} different words in their names`, large, 5, 20)
wallTimes()
platforms()
process.exitCode = allWithin ? 0 : 1
