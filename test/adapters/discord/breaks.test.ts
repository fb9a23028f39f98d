import { describe, expect, test } from 'vitest'
import type { Buttons } from '../../../adapters/messenger/buttons.ts'
import { createSuggest } from '../../../src/suggest/suggest.ts'
import { CHANNEL, type Json, type Message } from '../../fakes/discord/objects.ts'
import { KNOWLEDGE } from '../../knowledge.ts'
import { answered, isPrivate, labels, ofLimber, openTown, read, titleOf, until, type Town } from './town.ts'

const WHEN = { when: 'weekdays at 10:30, Berlin time' }

/** Ada sets up a break for the channel, as somebody who may. */
async function setUp(town: Town): Promise<void> {
  const { discord, channel, ada } = town
  discord.change(ada, channel, { allow: ['manageChannels'] })
  const offer = await answered(discord.people.slash({ who: ada, in: channel }, 'breaks add', WHEN))
  await answered(discord.people.press({ who: ada, in: channel }, offer, labels(offer)[0] ?? ''))
}

describe('a break for a channel', () => {
  test.each(['manageChannels', 'manageServer'] as const)('is set up by whoever may: %s', async (right) => {
    const { discord, channel, ada } = await openTown()
    discord.change(ada, channel, { allow: [right] })
    const reply = await answered(discord.people.slash({ who: ada, in: channel }, 'breaks add', WHEN))
    expect(titleOf(reply)).toBe('Set up this break?')
  })

  test('is refused to others, who are told who can', async () => {
    const { discord, channel, ben } = await openTown()
    const reply = await answered(discord.people.slash({ who: ben, in: channel }, 'breaks add', WHEN))
    expect(isPrivate(reply)).toBe(true)
    expect(read(reply)).toContain(
      'Only whoever may manage this channel or the server can set up breaks here.',
    )
  })

  test('is refused to others who mention Limber as well, and set up by whoever may', async () => {
    const town = await openTown()
    const { discord, channel, ada, ben } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const words = `<@${discord.bot.id}> remind us to stretch on weekdays at 10:30, Berlin time`
    const refused = discord.people.say(ben, channel, words)
    const granted = discord.people.say(ada, channel, words)
    expect(titleOf(await until('a refusal', () => ofLimber(town, refused.id)[0]))).toBe('Not set up')
    expect(titleOf(await until('an offer', () => ofLimber(town, granted.id)[0]))).toBe('Set up this break?')
  })

  test('is set up by anybody where that is set', async () => {
    const { discord, channel, ben } = await openTown({ rights: 'members' })
    const reply = await answered(discord.people.slash({ who: ben, in: channel }, 'breaks add', WHEN))
    expect(titleOf(reply)).toBe('Set up this break?')
  })

  test('of their own is everybody’s', async () => {
    const town = await openTown()
    const { discord, channel, ben } = town
    const where = { who: ben, in: channel }
    const offer = await answered(discord.people.slash(where, 'breaks add', { ...WHEN, 'for-whom': 'me' }))
    await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    await town.wait('2026-11-23T10:30')
    const prompt = await until('a prompt', () => ofLimber(town, discord.direct(ben))[0])
    expect(labels(prompt)).toContain('Done')
    expect(ofLimber(town, channel)).toEqual([])
  })

  test('comes a little later where Cloudflare shut Limber out for a moment', async () => {
    const town = await openTown()
    const { discord, channel } = town
    await setUp(town)
    discord.fail({
      method: 'POST',
      path: /messages$/,
      status: 403,
      body: { code: 40333, message: 'internal network error' },
    })
    await town.wait('2026-11-23T10:30')
    expect(ofLimber(town, channel)).toEqual([])
    await town.wait('2026-11-23T10:33')
    expect(ofLimber(town, channel)).toHaveLength(1)
  })

  test('is offered where Limber may not write yet, and says so until it may', async () => {
    const town = await openTown()
    const { discord, channel, ada } = town
    const where = { who: ada, in: channel }
    discord.change(ada, channel, { allow: ['manageChannels'] })
    discord.change(discord.bot, channel, { deny: ['send'] })
    const offer = await answered(discord.people.slash(where, 'breaks add', WHEN))
    expect(read(offer)).toContain('I may not write in this channel yet,')
    const own = await answered(discord.people.slash(where, 'breaks add', { ...WHEN, 'for-whom': 'me' }))
    expect(read(own)).not.toContain('I may not write in this channel yet,')
    const done = await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    expect(read(done)).toContain('I may not write in this channel yet,')
    discord.change(discord.bot, channel, { allow: ['send'] })
    expect(read(await answered(discord.people.slash(where, 'breaks list')))).not.toContain('I may not write')
  })

  test('is offered in a voice channel that Limber may not come into with a word about that', async () => {
    const { discord, guild, ada } = await openTown()
    const voice = discord.channel(guild, 'talk', { type: CHANNEL.voice })
    discord.change(ada, voice, { allow: ['manageChannels'] })
    const where = { who: ada, in: voice }
    const free = await answered(discord.people.slash(where, 'breaks add', WHEN))
    expect(read(free)).not.toContain('I may not write')
    discord.change(discord.bot, voice, { deny: ['connect'] })
    const offer = await answered(discord.people.slash(where, 'breaks add', WHEN))
    expect(read(offer)).toContain('can let me see the channel, connect and send messages there')
  })

  test('in a thread is one for its channel', async () => {
    const town = await openTown()
    const { discord, channel, guild, ada } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const thread = discord.channel(guild, 'a thread', { type: 11, parent: channel.id })
    const where = { who: ada, in: thread }
    const offer = await answered(discord.people.slash(where, 'breaks add', WHEN))
    await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    await town.wait('2026-11-23T10:30')
    await until('a prompt', () => ofLimber(town, channel)[0])
    expect(ofLimber(town, thread)).toEqual([])
  })
})

