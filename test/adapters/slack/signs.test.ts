import { describe, expect, test } from 'vitest'
import { settled, slackWorld, until, type World } from './world.ts'

const SIGN = 'crushing chest pain'
const HELP = /get help now/i
const broken = { status: 500 } as const

/** What is refused everywhere at first: all that Slack has for telling somebody something. */
const EVERYTHING = ['response_url', 'chat.postEphemeral', 'chat.postMessage', 'chat.update']

/** Breaks so many tries of everything. */
function breakAll({ slack }: World, times: number) {
  for (const method of EVERYTHING) {
    for (let time = 0; time < times; time++) slack.fault(method, broken)
  }
}

/** Everything that UADA can read. */
const read = ({ slack }: World) => [
  ...slack.ephemerals('UADA'),
  ...slack.messages('DUADA'),
  ...slack.messages('CTEAM'),
]

describe('a warning sign arrives, however often Slack fails at first', () => {
  test.each<readonly [string, (world: World) => Promise<unknown>]>([
    ['a mention', ({ slack }) => slack.mention('UADA', 'CTEAM', `<@ULIMBER> ${SIGN}`)],
    ['a direct message', ({ slack }) => slack.direct('UADA', SIGN)],
    ['a command', ({ slack }) => slack.command('UADA', 'CTEAM', `/stretch ${SIGN}`)],
    ['the shortcut', ({ slack }) => slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', SIGN)],
  ])('%s', async (_, act) => {
    const world = await slackWorld()
    breakAll(world, 3)
    await act(world)
    await until(() => read(world).some(({ text }) => HELP.test(text)))
  })

  test('a press', async () => {
    const world = await slackWorld()
    const { slack } = world
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    const card = await until(() => slack.ephemerals()[0])
    await slack.direct('UADA', SIGN)
    await until(() => slack.messages('DUADA').length === 1)
    breakAll(world, 3)
    await slack.press('UADA', card, 'Easier')
    await until(
      () => slack.ephemerals('UADA').some(({ text }) => HELP.test(text)) || slack.messages('DUADA')[1],
    )
  })
})

test('a warning sign waits for no row of other answers', async () => {
  const { slack } = await slackWorld()
  slack.fault('response_url', { status: 429, headers: { 'retry-after': '15' } })
  await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
  await until(() => slack.calls('response_url').length === 1)
  await slack.command('UADA', 'CTEAM', `/stretch ${SIGN}`)
  expect((await until(() => slack.ephemerals()[0])).text).toMatch(HELP)
})

test('what waits for one person keeps no other in the channel waiting', async () => {
  const { slack } = await slackWorld()
  slack.fault('response_url', { status: 404 })
  slack.fault('chat.postEphemeral', { status: 429, headers: { 'retry-after': '15' } })
  await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
  await until(() => slack.calls('chat.postEphemeral').length === 1)
  slack.fault('response_url', { status: 404 })
  await slack.command('UBOB', 'CTEAM', '/stretch cat-cow')
  await until(() => slack.ephemerals('UBOB').length === 1)
})

test('the end waits for a warning sign only so long', async () => {
  const world = await slackWorld()
  breakAll(world, 50)
  await world.slack.direct('UADA', SIGN)
  await until(() => world.slack.calls('chat.postMessage').length >= 2)
  const began = performance.now()
  await world.limber.stop()
  expect(performance.now() - began).toBeLessThan(5_000)
  await settled(world)
})
