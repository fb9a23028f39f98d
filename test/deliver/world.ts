import { setImmediate as nextTurn } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { openInMemory, type Data } from '../../adapters/database/open.ts'
import { storeTrouble } from '../../adapters/database/problem.ts'
import type { BreakDraft } from '../../src/breaks/break.ts'
import { undoFuture } from '../../src/breaks/keep.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import type { Chat } from '../../src/deliver/chat.ts'
import { createDelivery, type Delivery } from '../../src/deliver/delivery.ts'
import type { Messages } from '../../src/deliver/messages.ts'
import type { DeliveryEvent } from '../../src/deliver/ports.ts'
import { WINDOW } from '../../src/deliver/timing.ts'
import { draftOf } from '../adapters/database/drafts.ts'
import { manualClock, type ManualClock } from '../adapters/manual-clock.ts'
import { createMemoryChat, type MemoryChat, type MemoryChatWish } from '../fakes/memory-chat.ts'

/** A Monday, between the times of the breaks that these tests make. */
export const START = Date.UTC(2026, 10, 23, 10, 30)
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const TURN = {
  exercise: 'cat-cow',
  aim: 'round',
  why: 'Today we bend.',
  easier: false,
  opening: 0,
} as const

/** Messages without any knowledge: the name of the delivery, with a window. */
export const PLAIN: Messages = {
  of: async ({ kind }, now) => ({
    document: [{ type: 'title', text: kind }],
    ...(kind === 'plan' ? { window: { turn: TURN, closesAt: now + WINDOW } } : {}),
  }),
  posted() {},
  revised: async ({ closesAt, done }, now) => ({
    document: [{ type: 'title', text: now < closesAt ? `${done} so far` : 'over' }],
    ...(now < closesAt ? { next: closesAt } : {}),
  }),
  parted: [{ type: 'title', text: 'removed' }],
}

/** Deliveries over a store in memory, with a clock that moves only when it is told to, and a date that can be wrong. */
export type World = {
  readonly store: Data['store']
  /** What breaks go by in every process that reaches the store itself. */
  readonly breaks: BreakPorts
  /** The time that really passes, by which platforms go. */
  readonly clock: ManualClock
  /** What the machine's date says, in ms since 1970. */
  now(): number
  /** Sets the machine's date forwards, or back; no time passes. */
  step(ms: number): void
  readonly heard: readonly DeliveryEvent[]
  /** A chat whose clock is the world's. */
  chat(wish?: Omit<MemoryChatWish, 'now'>): MemoryChat
  /** One process; those that are made later stand beside it. */
  process(chats: readonly Chat[], more?: ProcessWish): Delivery
  /** Goes on so many ms, with a tick each second of every process in turn. */
  pass(ms: number, ...processes: readonly Delivery[]): Promise<void>
  /** The same with a tick every so many ms, where nothing depends on the second. */
  passIn(steps: number, ms: number, ...processes: readonly Delivery[]): Promise<void>
  /** Every occurrence: its state, and why. */
  states(): Promise<readonly string[]>
  /** The same, as it is kept. */
  kept(): Promise<readonly Kept[]>
  addBreak(what?: Partial<BreakDraft>): ReturnType<Data['store']['add']>
}

/** An occurrence as it is kept. */
export type Kept = {
  readonly id: string
  readonly breakId: string
  readonly kind: string
  readonly dueAt: number
  readonly state: string
}

/** What is special about a process. */
export type ProcessWish = {
  readonly owner?: string
  readonly messages?: Messages
  /** What it reaches the store through. */
  readonly store?: Data['store']
}

/** Over a store in memory, or over data that somebody else closes. */
export async function createWorld(given?: Data): Promise<World> {
  const data = given ?? (await openInMemory())
  if (given === undefined) onTestFinished(() => data.close())
  const { store, db } = data
  // What goes over a network is waited for; then nothing may wait for the clock.
  const settle = given === undefined ? untilNothingGoesOn : untilIdle
  const usual = given === undefined ? {} : { pace: { perSecond: Infinity } }
  const clock = manualClock(START)
  const heard: DeliveryEvent[] = []
  let ahead = 0
  const now = () => clock.now() + ahead
  const breaks: BreakPorts = {
    store,
    deliveries: store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    checkCron: () => [],
    now,
    tzdata: 'test',
    letOthersRun: async () => {},
  }

  async function passIn(steps: number, ms: number, ...processes: readonly Delivery[]): Promise<void> {
    for (let passed = 0; passed <= ms; passed += steps) {
      for (const one of processes) await one.tick()
      await settle(processes)
      await clock.advance(steps)
      await settle(processes)
    }
  }

  return {
    store,
    breaks,
    clock,
    heard,
    now,
    step(ms) {
      ahead += ms
    },
    chat: (wish = {}) => createMemoryChat({ ...usual, ...wish, now: () => clock.now() }),
    process(chats, { owner = 'one', messages = PLAIN, store: reached = store } = {}) {
      const shared = sharedClock({ ...clock, now }, reached)
      const own = { ...breaks, store: reached, deliveries: reached, now: shared.now }
      return createDelivery({
        breaks: own,
        ports: {
          store: reached,
          chats,
          owner,
          now: shared.now,
          date: () => shared.date(),
          passed: () => shared.passed(),
          agree: () => shared.agree(),
          wait: (ms) => shared.wait(ms),
          random: () => 0.5,
          hear: (event) => heard.push(event),
          trouble: given === undefined ? (error) => (error as Error).message : storeTrouble,
        },
        messages,
        clockWentBack: (to) => undoFuture(own, to),
      })
    },
    pass: (ms, ...processes) => passIn(SECOND, ms, ...processes),
    passIn,
    async states() {
      const rows = await db
        .selectFrom('occurrence')
        .select(['kind', 'state', 'why'])
        .orderBy('due_at')
        .orderBy('id')
        .execute()
      return rows.map(({ kind, state, why }) => [kind, state, ...(why === null ? [] : [why])].join(': '))
    },
    async kept() {
      const rows = await db
        .selectFrom('occurrence')
        .select(['id', 'break_id', 'kind', 'due_at', 'state'])
        .orderBy('due_at')
        .execute()
      return rows.map(({ break_id, due_at, ...row }) => ({ ...row, breakId: break_id, dueAt: due_at }))
    },
    addBreak: (what = {}) => store.add(draftOf({ nextDue: START, createdAt: START, ...what })),
  }
}

async function untilIdle(processes: readonly Delivery[]): Promise<void> {
  await Promise.all(processes.map((one) => one.idle()))
}

/** Until nothing is under way, or all of it waits for the clock to go on. */
async function untilNothingGoesOn(processes: readonly Delivery[]): Promise<void> {
  let isIdle = false
  void untilIdle(processes).then(() => (isIdle = true))
  for (let turn = 0; turn < TURNS && !isIdle; turn++) await nextTurn()
}

/** What does not wait for the clock is done within so many turns of the event loop. */
const TURNS = 400
