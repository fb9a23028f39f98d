import type { Break } from '../breaks/break.ts'
import type { DeliveryPorts } from './ports.ts'

/** Stops a break for good, in words behind "because"; whoever runs Limber hears of it once. */
export async function stopBreak(
  { id, place: { platform } }: Break,
  why: string,
  { store, hear, now }: Pick<DeliveryPorts, 'store' | 'hear' | 'now'>,
): Promise<void> {
  if (await store.stop(id, why, now())) hear({ event: 'stopped', breakId: id, platform, why })
}
