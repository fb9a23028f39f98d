import { describe, expect, test } from 'vitest'
import { CHANNEL, type Channel } from '../../fakes/discord/objects.ts'
import { answered, labels, ofLimber, openTown, read, titleOf, until, type Town } from './town.ts'

const mention = ({ discord, ada }: Town, where: Channel, words: string) =>
  discord.people.say(ada, where, `<@${discord.bot.id}> ${words}`)

const SIGN = 'I have chest pain and my upper back hurts'

/** The message of Limber that stands there at a number, from 0. */
const nth = (town: Town, channel: Channel | string, at = 0) =>
  until('an answer', () => ofLimber(town, channel)[at])

function threadOf({ discord }: Town, id: string): Channel {
  const found = discord.threads().find((one) => one.id === id)
  if (found === undefined) throw new Error('There is no such thread.')
  return found
}

describe('a thread is a conversation of its own', () => {
  test('from the message on that it was begun with', async () => {
    const town = await openTown()
    const one = mention(town, town.channel, 'cat-cow')
    await nth(town, one.id)
    const other = mention(town, town.channel, 'chin tuck')
    await nth(town, other.id)
    mention(town, threadOf(town, one.id), 'harder')
    expect(titleOf(await nth(town, one.id, 1))).toBe('Bird dog')
  })

  test('also with commands that are typed in it', async () => {
    const town = await openTown()
    const { discord, ada, channel, guild } = town
    const thread = discord.channel(guild, 'a thread', { type: CHANNEL.thread, parent: channel.id })
    const stretch = (where: Channel, what: string) =>
      answered(discord.people.slash({ who: ada, in: where }, 'stretch', { what }))
    await stretch(thread, 'cat-cow')
    await stretch(channel, 'chin tuck')
    expect(titleOf(await stretch(thread, 'harder'))).toBe('Bird dog')
  })

  test('that tells the channel nothing of what was told in it', async () => {
    const town = await openTown()
    const { discord, guild, channel } = town
    const hidden = discord.channel(guild, 'hidden', { type: CHANNEL.privateThread, parent: channel.id })
    mention(town, hidden, 'I am pregnant and my upper back is stiff')
    await nth(town, hidden)
    const asked = mention(town, channel, 'what helps a stiff upper back')
    expect(read(await nth(town, asked.id))).not.toMatch(/pregnan/i)
  })

  test.each([
    ['a voice channel', { type: CHANNEL.voice }, []],
    ['a channel where Limber makes no threads', {}, ['createThreads']],
  ] as const)('and %s is one as a whole', async (name, kind, deny) => {
    const town = await openTown()
    const channel = town.discord.channel(town.guild, name, kind)
    town.discord.change(town.discord.bot, channel, { deny })
    mention(town, channel, 'cat-cow')
    await nth(town, channel)
    mention(town, channel, 'harder')
    expect(titleOf(await nth(town, channel, 1))).toBe('Bird dog')
  })

  test('also where a channel is for announcements', async () => {
    const town = await openTown()
    const channel = town.discord.channel(town.guild, 'news', { type: CHANNEL.announcement })
    const asked = mention(town, channel, 'cat-cow')
    expect(titleOf(await nth(town, asked.id))).toBe('Cat-cow')
    expect(threadOf(town, asked.id).type).toBe(CHANNEL.announcementThread)
  })
})

describe('a post', () => {
  test.each(['forum', 'media'] as const)('of a %s has breaks of its own', async (kind) => {
    const town = await openTown()
    const { discord, guild, ada } = town
    const forum = discord.channel(guild, kind, { type: CHANNEL[kind] })
    discord.change(ada, forum, { allow: ['manageChannels'] })
    discord.change(discord.bot, forum, { deny: ['send'] })
    const post = discord.channel(guild, 'a post', { type: CHANNEL.thread, parent: forum.id })
    const where = { who: ada, in: post }
    const when = { when: 'weekdays at 10:30, Berlin time' }
    const offer = await answered(discord.people.slash(where, 'breaks add', when))
    expect(read(offer)).not.toContain('I may not write')
    await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    await town.wait('2026-11-23T10:30')
    expect(labels(await nth(town, post))).toContain('Done')
    expect(ofLimber(town, discord.direct(ada))).toEqual([])
  })
})

