import { expect, test } from 'vitest'
import { NotAccepted, type Messenger } from '../../../adapters/messenger/messenger.ts'
import { LEAVES_WITHIN, runMessengers } from '../../../adapters/messenger/running.ts'
import { createMemoryChat } from '../../fakes/memory-chat.ts'
import { manualClock } from '../manual-clock.ts'

type Fate = 'connects' | 'is not accepted' | 'is never reached' | 'fails' | 'never stops'

function messenger(platform: string, fate: Fate, log: string[]): Messenger {
  return {
    chat: createMemoryChat({ platform, now: () => 0 }),
    start() {
      if (fate === 'is not accepted') return Promise.reject(new NotAccepted('Mend the token.'))
      if (fate === 'fails') return Promise.reject(new TypeError('a mistake'))
      return fate === 'is never reached' ? new Promise(() => {}) : Promise.resolve()
    },
    stop() {
      log.push(`${platform} stops`)
      return fate === 'never stops' ? new Promise(() => {}) : Promise.resolve()
    },
  }
}

function running(fates: readonly Fate[]) {
  const log: string[] = []
  const clock = manualClock(0)
  const stopping = new AbortController()
  const ended = runMessengers({
    messengers: fates.map((fate, index) => messenger(['slack', 'discord'][index] ?? '', fate, log)),
    companion: { stop: async () => void log.push('deliveries stop') },
    signal: stopping.signal,
    connected: (platform) => log.push(`${platform} is connected`),
    passed: () => clock.passed(),
    wait: (ms, ended) => clock.wait(ms, ended),
  })
  return { log, clock, ended, stop: () => stopping.abort() }
}

const STOPPED = ['slack stops', 'discord stops', 'deliveries stop']

test('one that cannot be reached keeps no other from being connected', async () => {
  const { log, ended, stop } = running(['is never reached', 'connects'])
  await Promise.resolve()
  stop()
  expect(await ended).toEqual({ is: 'stopped', within: 0, isWhole: true })
  expect(log).toEqual(['discord is connected', ...STOPPED])
})

test('one that is not accepted ends all of them with what is to be done', async () => {
  const { log, ended } = running(['connects', 'is not accepted'])
  expect(await ended).toEqual({ is: 'refused', platform: 'discord', why: new NotAccepted('Mend the token.') })
  expect(log.slice(-3)).toEqual(STOPPED)
})

test('a mistake in one of them is no news of a platform, and ends all of them as well', async () => {
  const { log, ended } = running(['fails', 'connects'])
  await expect(ended).rejects.toEqual(new TypeError('a mistake'))
  expect(log.slice(-3)).toEqual(STOPPED)
})

test('what does not end is left behind in time', async () => {
  const { clock, ended, stop } = running(['never stops', 'connects'])
  stop()
  // Whoever is asked to stop has to be heard first.
  for (let turn = 0; turn < 10; turn++) await clock.advance(0)
  await clock.advance(LEAVES_WITHIN)
  expect(await ended).toEqual({ is: 'stopped', within: LEAVES_WITHIN, isWhole: false })
})
