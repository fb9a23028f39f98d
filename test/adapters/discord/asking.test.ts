import { describe, expect, test } from 'vitest'
import type { Asked } from '../../fakes/discord/interactions.ts'
import type { Channel } from '../../fakes/discord/objects.ts'
import { CHANNEL } from '../../fakes/discord/objects.ts'
import {
  answered,
  isPrivate,
  labels,
  ofLimber,
  openTown,
  read,
  timesAnswered,
  titleOf,
  until,
  type Town,
} from './town.ts'

/** The first message of Limber in a channel. */
const first = (town: Town, channel: Channel | string, what = 'an answer') =>
  until(what, () => ofLimber(town, channel)[0])

const COMPLAINT = 'what helps upper back stiffness'
const SIGN = 'I have chest pain and my upper back hurts'

function mention({ discord, ada, channel }: Town, words: string, where: Channel = channel) {
  return discord.people.say(ada, where, `<@${discord.bot.id}> ${words}`)
}

describe('a mention', () => {
  test('is answered in a thread of its own', async () => {
    const town = await openTown()
    const asked = mention(town, COMPLAINT)
    const reply = await first(town, asked.id)
    expect(titleOf(reply)).toBe('Worth trying for your upper back')
    expect(town.discord.threads().map(({ name }) => name)).toEqual(['Worth trying for your upper back'])
    expect(ofLimber(town, town.channel)).toEqual([])
  })

  test('in a thread is answered there', async () => {
    const town = await openTown()
    const thread = town.discord.channel(town.guild, 'a thread', {
      type: CHANNEL.thread,
      parent: town.channel.id,
    })
    mention(town, COMPLAINT, thread)
    expect(titleOf(await first(town, thread))).toBe('Worth trying for your upper back')
    expect(town.discord.threads()).toHaveLength(1)
  })

  test.each([
    ['no thread may be made', { deny: ['createThreads'] }],
    ['nothing may be said in threads', { deny: ['sendInThreads'] }],
  ] as const)('is answered in the channel where %s', async (_, rights) => {
    const town = await openTown()
    town.discord.change(town.discord.bot, town.channel, rights)
    const asked = mention(town, COMPLAINT)
    const reply = await first(town, town.channel)
    expect(titleOf(reply)).toBe('Worth trying for your upper back')
    expect(reply.message_reference).toMatchObject({ message_id: asked.id })
    // A thread that nobody can be answered in is not made.
    expect(town.discord.threads()).toEqual([])
  })

  test('is answered in the thread that is there already where none may be made', async () => {
    const town = await openTown()
    const { discord, ada, channel, guild } = town
    const first = discord.people.say(ada, channel, 'who knows stretches?')
    discord.channel(guild, 'theirs', { id: first.id, type: CHANNEL.thread, parent: channel.id })
    discord.change(discord.bot, channel, { deny: ['createThreads'] })
    discord.people.edit(first, `<@${discord.bot.id}> ${SIGN}`)
    await until('a line', () => ofLimber(town, first.id)[0])
    expect(ofLimber(town, channel)).toEqual([])
  })

  test('is answered in the chat of a voice channel, which has no threads', async () => {
    const town = await openTown()
    const voice = town.discord.channel(town.guild, 'talk', { type: CHANNEL.voice })
    mention(town, COMPLAINT, voice)
    expect(titleOf(await first(town, voice))).toBe('Worth trying for your upper back')
  })

  test('without a word is told what can be asked', async () => {
    const town = await openTown()
    const asked = mention(town, '')
    expect(titleOf(await first(town, asked.id))).toBe('Limber, for stiff upper backs')
  })

  test('is understood after what was said before, also in an answer to Limber', async () => {
    const town = await openTown()
    const asked = mention(town, 'cat-cow')
    const card = await first(town, asked.id)
    const thread = town.discord.threads()[0]
    if (thread === undefined) throw new Error('There is no thread.')
    town.discord.people.say(town.ada, thread, 'something harder', { answers: card })
    const [, harder] = await until('a second answer', () => {
      const all = ofLimber(town, thread)
      return all.length > 1 && all
    })
    expect(titleOf(harder)).toBe('Bird dog')
  })

  test('of a warning sign is answered to whoever asked, with one neutral line in the thread', async () => {
    const town = await openTown()
    const asked = mention(town, SIGN)
    expect(read(await first(town, asked.id))).toBe('I have answered you privately.')
    expect(titleOf(await first(town, town.discord.direct(town.ada)))).toBe('Please get help now')
    expect(town.discord.threads().map(({ name }) => name)).toEqual(['Limber'])
  })

  test('of a warning sign is answered in the thread where nobody may write to them, without their words', async () => {
    const town = await openTown()
    town.discord.shut(town.ada)
    const asked = mention(town, SIGN)
    const reply = await first(town, asked.id)
    expect(titleOf(reply)).toBe('Please get help now')
    expect(read(reply)).not.toContain('my upper back hurts')
    expect(town.discord.threads().map(({ name }) => name)).toEqual(['Limber'])
  })

  test('of what nobody else should read says so where nobody may write to them', async () => {
    const town = await openTown()
    town.discord.shut(town.ada)
    const asked = mention(town, 'what do you store about me')
    const line = await first(town, asked.id)
    expect(read(line)).toContain('I would rather answer that to you alone')
  })

  test('of what nobody else should read says truly where they could not be reached just now', async () => {
    const town = await openTown()
    town.discord.fail({ method: 'POST', path: /users\/@me\/channels$/, status: 503, times: 4 })
    const asked = mention(town, 'what do you store about me')
    const line = read(await first(town, asked.id))
    expect(line).toContain('could not reach you in direct messages just now')
    expect(line).toContain('/limber mydata')
  })

  test('of the role that looks like Limber is told how Limber is asked, and not without end', async () => {
    const town = await openTown()
    const { discord, channel, ada, guild } = town
    const asked = discord.people.say(ada, channel, `<@&${guild.role}> ${SIGN}`)
    const reply = await first(town, channel)
    expect(read(reply)).toContain('Please mention me, @Limber, and not my role')
    expect(reply.message_reference).toMatchObject({ message_id: asked.id })
    for (let at = 0; at < 5; at++) discord.people.say(ada, channel, `<@&${guild.role}> hello`)
    const both = mention(town, `<@&${guild.role}> cat-cow`)
    expect(titleOf(await first(town, both.id))).toBe('Cat-cow')
    expect(ofLimber(town, channel)).toHaveLength(2)
  })

  test('of others, of bots and in passing is left alone', async () => {
    const town = await openTown()
    const { discord, channel, ben } = town
    discord.people.say(ben, channel, 'my upper back is stiff')
    discord.people.say({ ...ben, bot: true }, channel, `<@${discord.bot.id}> cat-cow`)
    discord.people.say(ben, channel, `@everyone <@${town.ada.id}> hello`)
    const asked = mention(town, COMPLAINT)
    await first(town, asked.id)
    expect(discord.threads()).toHaveLength(1)
  })

  test('that is delivered twice is answered once', async () => {
    const town = await openTown()
    const asked = mention(town, COMPLAINT)
    town.discord.people.again()
    await first(town, asked.id)
    const later = mention(town, 'cat-cow')
    await first(town, later.id)
    expect(ofLimber(town, asked.id)).toHaveLength(1)
    expect(ofLimber(town, town.channel)).toEqual([])
  })

  test('in whose thread somebody else was faster is answered there', async () => {
    const town = await openTown()
    const { discord, channel, guild } = town
    discord.fail({
      method: 'POST',
      path: /threads$/,
      status: 400,
      body: { code: 160004, message: 'A thread has already been created for this message' },
    })
    const asked = mention(town, COMPLAINT)
    discord.channel(guild, 'theirs', { id: asked.id, type: CHANNEL.thread, parent: channel.id })
    expect(titleOf(await first(town, asked.id))).toBe('Worth trying for your upper back')
    expect(ofLimber(town, channel)).toEqual([])
  })

  test('is answered once by however many processes', async () => {
    const town = await openTown({ knowsAgainFor: 60_000 })
    const other = await town.beside()
    const asked = mention(town, COMPLAINT)
    await first(town, asked.id)
    town.discord.people.say(town.ada, town.discord.direct(town.ada), 'cat-cow')
    await first(town, town.discord.direct(town.ada))
    await town.messenger.stop()
    await other.messenger.stop()
    expect(ofLimber(town, asked.id)).toHaveLength(1)
    expect(ofLimber(town, town.channel)).toEqual([])
    expect(ofLimber(town, town.discord.direct(town.ada))).toHaveLength(1)
  })

  test('whose answer Discord took without saying so is answered once', async () => {
    const town = await openTown({ knowsAgainFor: 60_000 })
    town.discord.fail({ method: 'POST', path: /messages$/, status: 502, isDone: true })
    const asked = mention(town, COMPLAINT)
    await first(town, asked.id)
    const posts = () => town.discord.requests().filter(({ path }) => path.endsWith(`${asked.id}/messages`))
    await until('another try', () => posts().length === 2)
    await town.messenger.stop()
    expect(ofLimber(town, asked.id)).toHaveLength(1)
  })

  test('where Limber may say nothing at all is reported, and stops nothing', async () => {
    const town = await openTown()
    town.expectTrouble()
    const mute = town.discord.channel(town.guild, 'mute')
    town.discord.change(town.discord.bot, mute, { deny: ['send', 'createThreads'] })
    mention(town, COMPLAINT, mute)
    await until('a report', () => town.heard.find(({ event }) => event === 'problem'))
    const asked = mention(town, COMPLAINT)
    await first(town, asked.id)
  })
})