describe.each(['forum', 'media'] as const)('whoever mentions Limber in a post of a %s', (kind) => {
  async function posted(town: Town): Promise<Channel> {
    const { discord, guild } = town
    const forum = discord.channel(guild, kind, { type: CHANNEL[kind] })
    discord.change(discord.bot, forum, { deny: ['send'] })
    return discord.channel(guild, 'a post', { type: CHANNEL.thread, parent: forum.id })
  }

  test('is answered there, and understood after what was said before', async () => {
    const town = await openTown()
    const post = await posted(town)
    const asked = mention(town, post, 'cat-cow')
    const card = await nth(town, post)
    expect([titleOf(card), card.message_reference]).toMatchObject(['Cat-cow', { message_id: asked.id }])
    mention(town, post, 'harder')
    expect(titleOf(await nth(town, post, 1))).toBe('Bird dog')
    expect(town.discord.threads()).toEqual([post])
  })

  test('is answered alone about a warning sign, with a line there', async () => {
    const town = await openTown()
    const post = await posted(town)
    mention(town, post, SIGN)
    expect(read(await nth(town, post))).toBe('I have answered you privately.')
    expect(titleOf(await nth(town, town.discord.direct(town.ada)))).toBe('Please get help now')
  })

  test('is warned there where nobody may write to them', async () => {
    const town = await openTown()
    const post = await posted(town)
    town.discord.shut(town.ada)
    mention(town, post, SIGN)
    expect(titleOf(await nth(town, post))).toBe('Please get help now')
  })

  test('shares with the post', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const post = await posted(town)
    const where = { who: ada, in: post }
    const card = await answered(discord.people.slash(where, 'stretch', { what: 'cat-cow' }))
    await answered(discord.people.press(where, card, 'Share'))
    expect(titleOf(await nth(town, post))).toBe('Cat-cow')
  })

  test('is answered also where it was closed before Limber came', async () => {
    const town = await openTown()
    const post = await posted(town)
    const thread_metadata = { ...(post.thread_metadata as object), archived: true }
    town.discord.update(post, { thread_metadata })
    const again = await town.restart()
    mention(again, post, 'cat-cow')
    expect(titleOf(await nth(again, post))).toBe('Cat-cow')
  })

  test('is warned alone about what they say with a command where it was closed and is locked', async () => {
    const town = await openTown()
    town.expectTrouble()
    const { discord, ada } = town
    const post = await posted(town)
    const thread_metadata = { ...(post.thread_metadata as object), archived: true, locked: true }
    discord.update(post, { thread_metadata })
    discord.people.slash({ who: ada, in: post }, 'stretch', { what: SIGN })
    expect(titleOf(await nth(town, discord.direct(ada)))).toBe('Please get help now')
    expect(ofLimber(town, post)).toEqual([])
  })

  test('is warned alone where it is locked', async () => {
    const town = await openTown()
    town.expectTrouble()
    const post = await posted(town)
    const thread_metadata = { ...(post.thread_metadata as object), locked: true }
    town.discord.update(post, { thread_metadata })
    mention(town, post, SIGN)
    expect(titleOf(await nth(town, town.discord.direct(town.ada)))).toBe('Please get help now')
  })
})

describe('a break that is asked for with a mention where Limber may not write', () => {
  test('is offered with a word about it', async () => {
    const town = await openTown()
    const { discord, ada, channel } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    discord.change(discord.bot, channel, { deny: ['send'] })
    const asked = mention(town, channel, 'remind us to stretch on weekdays at 10:30, Berlin time')
    expect(read(await nth(town, asked.id))).toContain('I may not write in this channel yet,')
  })
})