describe('the form', () => {
  const formOf = async (asked: { readonly modal: Json | undefined }) => until('a form', () => asked.modal)

  test.each(['breaks add', 'team-break'])('/%s opens it', async (command) => {
    const { discord, channel, ada } = await openTown()
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const where = { who: ada, in: channel }
    const form = await formOf(discord.people.slash(where, command))
    expect(form.title).toBe('Set up a stretch break')
    const filled = { when: 'weekdays at 10:30', where: 'at a desk', zone: 'Berlin', daysOff: 'Germany' }
    const offer = await answered(discord.people.submit(where, form, filled))
    expect(isPrivate(offer)).toBe(true)
    expect(titleOf(offer)).toBe('Set up this break?')
    for (const words of ['10:30', 'Europe/Berlin', 'on an office chair', 'Germany'])
      expect(read(offer)).toContain(words)
  })

  test('keeps what was said already', async () => {
    const { discord, channel, ada } = await openTown()
    const asked = discord.people.slash({ who: ada, in: channel }, 'breaks add', {
      zone: 'Europe/Rome',
      where: 'anything',
    })
    const text = JSON.stringify(await formOf(asked))
    expect(text).toContain('"value":"Europe/Rome"')
    expect(text).toContain('"default":true')
  })

  test.each(['days-off', 'zone'])('gives way to a warning sign in %s', async (option) => {
    const { discord, channel, ada } = await openTown()
    const where = { who: ada, in: channel }
    const asked = discord.people.slash(where, 'breaks add', { [option]: 'I have crushing chest pain' })
    const reply = await answered(asked)
    expect([titleOf(reply), isPrivate(reply)]).toEqual(['Please get help now', true])
    // It is settled before anything else is shown.
    const card = await answered(discord.people.slash(where, 'stretch', { what: 'cat-cow' }))
    expect(titleOf(card)).not.toBe('Cat-cow')
  })

  test.each([401, 5_000])('leaves out what does not fit into it, and says so: %d signs', async (length) => {
    const { discord, channel, ada } = await openTown()
    const written = 'x'.repeat(length)
    const where = { who: ada, in: channel }
    const form = await formOf(
      discord.people.slash(where, 'breaks add', { 'days-off': written, zone: 'Rome' }),
    )
    const text = JSON.stringify(form)
    expect(text).not.toContain(written)
    expect(text).toContain('longer than fits here')
    expect(text).toContain('"value":"Rome"')
  })

  test('is what an answer names that asks for a zone', async () => {
    const { discord, channel, ada } = await openTown()
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const where = { who: ada, in: channel }
    const reply = await answered(discord.people.slash(where, 'breaks add', { when: 'weekdays at 10:30' }))
    expect(titleOf(reply)).toBe('One more thing')
    expect(read(reply)).toContain('press **Change it** and fill in the time zone')
    const form = await formOf(discord.people.press(where, reply, 'Change it'))
    expect(valuesIn(form)).toEqual({ when: 'weekdays at 10:30' })
  })

  test('alone with Limber asks for nobody else', async () => {
    const { discord, ada } = await openTown()
    const form = await formOf(discord.people.slash({ who: ada, in: discord.direct(ada) }, 'breaks add'))
    expect(JSON.stringify(form)).not.toContain('whom')
  })

  test('that says nothing Limber understands is answered like words', async () => {
    const { discord, channel, ada } = await openTown()
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const where = { who: ada, in: channel }
    const form = await formOf(discord.people.slash(where, 'team-break'))
    const reply = await answered(discord.people.submit(where, form, { when: 'on the moon' }))
    expect(read(reply)).toContain('moon')
  })
})

