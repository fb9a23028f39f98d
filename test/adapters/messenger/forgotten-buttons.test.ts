import { describe, expect, test } from 'vitest'
import type { Data } from '../../../adapters/database/open.ts'
import { channelPlace, directPlaceOf, guildWorkspace } from '../../../adapters/discord/places.ts'
import type { Workspace } from '../../../adapters/messenger/workspaces.ts'
import { directPlace, type Place } from '../../../src/place.ts'
import { draftOf } from '../database/drafts.ts'
import { ofLimber, openTown, until as untilThere } from '../discord/town.ts'
import { movableClock, slackWorld, until } from '../slack/world.ts'

/** More than an id of a button holds. */
const LONG =
  'weekdays at 10:30, Berlin time; at a desk; holidays Germany; not on 24 december; not on 31 december'

/** What is stored by now, who is forgotten, and which workspace. */
type Shown = { readonly data: Data; readonly person: string; readonly workspace: Workspace }

const SLACK = { platform: 'slack', workspace: 'T1' } as const
const CTEAM: Place = { ...SLACK, channel: 'CTEAM', isDirect: false }
const ADA = 'slack/T1/UADA'

/** Days that take many words. */
const DAYS = { kind: 'nth of month', nths: [1, 2, 3, 4], weekdays: [1, 2, 3, 4, 5] } as const
const ZONE = 'America/Argentina/ComodRivadavia'

/** A break that nobody answers: whether fewer would be better is asked at an instant. */
async function askFewer({ store }: Data, place: Place, owner: string, at: number): Promise<void> {
  const cadence = { days: DAYS, times: { kind: 'at', minutes: [630, 900] }, zone: ZONE } as const
  const { id } = await store.add(draftOf({ place, owner, cadence, nextDue: at + 60_000 }))
  await store.enqueue(id, 'fewer', at, at)
}

async function mentionInDiscord(): Promise<Shown> {
  const town = await openTown()
  const { discord, channel, guild, ada, data } = town
  discord.change(ada, channel, { allow: ['manageChannels'] })
  const asked = discord.people.say(ada, channel, `<@${discord.bot.id}> /breaks add ${LONG}`)
  await untilThere('an offer', () => ofLimber(town, asked.id)[0])
  return { data, person: `discord/${ada.id}`, workspace: guildWorkspace(guild.id) }
}

async function askedInDiscord(isDirect: boolean): Promise<Shown> {
  const town = await openTown()
  const { discord, channel, guild, ada, data } = town
  const person = `discord/${ada.id}`
  const place = isDirect ? directPlaceOf(ada.id) : channelPlace(guild.id, channel.id)
  await askFewer(data, place, person, Date.UTC(2026, 10, 20, 9))
  await town.wait('2026-11-20T10:30')
  await untilThere('a question', () => ofLimber(town, isDirect ? discord.direct(ada) : channel)[0])
  return { data, person, workspace: guildWorkspace(guild.id) }
}

async function mentionInSlack(): Promise<Shown> {
  const { slack, data } = await slackWorld()
  await slack.mention('UADA', 'CTEAM', `<@ULIMBER> /breaks add ${LONG}`)
  await until(() => slack.messages('CTEAM')[0])
  return { data, person: ADA, workspace: SLACK }
}

async function askedInSlack(isDirect: boolean): Promise<Shown> {
  const clock = movableClock()
  const world = await slackWorld({ clock })
  const { slack, data } = world
  await askFewer(data, isDirect ? directPlace(CTEAM, ADA) : CTEAM, ADA, clock.now() - 60_000)
  await world.deliver()
  await until(() => slack.messages(isDirect ? 'DUADA' : 'CTEAM')[0])
  return { data, person: ADA, workspace: SLACK }
}

/** Where long buttons are shown, and whether they go with the person and with the workspace. */
const SHOWN: readonly (readonly [
  string,
  () => Promise<Shown>,
  { readonly withPerson: boolean; readonly withWorkspace: boolean },
])[] = [
  ['a thread of Discord', mentionInDiscord, { withPerson: true, withWorkspace: true }],
  // The break of a channel stays, and so do the buttons below what is said about it.
  ['a channel of Discord', () => askedInDiscord(false), { withPerson: false, withWorkspace: true }],
  // They belong to no server.
  ['direct messages of Discord', () => askedInDiscord(true), { withPerson: true, withWorkspace: false }],
  ['a thread of Slack', mentionInSlack, { withPerson: true, withWorkspace: true }],
  ['a channel of Slack', () => askedInSlack(false), { withPerson: false, withWorkspace: true }],
  ['direct messages of Slack', () => askedInSlack(true), { withPerson: true, withWorkspace: true }],
]

const buttonsIn = async ({ db }: Data) => (await db.selectFrom('choice').select('run').execute()).length

describe('what buttons do is forgotten', () => {
  test.each(SHOWN)('with a person: %s', async (_, show, { withPerson }) => {
    const { data, person } = await show()
    const stored = await buttonsIn(data)
    expect(stored).toBeGreaterThan(0)
    expect(await data.choices.countOf(person)).toBe(withPerson ? stored : 0)
    await data.store.forget(person)
    expect(await buttonsIn(data)).toBe(withPerson ? 0 : stored)
  })

  test.each(SHOWN)('with a workspace: %s', async (_, show, { withWorkspace }) => {
    const { data, workspace } = await show()
    const stored = await buttonsIn(data)
    expect(stored).toBeGreaterThan(0)
    await data.workspaces.remove(workspace)
    expect(await buttonsIn(data)).toBe(withWorkspace ? 0 : stored)
  })
})
