import { describe, expect, test } from 'vitest'
import { realClock } from '../../../adapters/clock/clock.ts'
import { INTENTS } from '../../../adapters/discord/connection/client.ts'
import { registeredCommands, suggestedFor } from '../../../adapters/discord/commands.ts'
import { inviteUrl, PERMISSION_BITS, PERMISSIONS } from '../../../adapters/discord/permissions.ts'
import { comparable } from '../../../adapters/discord/connection/register.ts'
import { COMMANDS } from '../../../src/commands/index.ts'
import { commandsFaults } from '../../fakes/discord/command-limits.ts'
import { bits, type Json } from '../../fakes/discord/objects.ts'
import { discordOpenApi } from '../../fakes/discord/openapi.ts'
import type { Fault, ServedDiscord } from '../../fakes/discord/serve.ts'
import { alone } from './alone.ts'
import { openTown, until, type Town } from './town.ts'

type Known = ReturnType<typeof registeredCommands>

describe('the commands', () => {
  const commands = registeredCommands()

  test('are ones that Discord takes', () => {
    const body = commands as unknown as readonly Json[]
    expect(commandsFaults(body)).toEqual([])
    expect(discordOpenApi()?.request('PUT', '/applications/1/commands', body) ?? []).toEqual([])
  })

  test('are those that can be typed, and two of Discord alone', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      ...COMMANDS.filter(({ isTyped }) => isTyped).map(({ name }) => name),
      'Suggest a stretch',
      'team-break',
    ])
  })

  test('have all of their parts', () => {
    for (const { name, parts } of COMMANDS.filter(({ isTyped }) => isTyped)) {
      if (parts === undefined) continue
      const known = commands.find((one) => one.name === name)
      expect(known?.options?.map((option) => option.name)).toEqual(parts.map((part) => part.name))
    }
  })

  test('are described by whole clauses of their summaries', () => {
    const parts = COMMANDS.flatMap((command) => [command, ...(command.parts ?? [])])
    for (const { name, description = '', options = [] } of commands) {
      if (name === 'team-break' || description === '') continue
      for (const one of [{ name, description }, ...options.filter(({ type }) => type === 1)]) {
        const summary = parts.find((part) => part.name === one.name)?.summary ?? ''
        expect(`${summary};`).toMatch(
          new RegExp(`^${one.description.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[;:,]`),
        )
      }
    }
  })

  test('are for everybody, but for the one that sets up a team’s break', () => {
    const limited = commands.filter((one) => one.default_member_permissions !== null)
    expect(
      limited.map(({ name, default_member_permissions: permissions, contexts }) => [
        name,
        permissions,
        contexts,
      ]),
    ).toEqual([['team-break', 16, [0]]])
  })

  test.each([
    ['stretch', 'what', 'stretch'],
    ['routine', 'what', 'routine'],
    ['breaks add', 'when', 'when'],
    ['breaks add', 'zone', 'zone'],
    ['breaks add', 'days-off', 'daysOff'],
    ['breaks change', 'when', 'change'],
    ['breaks remove', 'what', undefined],
  ])('/%s suggests for "%s": %s', (path, option, field) => {
    expect(suggestedFor(path, option)).toBe(field)
  })

  test('suggest something exactly where Discord is told so', () => {
    for (const { name, options = [] } of registeredCommands()) {
      for (const option of options) {
        const inner = option.type === 1 ? (option.options ?? []) : [option]
        const path = option.type === 1 ? `${name} ${option.name}` : name
        for (const one of inner) {
          const isTold = 'autocomplete' in one && one.autocomplete === true
          expect([path, one.name, isTold]).toEqual([
            path,
            one.name,
            suggestedFor(path, one.name) !== undefined,
          ])
        }
      }
    }
  })
})

const told = ({ discord }: Town) =>
  discord.requests().filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))
const asked = ({ discord }: Town) =>
  discord.requests().filter(({ method, path }) => method === 'GET' && path.endsWith('/commands'))