/** What stands in the fields of a form. */
function valuesIn(form: Json): Readonly<Record<string, string>> {
  const fields = form.components as readonly { readonly component: Field }[]
  return Object.fromEntries(
    fields.flatMap(({ component: { custom_id: name, value, options = [] } }) => {
      const chosen = value ?? options.find((one) => one.default === true)?.value
      return chosen === undefined ? [] : [[name, chosen]]
    }),
  )
}

type Field = {
  readonly custom_id: string
  readonly value?: string
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[]
}

describe('what was filled into a form is not lost', () => {
  const WRONG = {
    when: 'evry weekdai at half past tenish',
    where: 'at a desk',
    daysOff: 'Germny; not on 24 december',
    zone: 'Berln',
  }

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['little of it', { when: 'weekdays at 10:30', zone: 'Atlantis' }, 'I did not understand all of that'],
    ['more than an id holds', WRONG, 'I did not understand all of that'],
    ['as much as fits', { ...WRONG, when: '€'.repeat(400) }, 'I did not understand all of that'],
    ['of what lacks a zone', { when: 'weekdays at 10:30' }, 'One more thing'],
    ['of what never comes', { when: '30 february at 10:00', zone: 'Rome' }, ''],
  ])('where it has to be changed: %s', async (_, values, title) => {
    const town = await openTown()
    const { discord, channel, ada } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const where = { who: ada, in: channel }
    const asked = discord.people.slash(where, 'breaks add')
    const form = await until('a form', () => asked.modal)
    const reply = await answered(discord.people.submit(where, form, values))
    if (title !== '') expect(titleOf(reply)).toBe(title)
    await town.restart()
    const pressed = discord.people.press(where, reply, 'Change it')
    const again = await until('the form', () => pressed.modal)
    expect(valuesIn(again)).toEqual(values)
    const better = { ...values, when: 'weekdays at 10:30', daysOff: 'Germany', zone: 'Berlin' }
    const offer = await answered(discord.people.submit(where, again, better))
    expect(titleOf(offer)).toBe('Set up this break?')
    expect(labels(offer)).not.toContain('Change it')
  })

  test('by whoever may not set it up for the channel, and can have one of their own', async () => {
    const town = await openTown()
    const { discord, channel, ben } = town
    const where = { who: ben, in: channel }
    const values = { when: 'weekdays at 10:30', zone: 'Berlin' }
    const refused = await answered(discord.people.slash(where, 'breaks add', values))
    expect(titleOf(refused)).toBe('Not set up')
    const pressed = discord.people.press(where, refused, 'Change it')
    const form = await until('the form', () => pressed.modal)
    expect(valuesIn(form)).toEqual(values)
    const own = await answered(discord.people.submit(where, form, { ...values, whom: 'me' }))
    expect(titleOf(own)).toBe('Set up this break?')
  })

  test('and the form is asked for once more where nobody could look in time what was written', async () => {
    const gate = Promise.withResolvers<void>()
    let isSlow = true
    const run = { command: 'breaks', text: 'form {"when":"weekdays at 10:30"}' }
    const buttons: Buttons = {
      idsFor: async () => () => '1~any',
      async read() {
        if (isSlow) await gate.promise
        return run
      },
    }
    const town = await openTown({ work: { buttons } })
    const { discord, channel, ada } = town
    const where = { who: ada, in: channel }
    const refused = await answered(discord.people.slash(where, 'breaks add', { when: 'evry day' }))
    const late = discord.people.press(where, refused, 'Change it')
    await until('a sign that it was heard', () => late.said.length > 0)
    gate.resolve()
    expect(titleOf(await until('a word about it', () => late.more[0]))).toBe('The form did not open')
    isSlow = false
    const soon = discord.people.press(where, refused, 'Change it')
    expect(valuesIn(await until('the form', () => soon.modal))).toEqual({ when: 'weekdays at 10:30' })
  })

  test('but a warning sign in it leaves nothing to change', async () => {
    const { discord, channel, ada } = await openTown()
    const where = { who: ada, in: channel }
    const values = { when: 'my chest hurts and my arm is numb', zone: 'Berlin' }
    const reply = await answered(discord.people.slash(where, 'breaks add', values))
    expect([titleOf(reply), labels(reply)]).toEqual(['Please get help now', []])
  })
})