describe('direct messages', () => {
  test('are answered there, and remember what was said', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const direct = discord.direct(ada)
    discord.people.say(ada, direct, 'my neck is stiff')
    await first(town, direct)
    discord.people.say(ada, direct, 'the second one')
    const [, second] = await until('a second answer', () => {
      const all = ofLimber(town, direct)
      return all.length > 1 && all
    })
    expect(read(second)).toContain('Stop if')
    expect(labels(second)).not.toContain('Share')
  })

  test('take commands as well', async () => {
    const town = await openTown()
    const direct = town.discord.direct(town.ada)
    town.discord.people.say(town.ada, direct, '/breaks list')
    town.discord.people.say(town.ada, direct, '/etc/passwd hurts my neck')
    const [list, neck] = await until('two answers', () => {
      const all = ofLimber(town, direct)
      return all.length > 1 && all
    })
    expect([list, neck].map(titleOf).toSorted()).toEqual([
      'Worth trying for your neck',
      'You have no breaks yet',
    ])
  })

  test('of a warning sign are answered at once', async () => {
    const town = await openTown()
    const direct = town.discord.direct(town.ada)
    town.discord.people.say(town.ada, direct, SIGN)
    expect(titleOf(await first(town, direct))).toBe('Please get help now')
  })
})

describe('a command', () => {
  test.each([
    ['stretch', { what: 'cat-cow' }, 'Cat-cow'],
    ['stretch', {}, ''],
    ['stretch', { what: SIGN }, 'Please get help now'],
    ['routine', { what: '5 minutes neck' }, ''],
    ['breaks list', {}, ''],
    ['breaks preview', { when: 'weekdays at 10:30' }, ''],
    ['limber help', {}, ''],
    ['limber privacy', {}, ''],
    ['limber mydata', {}, ''],
    ['limber forget', {}, ''],
    ['limber check', {}, ''],
  ] as const)('/%s %o is answered to whoever asked alone', async (name, options, title) => {
    const { discord, channel, ada } = await openTown()
    const reply = await answered(discord.people.slash({ who: ada, in: channel }, name, options))
    expect(isPrivate(reply)).toBe(true)
    expect(titleOf(reply)).not.toBe('')
    if (title !== '') expect(titleOf(reply)).toBe(title)
  })

  test('in a language of theirs has a first line in it', async () => {
    const { discord, channel, ada } = await openTown()
    const asked = discord.people.slash({ who: ada, in: channel, locale: 'de' }, 'stretch', {
      what: 'Brustschmerzen',
    })
    expect(read(await answered(asked))).toMatch(/\b(?:ist|und|nicht|Hilfe)\b/)
  })

  test('alone with Limber, and where people have it for themselves, offers nothing to share', async () => {
    const { discord, channel, guild, ada } = await openTown()
    const elsewhere = { ...channel, id: '77', guild_id: '78' }
    const wheres = [
      { who: ada, in: discord.direct(ada) },
      { who: ada, in: elsewhere, isOwnInstall: true },
      { who: ada, in: { id: '79', type: CHANNEL.direct }, isAmongPeople: true },
    ]
    for (const where of wheres) {
      const reply = await answered(discord.people.slash(where, 'stretch', { what: 'cat-cow' }))
      expect(titleOf(reply)).toBe('Cat-cow')
      expect(labels(reply)).not.toContain('Share')
    }
    expect(guild.members.size).toBe(4)
  })

  test.each([
    ['cat-cow', false],
    [SIGN, true],
  ])('that cannot be answered any more is so only about a warning sign: %s', async (what, isSign) => {
    const town = await openTown()
    town.expectTrouble()
    const { discord, channel, ada } = town
    discord.fail({
      method: 'POST',
      path: /callback$/,
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    })
    discord.people.slash({ who: ada, in: channel }, 'stretch', { what })
    if (isSign) expect(titleOf(await first(town, discord.direct(ada)))).toBe('Please get help now')
    else await until('a report', () => town.heard.find(({ event }) => event === 'problem'))
    expect(ofLimber(town, discord.direct(ada))).toHaveLength(isSign ? 1 : 0)
  })

  test('that is delivered twice is answered once', async () => {
    const { discord, channel, ada } = await openTown()
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    discord.people.again()
    await answered(asked)
    await answered(discord.people.slash({ who: ada, in: channel }, 'limber help'))
    expect(timesAnswered(asked)).toBe(1)
  })
})

