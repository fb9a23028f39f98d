import type { Kept } from '../../adapters/database/open-kept.ts'
import type { Kind } from '../fakes/platform.ts'
import type { Chats } from './chats.ts'

/** What a process of a herd is told. */
export type WorkerWish = {
  readonly kept: Kept
  /** Where the platforms are. */
  readonly urls: Readonly<Record<Kind, string>>
  readonly owner: string
  /** Through what it asks them. */
  readonly chats: Chats
}

/** What this process was told when it was started. */
export function readWish(): WorkerWish {
  return JSON.parse(process.argv[2] ?? '{}')
}

/** Tells whoever started this process of a trouble. */
export function say(trouble: string): void {
  process.send?.(trouble)
}

/** Runs until it is asked to stop, leaves then, and does not outlive whoever started it. */
export function untilAsked(leave: () => Promise<void>): void {
  const orphaned = () => process.exit(1)
  process.on('disconnect', orphaned)
  process.once('SIGTERM', async () => {
    await leave()
    process.off('disconnect', orphaned).disconnect?.()
  })
}