describe('whoever is still typing', () => {
  const suggest = createSuggest(KNOWLEDGE)

  test.each([
    ['stretch', 'what', 'cat', suggest('stretch', 'cat')],
    ['routine', 'what', '5', suggest('routine', '5')],
    ['breaks add', 'when', 'week', suggest('when', 'week')],
    ['breaks add', 'zone', 'berl', suggest('zone', 'berl')],
    ['breaks preview', 'when', '', suggest('when', '')],
    ['breaks add', 'days-off', 'ger', suggest('daysOff', 'ger')],
    ['breaks change', 'when', '2', suggest('change', '2')],
    ['breaks change', 'when', '2 week', suggest('change', '2 week')],
  ])('/%s %s: "%s" is suggested what Limber understands', async (command, option, typed, expected) => {
    const { discord, channel, ada } = await openTown()
    const asked = discord.people.type({ who: ada, in: channel }, command, option, typed)
    const choices = await until('suggestions', () => asked.choices)
    expect(choices.length).toBeGreaterThan(0)
    expect(choices.map(({ value }) => value)).toEqual(expected.slice(0, choices.length))
  })

  test('is left in peace where there is nothing to suggest, or that fails', async () => {
    const town = await openTown({
      work: {
        suggest() {
          throw new Error('nothing today')
        },
      },
    })
    town.expectTrouble()
    const { discord, channel, ada } = town
    for (const option of ['when', 'where']) {
      const asked = discord.people.type({ who: ada, in: channel }, 'breaks add', option, 'x')
      expect(await until('an answer', () => asked.choices)).toEqual([])
    }
  })

  test('is never suggested more, or more of it, than Discord takes', async () => {
    const many = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? `${at}` : 'x'.repeat(101)))
    const { discord, channel, ada } = await openTown({ work: { suggest: () => many } })
    const asked = discord.people.type({ who: ada, in: channel }, 'stretch', 'what', 'x')
    expect((await until('suggestions', () => asked.choices)).length).toBe(25)
  })
})

