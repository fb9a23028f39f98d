import { GatewayDispatchEvents } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { createClient } from '../../../adapters/discord/connection/client.ts'
import { end } from '../../../adapters/discord/connection/connection.ts'
import { hearServers } from '../../../adapters/discord/connection/servers.ts'
import { guildIdOf } from '../../../adapters/discord/places.ts'
import { until } from './town.ts'

/** A server whose shard, of two, is this one. */
const ofShard = (shard: 0 | 1, number: number) => String(((BigInt(number) * 2n + BigInt(shard)) << 22n) + 1n)

test('servers are left only as far as a shard would know them', async () => {
  const client = createClient()
  onTestFinished(() => end(client))
  const [here, gone, elsewhere] = [ofShard(0, 1), ofShard(0, 2), ofShard(1, 3)]
  const told: (readonly [string, string])[] = []
  const tell = (what: string) => (workspace: { readonly channels?: string }) => {
    told.push([what, guildIdOf({ channel: workspace.channels ?? '' })])
    return Promise.resolve()
  }
  let isDone = false
  const workspaces = {
    back: tell('back'),
    left: tell('left'),
    channelsOf: async () => {
      setImmediate(() => (isDone = true))
      return [here, gone, elsewhere].map((guild) => `${guild}/1`)
    },
  }
  hearServers(
    client,
    { workspaces, clock: { now: () => 7, passed: () => 0, wait: async () => {} } },
    (_, mistake) => {
      throw mistake
    },
  )
  client.ws.emit(GatewayDispatchEvents.Ready, { guilds: [{ id: here, unavailable: true }], shard: [0, 2] })
  await until('all of it', () => isDone)
  expect(told).toEqual([
    ['back', here],
    ['left', gone],
  ])
})
