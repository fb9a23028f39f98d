import { describe, expect, test } from 'vitest'
import { escaped, readable } from '../../../adapters/slack/show/escape.ts'
import { HOSTILE } from '../../hostile.ts'
import { slackWorld, until } from './world.ts'

/** What people write, as Slack brings it. */
const WRITTEN: readonly (readonly [why: string, written: string])[] = [
  ['calls everybody', '<!channel> <!here> <!everyone> break 2 @here @channel'],
  ['calls somebody', '<@UBOB> <!subteam^S1|@team> and @bob'],
  ['smuggles a link', '<https://evil.example|click here> https://evil.example evil.example'],
  ['is full of mark-up', '*bold* _it_ ~no~ `code` ```block``` &gt; quote :smile:'],
  ['closes what it did not open', '&lt;/script&gt; &amp;lt; *_~`'],
  ['is longer than anybody reads', `my neck ${'and my shoulder '.repeat(200)}`],
  ['is very long', 'x'.repeat(40_000)],
  ['wants a break for everybody', 'remind <!channel> *at* <https://evil.example|10:30> <@UBOB> tomorrowish'],
]

describe('whatever somebody writes is answered, mentions nobody and leads nowhere', () => {
  test.each(WRITTEN)('%s', async (_, written) => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', `<@ULIMBER> ${written}`)
    await slack.direct('UADA', written)
    await slack.command('UADA', 'CTEAM', `/stretch ${written}`)
    await slack.command('UADA', 'CTEAM', `/breaks add ${written}`)
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', written)
    await until(() => slack.messages('CTEAM').length === 1 && slack.messages('DUADA').length === 1)
    await until(() => slack.ephemerals().length === 3)
    const said = [...slack.messages('CTEAM'), ...slack.messages('DUADA'), ...slack.ephemerals()]
    for (const { text, blocks } of said) {
      expect(text).not.toMatch(/<[!@#h]/)
      expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?:user|usergroup|broadcast|mrkdwn)"/)
      expect(JSON.stringify(blocks)).not.toMatch(/"url":"[^"]*evil/)
    }
    for (const { args } of slack.calls('chat.postMessage')) {
      expect(args).toMatchObject({
        parse: 'none',
        link_names: 'false',
        unfurl_links: 'false',
        unfurl_media: 'false',
      })
    }
  })
})

test.each([
  ['<@ULIMBER> cat-cow', 'cat-cow'],
  ['hey <@ULIMBER>, my neck', 'hey , my neck'],
  ['<@UBOB|bob> says &lt;b&gt; &amp;amp; more', 'says <b> &amp; more'],
  ['see <#C1|general> and <#C2>', 'see #general and'],
  ['<https://limber.example|Limber> and <https://limber.example>', 'Limber and https://limber.example'],
  ['<mailto:ada@team.example|ada@team.example>', 'ada@team.example'],
  ['<!here> <!subteam^S1|@team> <!date^1^{date}|in May>', 'in May'],
  ['one\ntwo', 'one\ntwo'],
])('%s is read as words', (written, expected) => {
  expect(readable(written)).toBe(expected)
})

test('what is escaped is read again as it was', () => {
  for (const { text } of HOSTILE) {
    expect(escaped(text)).not.toMatch(/[<>]/)
    const isPlain = text.trim() === text && !/[^\S\n]{2,}|[^\S\n ]/.test(text)
    if (isPlain) expect(readable(escaped(text))).toBe(text)
  }
})