describe('a break whose place takes nothing any more is stopped, and its owner told once', () => {
  test.each<readonly [string, (town: Town) => void, string]>([
    [
      'the channel is deleted',
      ({ discord, channel }) => discord.deleteChannel(channel),
      'the channel is gone',
    ],
    [
      'Limber may not see the channel any more',
      ({ discord, channel }) => void discord.change(discord.bot, channel, { deny: ['view'] }),
      'I was removed from the channel',
    ],
    [
      'Limber may not write there any more',
      ({ discord, channel }) => void discord.change(discord.bot, channel, { deny: ['send'] }),
      'I may not write there',
    ],
    [
      'Limber is removed from the server',
      ({ discord, guild }) => discord.leave(guild),
      'I was removed from the channel',
    ],
  ])('%s', async (_, happens, why) => {
    const town = await openTown()
    const { discord, ada } = town
    await setUp(town)
    happens(town)
    await town.wait('2026-11-23T10:30')
    await town.wait('2026-11-23T10:31')
    await town.wait('2026-11-24T10:30')
    const told = ofLimber(town, discord.direct(ada))
    expect(told).toHaveLength(1)
    expect(read(told[0])).toContain(why)
  })

  test('its owner takes no direct messages', async () => {
    const town = await openTown()
    const { discord, channel, ben } = town
    const where = { who: ben, in: channel }
    const offer = await answered(discord.people.slash(where, 'breaks add', { ...WHEN, 'for-whom': 'me' }))
    await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    discord.shut(ben)
    await town.wait('2026-11-23T10:30')
    await town.wait('2026-11-24T10:30')
    const posts = discord
      .requests()
      .filter(({ method, path }) => method === 'POST' && path.endsWith(`${discord.direct(ben).id}/messages`))
    expect(posts.length).toBeLessThanOrEqual(2)
    const list = await answered(discord.people.slash(where, 'breaks list'))
    expect(read(list)).toContain('direct messages are closed to me')
  })
})

test('whoever puts a stretch off and takes no direct messages is told when they want it again', async () => {
  const town = await openTown()
  const { discord, channel, ben } = town
  await setUp(town)
  await town.wait('2026-11-23T10:30')
  const where = { who: ben, in: channel }
  const putOff = async (prompt: Message | undefined) => {
    if (prompt === undefined) throw new Error('There is no prompt.')
    const question = await answered(discord.people.press(where, prompt, 'Later'))
    const promise = await answered(discord.people.press(where, question, 'In 10 minutes'))
    return [question, promise].map((one) => read(one).includes('The last one did not reach you,'))
  }
  discord.shut(ben)
  expect(await putOff(ofLimber(town, channel).at(-1))).toEqual([false, false])
  await town.wait('2026-11-23T10:40')
  await town.wait('2026-11-24T10:30')
  expect(await putOff(ofLimber(town, channel).at(-1))).toEqual([true, true])
})

describe('servers', () => {
  const workspace = ({ guild }: Town) => ({
    platform: 'discord',
    workspace: 'discord',
    channels: `${guild.id}/`,
  })

  test('are left and entered again', async () => {
    const town = await openTown()
    await until('a start', () => town.servers.length === 1)
    town.discord.leave(town.guild)
    await until('leaving', () => town.servers.length === 2)
    town.discord.enter(town.discord.guild('Stretch Co', town.guild.id))
    await until('coming back', () => town.servers.length === 3)
    expect(town.servers).toEqual([
      ['back', workspace(town)],
      ['left', workspace(town)],
      ['back', workspace(town)],
    ])
  })

  test('that Limber was removed from while it was away are left', async () => {
    const town = await openTown({ kept: ['1/2', '1/3', '4/5'] })
    await until('a start', () => town.servers.length === 3)
    expect(town.servers).toEqual([
      ['back', workspace(town)],
      ['left', { ...workspace(town), channels: '1/' }],
      ['left', { ...workspace(town), channels: '4/' }],
    ])
  })

  test('that Limber was removed from, or added to, while its session was lost are left and entered', async () => {
    const town = await openTown()
    const { discord, guild } = town
    await until('a start', () => town.servers.length === 1)
    // Nothing of what happens from now on is told again.
    discord.gateway.forget()
    discord.gateway.drop()
    discord.leave(guild)
    const added = discord.guild('Another Co')
    await until('another session', () => discord.gateway.counts().identified === 2)
    await until('both', () => town.servers.length === 3)
    discord.enter(discord.guild('Stretch Co', guild.id))
    await until('coming back', () => town.servers.length === 4)
    const another = { ...workspace(town), channels: `${added.id}/` }
    expect(town.servers).toEqual([
      ['back', workspace(town)],
      ['left', workspace(town)],
      ['back', another],
      ['back', workspace(town)],
    ])
  })

  test('that cannot be reached are not left', async () => {
    const town = await openTown()
    await until('a start', () => town.servers.length === 1)
    town.discord.leave(town.guild, true)
    await answered(town.discord.people.slash({ who: town.ada, in: town.channel }, 'limber help'))
    expect(town.servers).toEqual([['back', workspace(town)]])
  })
})