describe('a command whose answer Discord took without saying so', () => {
  test('is answered once, and nobody is told that it failed', async () => {
    const { discord, channel, ada } = await openTown()
    discord.fail({ method: 'POST', path: /callback$/, status: 502, isDone: true })
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    expect(titleOf(await answered(asked))).toBe('Cat-cow')
    await until('another try', () => discord.violations().length > 0)
    // The library tries again, and Discord says that it has an answer already.
    expect(discord.violations()).toEqual(['an interaction is answered twice'])
    discord.clearViolations()
    expect(timesAnswered(asked)).toBe(1)
  })
})

describe('the menu of a message', () => {
  test('suggests a stretch for its words, to whoever asked alone', async () => {
    const { discord, channel, ada, ben } = await openTown()
    const message = discord.people.say(ben, channel, 'my neck is so stiff today')
    const reply = await answered(
      discord.people.shortcut({ who: ada, in: channel }, 'Suggest a stretch', message),
    )
    expect(isPrivate(reply)).toBe(true)
    expect(titleOf(reply)).toBe('Worth trying for your neck')
    expect(discord.threads()).toEqual([])
  })
})

describe('a message that is passed on', () => {
  test.each([
    ['my neck is so stiff today', 'Worth trying for your neck'],
    [SIGN, 'Please get help now'],
  ])('to Limber is answered as words of somebody else: %s', async (words, title) => {
    const town = await openTown()
    const { discord, ada, ben, channel } = town
    const theirs = discord.people.say(ben, channel, words)
    discord.people.forward(ada, discord.direct(ada), theirs)
    expect(titleOf(await first(town, discord.direct(ada)))).toBe(title)
    const own = discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    expect(titleOf(await answered(own))).toBe('Cat-cow')
  })
})

