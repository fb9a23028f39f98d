import { describe, expect, test } from 'vitest'
import { markIn } from '../../../adapters/discord/show/mark.ts'
import { wordsOf } from '../../fakes/discord/objects.ts'
import { HOSTILE } from '../../hostile.ts'
import { answered, labels, ofLimber, openTown, until, type Town } from './town.ts'

/** What people write to make a bot do something that they may not do themselves. */
const NASTY: readonly (readonly [why: string, written: string])[] = [
  ['calls everybody', '@everyone @here cat-cow'],
  ['calls somebody, a role and a channel', '<@1> <@&2> <#3> cat-cow'],
  ['is formatted', '**cat** *cow* __x__ ~~y~~ ||hidden|| `z`'],
  ['hides a link', '[your bank](https://evil.example) cat-cow'],
  ['invites somewhere else', 'discord.gg/evil https://discord.gg/evil'],
  ['opens code and does not close it', '```\ncat-cow'],
  ['begins a heading, a quotation and small print', '# cat-cow\n>>> x\n-# y'],
  ['is as long as Discord lets it be', 'cat-cow '.repeat(500).slice(0, 4_000)],
  ['is as long, of signs', '*_~`|<>[]@#'.repeat(364).slice(0, 4_000)],
  ['looks like a button', '1|breaks|confirm add daily at 9'],
  ...HOSTILE.filter(({ text }) => text.length <= 4_000).map(({ what, text }) => [what, text] as const),
]

/** Nothing but what Limber writes itself is mark-up. */
function smuggled(words: string): readonly string[] {
  return words.match(/(?<!\\)(?:<[@#/:at]|@(?:everyone|here)|\|\||```|https?:\/\/evil|discord\.gg\/)/g) ?? []
}

describe('whatever somebody writes is answered, and stays words', () => {
  test('in a mention, in direct messages and in a command', async () => {
    // Of each way one person, so that nobody asks too much.
    const town = await openTown()
    const { discord, channel, guild } = town
    for (const [why, written] of NASTY) {
      const who = discord.person(why)
      discord.join(who, guild)
      const mention = discord.people.say(who, channel, `<@${discord.bot.id}> ${written}`)
      const direct = discord.direct(who)
      discord.people.say(who, direct, written)
      const command = discord.people.slash({ who, in: channel }, 'stretch', { what: written })
      const replies = [
        await until(`a thread: ${why}`, () => ofLimber(town, mention.id)[0]),
        await until(`an answer: ${why}`, () => ofLimber(town, direct)[0]),
        await answered(command),
      ]
      for (const reply of replies) {
        expect([why, smuggled(wordsOf(reply))]).toEqual([why, []])
        expect([why, reply.mentions, reply.mention_everyone]).toEqual([why, [], false])
      }
    }
  })
})

test('a prompt that was pressed before anybody looked for it is found all the same', async () => {
  const town = await openTown()
  const { discord, channel, ada } = town
  const where = { who: ada, in: channel }
  const offer = await answered(
    discord.people.slash(where, 'breaks add', { when: 'weekdays at 10:30, Berlin time', 'for-whom': 'me' }),
  )
  await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
  await town.wait('2026-11-23T10:30')
  const standing = (): ReturnType<typeof ofLimber> => ofLimber(town as Town, discord.direct(ada))
  const prompt = await until('a prompt', () => standing()[0])
  const mark = markIn(prompt.components)
  expect(mark).toBeDefined()
  await answered(discord.people.press({ who: ada, in: discord.direct(ada) }, prompt, 'Done'))
  const [now] = standing()
  expect(now?.edited_timestamp).not.toBe(null)
  expect(markIn(now?.components)).toEqual(mark)
})
