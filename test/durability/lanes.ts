import type { Data } from '../../adapters/database/open.ts'
import type { Break } from '../../src/breaks/break.ts'
import type { Place } from '../../src/place.ts'
import { draftOf } from '../adapters/database/drafts.ts'

type Store = Data['store']

// What is written while the power may go: several lanes at once, each a place of its own in which one command follows
// the other, so that what has to be there afterwards is known but for the one command on its way.

/** One command to the store. Times are counted up within a lane, so that no two are the same. */
export type Command =
  | { readonly do: 'add'; readonly nextDue: number }
  | { readonly do: 'change'; readonly number: number; readonly mark: string; readonly nextDue: number }
  | { readonly do: 'remove'; readonly number: number }
  | { readonly do: 'move'; readonly number: number; readonly next: number; readonly isMissed: boolean }
  | { readonly do: 'settle'; readonly number: number; readonly dueAt: number; readonly at?: number }
  /** To what was posted last. */
  | { readonly do: 'answer'; readonly number: number; readonly at: number }
  | { readonly do: 'forget' }

type LaneBreak = {
  readonly number: number
  readonly revision: number
  readonly nextDue: number
  readonly mark: string
}

/** What can be seen of a lane in the store. */
export type Seen = {
  readonly breaks: readonly LaneBreak[]
  readonly waiting: readonly { readonly number: number; readonly dueAt: number }[]
  /** When something was shown, by the number of its break. */
  readonly shown: readonly Shown[]
  /** How much of it somebody answered. */
  readonly answers: number
}

type Shown = { readonly number: number; readonly at: number }

/** What a lane is after some commands. */
export type Lane = Seen & {
  readonly last: number
  readonly time: number
  readonly answered: readonly Shown[]
}

export const EMPTY_LANE: Lane = {
  breaks: [],
  waiting: [],
  shown: [],
  answers: 0,
  last: 0,
  time: 0,
  answered: [],
}

/** Every other lane is somebody's own, which can be forgotten. */
export function laneOf(run: number, lane: number): { readonly place: Place; readonly owner: string } {
  const owner = `person ${run}-${lane}`
  const isDirect = lane % 2 === 1
  const channel = isDirect ? owner : `channel ${run}-${lane}`
  return { place: { platform: `test ${run}-${lane}`, workspace: 'w', channel, isDirect }, owner }
}

/** What a lane is once a command is done. */
export function after(lane: Lane, command: Command): Lane {
  const time = lane.time + 1
  switch (command.do) {
    case 'add': {
      const number = lane.last + 1
      const added = { number, revision: 1, nextDue: command.nextDue, mark: '' }
      return { ...lane, time, last: number, breaks: [...lane.breaks, added] }
    }
    case 'change': {
      const { number, mark, nextDue } = command
      return {
        ...lane,
        time,
        breaks: withBreak(lane, number, (one) => ({ ...one, mark, nextDue, revision: one.revision + 1 })),
      }
    }
    case 'remove': {
      const isOther = ({ number }: { readonly number: number }) => number !== command.number
      return {
        ...lane,
        time,
        breaks: lane.breaks.filter(isOther),
        waiting: lane.waiting.filter(isOther),
        shown: lane.shown.filter(isOther),
        ...answering(lane.answered.filter(isOther)),
      }
    }
    case 'move': {
      const { number, next, isMissed } = command
      const dueAt = lane.breaks.find((one) => one.number === number)?.nextDue ?? 0
      return {
        ...lane,
        time,
        breaks: withBreak(lane, number, (one) => ({ ...one, nextDue: next })),
        // Nobody attempted what the same break was due for before, which is missed with this.
        waiting: [
          ...lane.waiting.filter((one) => one.number !== number),
          ...(isMissed ? [] : [{ number, dueAt }]),
        ],
      }
    }
    case 'settle': {
      const { number, dueAt, at } = command
      return {
        ...lane,
        time,
        waiting: lane.waiting.filter((one) => one.number !== number || one.dueAt !== dueAt),
        shown: at === undefined ? lane.shown : [...lane.shown, { number, at }],
      }
    }
    case 'answer':
      return { ...lane, time, ...answering([...lane.answered, { number: command.number, at: command.at }]) }
    case 'forget':
      return { ...EMPTY_LANE, time }
  }
}

function answering(answered: readonly Shown[]): Pick<Lane, 'answered' | 'answers'> {
  return { answered, answers: answered.length }
}

function withBreak(lane: Lane, number: number, change: (one: LaneBreak) => LaneBreak): readonly LaneBreak[] {
  return lane.breaks.map((one) => (one.number === number ? change(one) : one))
}

/** A command that can be done in a lane. `random` gives numbers from 0 to below 1. */
export function anyCommand(lane: Lane, isOwn: boolean, random: () => number): Command {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]
  const one = pick(lane.breaks)
  const waiting = pick(lane.waiting)
  const last = lane.shown.at(-1)
  const time = lane.time + 1
  const chance = random()
  if (isOwn && chance < 0.02) return { do: 'forget' }
  if (waiting !== undefined && chance < 0.3) {
    return { do: 'settle', ...waiting, ...(random() < 0.7 ? { at: time } : {}) }
  }
  const isAnswered = lane.answered.some(({ at }) => at === last?.at)
  if (last !== undefined && !isAnswered && chance < 0.4) return { do: 'answer', ...last }
  if (one === undefined || (chance < 0.5 && lane.breaks.length < 12)) return { do: 'add', nextDue: time }
  const { number } = one
  if (chance < 0.7) return { do: 'change', number, mark: `mark ${time}`, nextDue: time }
  if (chance < 0.78) return { do: 'remove', number }
  return { do: 'move', number, next: time, isMissed: random() < 0.2 }
}

