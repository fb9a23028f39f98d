import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { slackManifest } from '../../../adapters/slack/manifest.ts'
import { COMMANDS } from '../../../src/commands/index.ts'
import { EVENT_SCOPES, METHOD_SCOPES } from '../../fakes/slack/scopes.ts'
import { readSpec, SPECS } from '../../fakes/slack/spec-check.ts'

const FOLDER = fileURLToPath(new URL('../../../adapters/slack', import.meta.url))
const CODE = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n')

/** The methods that the code calls: "web.chat.postMessage(" as "chat.postMessage". */
const METHODS = [
  ...new Set([...CODE.matchAll(/\bweb\s*\.((?:[a-z]+\.)+[A-Za-z]+)\(/g)].map((match) => match[1] ?? '')),
].toSorted()
/** The events that it listens to; a message is one to Limber directly. */
const EVENTS = [...CODE.matchAll(/app\.event\('([a-z_]+)'/g)].map((match) =>
  match[1] === 'message' ? 'message.im' : (match[1] ?? ''),
)
/** What else needs a scope: commands and shortcuts. */
const FOR_COMMANDS = /app\.(?:command|shortcut)\(/.test(CODE) ? ['commands'] : []

const { oauth_config, settings, features, display_information } = slackManifest()

describe('the manifest asks for what the code does, and for nothing else', () => {
  test('its methods are known', () => {
    expect(METHODS.length).toBeGreaterThan(8)
    expect(METHODS.filter((method) => METHOD_SCOPES[method] === undefined)).toEqual([])
  })

  test('scopes', () => {
    const needed = [
      ...METHODS.flatMap((method) => METHOD_SCOPES[method] ?? []),
      ...EVENTS.flatMap((event) => EVENT_SCOPES[event] ?? ['?']),
      ...FOR_COMMANDS,
    ]
    expect([...oauth_config.scopes.bot].toSorted()).toEqual([...new Set(needed)].toSorted())
  })

  test('what is optional is one of them, and only for looking back', () => {
    expect(oauth_config.scopes.bot_optional).toEqual(['channels:history', 'groups:history'])
    expect(oauth_config.scopes.bot).toEqual(expect.arrayContaining(oauth_config.scopes.bot_optional))
  })

  test('events, and none of what is said in channels', () => {
    expect([...settings.event_subscriptions.bot_events].toSorted()).toEqual([...EVENTS].toSorted())
    expect(
      settings.event_subscriptions.bot_events.filter((event) => /^message\.(?!im$)/.test(event)),
    ).toEqual([])
  })

  test('commands', () => {
    const typed = COMMANDS.filter(({ isTyped }) => isTyped === true)
    expect(features.slash_commands.map(({ command }) => command)).toEqual(typed.map(({ name }) => `/${name}`))
  })
})

test('with an address, everything comes there', () => {
  const manifest = slackManifest('https://limber.example/')
  const url = 'https://limber.example/slack/events'
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { request_url: url, message_menu_options_url: url },
  })
  expect(manifest.features.slash_commands.every((command) => 'url' in command && command.url === url)).toBe(
    true,
  )
})

test('it fits what Slack takes', () => {
  expect(display_information.name.length).toBeLessThanOrEqual(35)
  expect(display_information.description.length).toBeLessThanOrEqual(140)
  expect(display_information.long_description.length).toBeGreaterThanOrEqual(175)
  expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300)
  expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4)
  expect(
    features.shortcuts.every(({ name, description }) => name.length <= 24 && description.length <= 150),
  ).toBe(true)
  for (const { command, description, usage_hint } of features.slash_commands) {
    expect(command.length).toBeLessThanOrEqual(32)
    expect(description.length).toBeLessThanOrEqual(2_000)
    expect(usage_hint.length).toBeLessThanOrEqual(1_000)
  }
})

test.skipIf(SPECS === undefined).each([
  ['over a socket', undefined],
  ['over requests', 'https://limber.example'],
])('it is one by Slack’s own schema, %s (LIMBER_SPECS)', (_, url) => {
  const schema = readSpec('slack-app-manifest.schema.2.0.0.json') as object
  const validate = new Ajv({ strict: false, logger: false }).compile(schema)
  validate(JSON.parse(JSON.stringify(slackManifest(url))))
  expect(validate.errors).toBe(null)
})
