import { KEPT } from '../../src/inbox/group.ts'
import { isMasked } from '../../src/inbox/parts.ts'
import type { NearMissGroup } from '../../src/inbox/ports.ts'
import { DataProblem } from '../database/data-problem.ts'
import type { Kept } from '../database/open-kept.ts'
import { KNOWLEDGE_FOLDER } from '../disk/pages.ts'
import { addWording } from '../pages/add-wording.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, FAILED } from './command.ts'
import { openNearMisses, type NearMisses } from './near-misses.ts'
import { sayAdded } from './say-added.ts'

/** What the inbox needs of the world. */
export type InboxPorts = {
  /** The folder of the pages that wordings are added to. */
  readonly knowledge: string
  open(kept: Kept, as: 'reader' | 'keeper'): Promise<NearMisses>
  /** Ms since 1970. */
  readonly now: () => number
}

/** The world as it is. */
export const PORTS: InboxPorts = { knowledge: KNOWLEDGE_FOLDER, open: openNearMisses, now: Date.now }

/** What somebody wants of the inbox. */
export type InboxWish =
  | { readonly do: 'list' }
  | { readonly do: 'ignore'; readonly number: string }
  | {
      readonly do: 'add'
      readonly number: string
      readonly target: string
      readonly words: string | undefined
    }

const NOTHING = 'Nothing was asked in vain in the last 30 days.'

/** Does it with what was asked in vain, where the settings say that it is kept, and gives the exit code. */
export async function carryOut(
  wish: InboxWish,
  kept: Kept,
  console: Console,
  ports: InboxPorts,
): Promise<number> {
  try {
    return await withInbox(wish, kept, console, ports)
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error
    const isEmpty = error.trouble === 'empty' && wish.do === 'list'
    ;(isEmpty ? console.output : console.errors).write(`${printable(error.message)}\n`)
    return isEmpty ? DONE : FAILED
  }
}

async function withInbox(wish: InboxWish, kept: Kept, console: Console, ports: InboxPorts): Promise<number> {
  const opened = await ports.open(kept, wish.do === 'list' ? 'reader' : 'keeper')
  try {
    const oldest = ports.now() - KEPT
    const groups = (await opened.store.open()).filter(({ lastDay }) => lastDay >= oldest)
    if (wish.do === 'list') {
      console.output.write(`${sayGroups(groups)}\n`)
      return DONE
    }
    const group = groups.find(({ id }) => id === wish.number)
    if (group === undefined) {
      console.errors.write(`There is no ${wish.number} in the inbox: "limber inbox" lists what waits.\n`)
      return FAILED
    }
    if (wish.do === 'add') return await add(group, wish, opened, console, ports.knowledge)
    await opened.store.settle(group.id, 'ignored')
    console.output.write(`"${printable(group.wording)}" is ignored from now on, however often it is asked.\n`)
    return DONE
  } finally {
    await opened.close()
  }
}

async function add(
  { id, wording }: NearMissGroup,
  { target, words }: Extract<InboxWish, { do: 'add' }>,
  { store }: NearMisses,
  { output, errors }: Console,
  knowledge: string,
): Promise<number> {
  const added = await addWording(knowledge, target, wording, words)
  if ('problems' in added) {
    errors.write(`${added.problems.map(printable).join('\n')}\nNothing is changed.\n`)
    return FAILED
  }
  await store.settle(id, 'added')
  output.write(`${sayAdded(added, isMasked(wording) ? (words ?? wording) : wording)}\n`)
  return DONE
}

function sayGroups(groups: readonly NearMissGroup[]): string {
  if (groups.length === 0) return NOTHING
  const lines = groups.map(
    ({ id, wording, why, times, firstDay, lastDay }) =>
      `  ${id}  "${printable(wording)}"\n        ${times === 1 ? 'once' : `${times} times`}, ${days(firstDay, lastDay)}: ${why}`,
  )
  return `Asked in vain, most often first:\n\n${lines.join('\n')}\n\nNext: limber inbox add <number> <page or meaning>, or limber inbox ignore <number>`
}

function days(first: number, last: number): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return first === last ? day(first) : `${day(first)} to ${day(last)}`
}