/** Does a command; throws where the store says it did something else. */
export async function run(
  store: Store,
  { place, owner }: ReturnType<typeof laneOf>,
  command: Command,
): Promise<void> {
  if (command.do === 'add') {
    await store.add(draftOf({ place, owner, nextDue: command.nextDue }))
    return
  }
  if (command.do === 'forget') {
    await store.forget(owner)
    return
  }
  const known = (await store.breaksIn(place)).find(({ number }) => number === command.number)
  if (known === undefined) throw new Error(`Break ${command.number} of "${place.channel}" is missing.`)
  if (!(await runOn(store, known, owner, command))) throw new Error(`${JSON.stringify(command)} was refused.`)
}

async function runOn(
  store: Store,
  known: Break,
  owner: string,
  command: Exclude<Command, { readonly do: 'add' | 'forget' }>,
): Promise<boolean> {
  switch (command.do) {
    case 'change': {
      const choosing = { ...known.choosing, without: [command.mark] }
      return store.change({ ...known, choosing, nextDue: command.nextDue })
    }
    case 'remove':
      return store.remove(known.id)
    case 'move': {
      const { next, isMissed } = command
      const dueAt = known.nextDue ?? 0
      let isMoved = false
      await store.moveDue(dueAt, Number.MAX_SAFE_INTEGER, ({ id }) => {
        if (id !== known.id) return []
        isMoved = true
        return [{ dueAt, next, isMissed }]
      })
      return isMoved
    }
    case 'settle': {
      const waiting = (await store.waiting(Number.MAX_SAFE_INTEGER)).find(
        ({ breakId, dueAt }) => breakId === known.id && dueAt === command.dueAt,
      )
      if (waiting === undefined) return false
      return command.at === undefined
        ? giveUp(store, known, waiting)
        : deliver(store, known, waiting.id, command.at)
    }
    case 'answer': {
      const prompt = await store.lastPrompt(known.place)
      if (prompt?.kept.id !== known.id || prompt.shownAt !== command.at) return false
      await store.answer(prompt.id, owner, 'done', command.at, command.at)
      return true
    }
  }
}

/** Everything that a delivery writes, without the request in between. */
async function deliver(
  store: Store,
  { number, place: { platform } }: Break,
  id: string,
  at: number,
): Promise<boolean> {
  const shown = { exercise: String(number), opening: 0 }
  const turn = { ...shown, aim: 'arch', why: '', easier: false } as const
  await store.claim({ platform, owner: platform, now: at, most: Number.MAX_SAFE_INTEGER, lease: 1 })
  const isBegun = await store.begin(id, platform, { at, lease: 1, turn })
  const settled = { state: 'posted', message: id, shown: { ...shown, at }, closesAt: at } as const
  const isPosted = await store.settle(id, settled, platform)
  // What else it got hold of is nobody's again, as it was before.
  await store.leave(platform, at)
  return isBegun && isPosted
}

/** When everything is due. */
const END = 1e12

async function giveUp(
  store: Store,
  { place: { platform } }: Break,
  { id, dueAt }: Pick<Waiting, 'id' | 'dueAt'>,
): Promise<boolean> {
  await store.claim({ platform, owner: platform, now: END, most: Number.MAX_SAFE_INTEGER, lease: 1 })
  const isGivenUp = await store.settle(id, { state: 'failed', why: 'tried' }, platform)
  // As it was before, and due no later.
  await store.leave(platform, dueAt)
  return isGivenUp
}

type Waiting = Awaited<ReturnType<Store['waiting']>>[number]

/** What a store holds of a lane, given all that waits in it. */
export async function see(
  store: Store,
  { place, owner }: ReturnType<typeof laneOf>,
  waiting: readonly Waiting[],
): Promise<Seen> {
  const breaks = await store.breaksIn(place)
  return {
    breaks: breaks.map(({ number, revision, nextDue = 0, choosing }) => ({
      number,
      revision,
      nextDue,
      mark: choosing.without[0] ?? '',
    })),
    waiting: waiting.flatMap(({ breakId, dueAt }) =>
      breaks.filter(({ id }) => id === breakId).map(({ number }) => ({ number, dueAt })),
    ),
    shown: (await store.shownIn(place, Number.MAX_SAFE_INTEGER)).map(({ exercise, at }) => ({
      number: Number(exercise),
      at,
    })),
    answers: await store.answersOf(owner),
  }
}

/** Equal texts for equal sights. */
export function textOf({ breaks, waiting, shown, answers }: Seen): string {
  return JSON.stringify([
    breaks
      .toSorted((a, b) => a.number - b.number)
      .map((one) => [one.number, one.revision, one.nextDue, one.mark]),
    waiting
      .map(({ number, dueAt }) => [number, dueAt])
      .map(String)
      .toSorted(),
    shown
      .map(({ number, at }) => [number, at])
      .map(String)
      .toSorted(),
    answers,
  ])
}
