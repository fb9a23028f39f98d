import type { Command } from './lanes.ts'

/** A line of the journal: a command is about to be done, or what was announced in a lane is acknowledged. */
export type Line = { readonly lane: number; readonly command?: Command }

/** What happened in each lane: the commands that were acknowledged, and the one that may be done or not. */
export type History = {
  readonly acknowledged: readonly Command[]
  readonly pending?: Command
}

/** Reads a journal that may end in the middle of a line. */
export function readJournal(text: string): ReadonlyMap<number, History> {
  const histories = new Map<number, History>()
  for (const line of text.split('\n').slice(0, -1)) {
    const { lane, command }: Line = JSON.parse(line)
    const { acknowledged, pending } = histories.get(lane) ?? { acknowledged: [] }
    if (command !== undefined) histories.set(lane, { acknowledged, pending: command })
    else if (pending !== undefined) histories.set(lane, { acknowledged: [...acknowledged, pending] })
  }
  return histories
}