describe('Discord is told of the commands', () => {
  test('once, and not again by a second start', async () => {
    const town = await openTown()
    await until('the commands', () => told(town).length === 1)
    const again = await town.restart()
    await until('a look', () => asked(again).length === 2)
    await again.messenger.stop()
    expect(told(again)).toHaveLength(1)
  })

  test.each<readonly [string, (known: Known) => unknown]>([
    ['one is missing', (known) => known.slice(1)],
    ['a description differs', ([first, ...rest]) => [{ ...first, description: 'Something else' }, ...rest]],
    ['a permission differs', ([first, ...rest]) => [{ ...first, default_member_permissions: '8' }, ...rest]],
    ['a context differs', ([first, ...rest]) => [{ ...first, contexts: [0] }, ...rest]],
    ['an option differs', ([first, ...rest]) => [{ ...first, options: [] }, ...rest]],
  ])('again where %s', (_, change) => {
    const known = registeredCommands()
    expect(comparable(change(known) as Parameters<typeof comparable>[0])).not.toBe(
      comparable(known as Parameters<typeof comparable>[0]),
    )
  })

  test('not again for what it says in another order, or besides', () => {
    const known = registeredCommands()
    const stored = known.toReversed().map(({ contexts, ...one }) => ({
      version: '1',
      nsfw: false,
      dm_permission: true,
      description: '',
      ...one,
      contexts: contexts.toReversed(),
      default_member_permissions:
        one.default_member_permissions === null ? null : String(one.default_member_permissions),
    }))
    expect(comparable(stored as Parameters<typeof comparable>[0])).toBe(
      comparable(known as Parameters<typeof comparable>[0]),
    )
  })

  test('later where that fails, and is connected all the same', async () => {
    const town = await openTown()
    town.expectTrouble()
    await until('the commands', () => told(town).length === 1)
    town.discord.fail({
      method: 'GET',
      path: /\/commands$/,
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    })
    const again = await town.restart()
    await until('a report', () =>
      again.heard.some((event) => event.event === 'problem' && event.during === 'registering'),
    )
  })
})

describe('commands that Discord did not take', () => {
  const refused = (times: number): Fault => ({
    method: 'GET',
    path: /\/commands$/,
    times,
    status: 403,
    body: { code: 50001, message: 'Missing Access' },
  })
  const isTold = ({ requests }: ServedDiscord) =>
    requests().some(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))

  /** A clock with which nobody comes to the end of a pause: it can only be ended. */
  function endless() {
    const counts = { begun: 0, ended: 0 }
    const clock = {
      ...realClock(),
      async wait(_: number, signal?: AbortSignal) {
        counts.begun++
        await realClock().wait(60 * 60_000, signal)
        counts.ended++
      },
    }
    return { counts, clock }
  }

  test('are told again, each time later', async () => {
    const { discord, messenger, waits } = await alone()
    discord.fail(refused(9))
    await messenger.start()
    await until('the commands', () => isTold(discord))
    expect(waits.map((ms) => ms / 1_000)).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600])
  })

  test('are told again at once when a connection was made anew', async () => {
    const { counts, clock } = endless()
    const { discord, messenger } = await alone({}, {}, { clock })
    discord.fail(refused(1))
    await messenger.start()
    await until('a pause', () => counts.begun === 1)
    expect(isTold(discord)).toBe(false)
    discord.gateway.invalidate()
    await until('the commands', () => isTold(discord))
    expect(counts).toEqual({ begun: 1, ended: 1 })
  })

  test('keep nobody from leaving', async () => {
    const { counts, clock } = endless()
    const { discord, messenger } = await alone({}, {}, { clock })
    discord.fail(refused(1))
    await messenger.start()
    await until('a pause', () => counts.begun === 1)
    await messenger.stop()
    expect(counts).toEqual({ begun: 1, ended: 1 })
  })
})

describe('what Limber may do', () => {
  test('is no more than it does', () => {
    expect(PERMISSION_BITS).toBe(bits('view', 'send', 'sendInThreads', 'createThreads', 'readHistory'))
    for (const reason of Object.values(PERMISSIONS)) expect(reason).toMatch(/^to /)
  })

  test('stands in the link that adds it', () => {
    const url = new URL(inviteUrl('123'))
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '123',
      permissions: String(PERMISSION_BITS),
      scope: 'bot applications.commands',
    })
  })

  test('and hear is no more than it needs, and nothing of what people say to each other', async () => {
    const { discord } = await openTown()
    const [guilds, guildMessages, directMessages] = [1 << 0, 1 << 9, 1 << 12]
    expect(discord.gateway.intents()).toBe(guilds | guildMessages | directMessages)
    expect(Object.keys(INTENTS)).toHaveLength(3)
  })
})
