import { expect } from 'vitest'
import { openInMemory, type Data } from '../../adapters/database/open.ts'
import { createMemoryChat, type MemoryChat, type SeenHere } from '../fakes/memory-chat.ts'
import { createBot } from '../../src/bot.ts'
import type { BreakPorts, BreakStore, Holidays } from '../../src/breaks/ports.ts'
import type { DeliveryStore } from '../../src/deliver/ports.ts'
import type { BreakRights } from '../../src/breaks/rights.ts'
import { readTyped } from '../../src/commands/typed.ts'
import { choicesOf, type Document, type Invocation } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { directPlace, placeKey, type Place } from '../../src/place.ts'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { plainText } from '../../src/plain.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { HERE } from '../places.ts'

/** Two countries and a region, and what is free there around the turn of the year 2026. */
export const HOLIDAYS: Holidays = {
  find(words) {
    const said = words.toLowerCase()
    if (said === 'georgia') return [REGIONS.GE, REGIONS['US-GA']]
    return Object.values(REGIONS).filter(
      ({ code, name }) => said === code.toLowerCase() || said === name.toLowerCase(),
    )
  },
  name: (code) => REGIONS[code as keyof typeof REGIONS]?.name ?? code,
  of: (code, year) => (code === 'DE' && year === 2026 ? [{ date: '2026-12-25', name: 'Christmas Day' }] : []),
}

const REGIONS = {
  DE: { code: 'DE', name: 'Germany' },
  GE: { code: 'GE', name: 'Georgia' },
  'US-GA': { code: 'US-GA', name: 'Georgia (US)' },
} as const

/** Somebody of the team, and where they write. */
export type Somebody = {
  readonly person: string
  readonly place?: Place
  readonly isGuest?: boolean
  readonly administers?: boolean
  readonly zone?: string
}

export const ADA: Somebody = { person: 'ada' }
export const BOB: Somebody = { person: 'bob' }
export const GUEST: Somebody = { person: 'gus', isGuest: true }
export const BOSS: Somebody = { person: 'admin', administers: true }
/** Ada in her direct messages. */
export const ADA_ALONE: Somebody = { person: 'ada', place: directPlace(HERE, 'ada') }
export const BOB_ALONE: Somebody = { person: 'bob', place: directPlace(HERE, 'bob') }
export const EVE: Somebody = { person: 'eve' }

/** A team with a bot that keeps breaks, and a clock that moves only when it is told. */
export type Team = {
  readonly store: BreakStore & DeliveryStore
  readonly db: Data['db']
  /** What is seen on the platform. */
  readonly chat: MemoryChat
  readonly ports: BreakPorts
  /** What somebody is told who writes something; pressing a button is writing its label in brackets: "[Yes]". */
  say(written: string, who?: Somebody): Promise<string>
  /** The buttons below what was said last. */
  buttons(): readonly string[]
  button(label: string): Invocation
  press(run: Invocation, who?: Somebody): Promise<string>
  /** Moves the clock to a time ("2026-11-23T10:30") and gives what is posted then, with its place. */
  wait(until: string): Promise<readonly string[]>
  /** Another bot over all of this, which remembers nothing: a second process, or the same after a restart. */
  another(knowledge?: Knowledge): Team
}

type Wish = { readonly at?: string; readonly zone?: string; readonly rights?: BreakRights }

export async function createTeam({
  at = '2026-11-20T09:00',
  zone = 'Europe/Berlin',
  rights = 'members',
}: Wish = {}): Promise<Team> {
  const instant = (local: string) =>
    Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
  let now = instant(at)
  const { store, db } = await openInMemory()
  const ports: BreakPorts = {
    store,
    deliveries: store,
    holidays: HOLIDAYS,
    checkCron: () => [],
    now: () => now,
    tzdata: 'test',
    letOthersRun: () => Promise.resolve(),
  }
  const chat = createMemoryChat({ platform: HERE.platform, now: () => now })
  let processes = 0

  function withBot(knowledge: Knowledge = KNOWLEDGE): Team {
    const bot = createBot(knowledge, { breaks: ports, rights })
    const delivery = bot.deliver({
      chats: [chat],
      owner: `process ${++processes}`,
      date: () => now,
      passed: () => now,
      agree: async () => {},
      wait: async () => {},
      random: () => 0.5,
      hear: (event) => {
        if (event.event === 'trouble') throw new Error(event.why)
      },
      trouble: (error) => (error as Error).message,
    })
    let last: Document = []
    const askerFor = ({ person, place = HERE, ...facts }: Somebody) => ({
      zone,
      ...facts,
      speaker: { person, place, at: now },
    })
    const button = (label: string): Invocation => {
      const choices = choicesOf(last)
      const found = choices.find((choice) => choice.label === label)
      if (found === undefined) {
        throw new Error(`There is no button "${label}", only ${choices.map((one) => one.label).join(', ')}.`)
      }
      return found.run
    }
    const said = (answer: { readonly document: Document } | undefined): string => {
      last = answer?.document ?? []
      expect(whatDoesNotFit(last)).toEqual([])
      return plainText(last)
    }
    return {
      store,
      db,
      ports,
      chat,
      async say(written, who = ADA) {
        const label = /^\[(.+)\]$/.exec(written)?.[1]
        const typed = label === undefined ? readTyped(written) : button(label)
        const asker = askerFor(who)
        return said(
          typed === undefined ? await bot.ask({ ...asker, text: written }) : await bot.run(typed, asker),
        )
      },
      button,
      press: async (run, who = ADA) => said(await bot.run(run, askerFor(who))),
      buttons: () => choicesOf(last).map(({ label }) => label),
      async wait(until) {
        now = instant(until)
        const before = chat.seen()
        // A tick a few seconds later brings what followed from the first one.
        for (let tick = 0; tick < TICKS; tick++) {
          await delivery.tick()
          await delivery.idle()
        }
        return chat.seen().flatMap(({ document, edits, place }, index) => {
          const old = before[index]
          // What was edited has to fit as well.
          if (old !== undefined && old.edits < edits) expect(whatDoesNotFit(document)).toEqual([])
          if (old !== undefined) return []
          said({ document })
          const where = place.isDirect ? `to ${place.channel}` : `in ${place.channel}`
          return [`${where}: ${plainText(document).split('\n')[0]}`]
        })
      },
      another: withBot,
    }
  }
  return withBot()
}

const TICKS = 2

/** What stands in a place now, the oldest first. */
export function standing({ chat }: Pick<Team, 'chat'>, where: Place = HERE): readonly Document[] {
  const isThere = ({ place }: SeenHere) => placeKey(place) === placeKey(where)
  return chat
    .seen()
    .filter(isThere)
    .map(({ document }) => document)
}

/** What stands there last, as text. */
export const lastOf = (team: Pick<Team, 'chat'>, where?: Place) =>
  plainText(standing(team, where).at(-1) ?? [])

/** The first line of what was answered. */
export const first = (text: string) => text.split('\n')[0]

/** What is listed, a line for each break. */
export async function listed(team: Team, who: Somebody = ADA): Promise<readonly string[]> {
  const text = await team.say('/breaks list', who)
  return text.split('\n').filter((line) => line.startsWith('- '))
}
