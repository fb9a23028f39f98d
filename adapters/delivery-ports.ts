import { randomUUID } from 'node:crypto'
import type { Surroundings } from '../src/bot.ts'
import type { SharedClock } from './clock/shared-clock.ts'
import { storeTrouble } from './database/problem.ts'

/** What deliveries need of the outside, in earnest, besides their platforms; where the signal is aborted nobody waits. */
export function deliveryPorts(
  clock: SharedClock,
  signal?: AbortSignal,
): Omit<Surroundings, 'chats' | 'hear'> {
  return {
    owner: randomUUID(),
    date: () => clock.date(),
    passed: () => clock.passed(),
    agree: () => clock.agree(),
    wait: (ms) => clock.wait(ms, signal),
    random: Math.random,
    trouble: storeTrouble,
  }
}