describe('a message that is edited', () => {
  test('into a warning sign is answered, once for each edit', async () => {
    const town = await openTown({ knowsAgainFor: 60_000 })
    const { discord, ada } = town
    const asked = mention(town, 'my upper back is stiff')
    await first(town, asked.id)
    const edited = discord.people.edit(asked, `<@${discord.bot.id}> ${SIGN}`)
    discord.people.unfurl(edited)
    expect(titleOf(await first(town, discord.direct(ada)))).toBe('Please get help now')
    await until('a line', () => read(ofLimber(town, asked.id)[1]) === 'I have answered you privately.')
    discord.people.say(ada, discord.direct(ada), 'thank you')
    await until('an answer', () => ofLimber(town, discord.direct(ada))[1])
    expect(ofLimber(town, discord.direct(ada))).toHaveLength(2)
  })

  test('in direct messages as well', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const direct = discord.direct(ada)
    const asked = discord.people.say(ada, direct, 'cat-cow')
    await first(town, direct)
    discord.people.edit(asked, SIGN)
    const [, help] = await until('help', () => {
      const all = ofLimber(town, direct)
      return all.length > 1 && all
    })
    expect(titleOf(help)).toBe('Please get help now')
  })

  test('in direct messages that nobody has written to since Limber came', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const direct = discord.direct(ada)
    const asked = discord.people.say(ada, direct, 'cat-cow')
    await first(town, direct)
    await town.restart()
    discord.people.edit(asked, SIGN)
    await until('help', () => ofLimber(town, direct).some((one) => titleOf(one) === 'Please get help now'))
  })

  test('into anything else is left alone, as is a link that is shown', async () => {
    const town = await openTown()
    const { discord } = town
    const asked = mention(town, 'cat-cow')
    await first(town, asked.id)
    discord.people.edit(asked, `<@${discord.bot.id}> bird dog`)
    discord.people.unfurl(asked)
    discord.people.edit(discord.people.say(town.ben, town.channel, 'hello'), SIGN)
    const later = mention(town, 'bird dog')
    await first(town, later.id)
    await town.messenger.stop()
    expect([ofLimber(town, asked.id).length, ofLimber(town, town.channel).length]).toEqual([1, 0])
  })
})

describe('what is of another time', () => {
  test.each<readonly [string, (town: Town, text: string) => Asked]>([
    [
      'a command',
      ({ discord, ada, channel }, what) => discord.people.slash({ who: ada, in: channel }, 'old', { what }),
    ],
    [
      'a form',
      ({ discord, ada, channel }, when) =>
        discord.people.submit(
          { who: ada, in: channel },
          { custom_id: 'form|0', components: [{ component: { type: 4, custom_id: 'when' } }] },
          { when },
        ),
    ],
  ])('%s has expired, and a warning sign in it has not', async (_, ask) => {
    const town = await openTown()
    const expired = await answered(ask(town, 'daily at 9'))
    expect([titleOf(expired), isPrivate(expired)]).toEqual(['That has expired', true])
    expect(titleOf(await answered(ask(town, SIGN)))).toBe('Please get help now')
  })

  test('the menu of a message has expired', async () => {
    const { discord, ada, channel } = await openTown()
    const message = discord.people.say(ada, channel, 'hello')
    const reply = await answered(discord.people.shortcut({ who: ada, in: channel }, 'Old', message))
    expect([titleOf(reply), isPrivate(reply)]).toEqual(['That has expired', true])
  })
})
