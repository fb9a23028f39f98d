import { expect, test } from 'vitest'
import { runChaos } from './chaos.ts'
import { broken } from './judge.ts'

/** Longer than it ever takes, in ms: nothing here is about speed. */
const LIMIT = 300_000

test(
  'whatever befalls the libraries of the platforms, and who asks through them, nothing is lost or doubled',
  async () => {
    const { verdict, tally, counts, violations } = await runChaos(
      {
        engine: 'sqlite',
        processes: 1,
        occurrences: 120,
        chats: 'real',
        history: 'readable',
        isStopping: true,
        seed: 5,
      },
      new AbortController().signal,
    )
    expect([broken(verdict), violations, tally.crashed]).toEqual([[], [], 0])
    // That it was rough enough to show anything.
    expect(tally.killed + tally.stopped).toBeGreaterThan(0)
    expect(counts.late + counts['lost after'] + counts['error after']).toBeGreaterThan(0)
  },
  LIMIT,
)
