import { describe, expect, test } from 'vitest'
import { settled, slackWorld, until } from './world.ts'

const BREAK = '/breaks add weekdays at 10:30'

describe('in direct messages among several', () => {
  const place = { platform: 'slack', workspace: 'T1', channel: 'CGROUP', isDirect: false }
  const REFUSED =
    /^Not set up\n\nI cannot post in direct messages among several.* set it up in a channel, or .*for me/

  test.each([
    ['a command', BREAK],
    ['a command that confirms', '/breaks confirm add weekdays at 10:30'],
  ])('no break is set up, and what to do instead is said: %s', async (_, written) => {
    const { slack, data } = await slackWorld()
    await slack.command('UADA', 'CGROUP', written)
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(REFUSED)
    expect(slack.ephemerals()[0]?.text).not.toContain('/invite')
    expect(await data.store.breaksIn(place)).toEqual([])
  })

  test('nor by a button from before, nor by somebody who administers', async () => {
    const { slack, data } = await slackWorld()
    const { members } = slack.state.channels.get('CGROUP')!
    slack.state.channels.set('CGROUP', { members: [...(members ?? []), 'UBOSS'] })
    await slack.command('UBOSS', 'CGROUP', BREAK)
    const draft = await until(() => slack.ephemerals()[0])
    slack.state.channels.set('CGROUP', {
      isGroup: true,
      isPrivate: true,
      isMember: false,
      members: ['UBOSS'],
    })
    await slack.press('UBOSS', draft, 'Yes, set it up')
    const answer = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    expect(answer.text).toMatch(REFUSED)
    expect(await data.store.breaksIn(place)).toEqual([])
  })

  test('nor in a form', async () => {
    const { slack, data } = await slackWorld()
    await slack.command('UADA', 'CGROUP', '/breaks add')
    await slack.submit('UADA', await until(() => slack.views('UADA')[0]), {
      when: { when: { type: 'plain_text_input', value: 'weekdays at 10:30' } },
    })
    expect(JSON.stringify(slack.views('UADA'))).toContain('I cannot post in direct messages among several')
    expect(await data.store.breaksIn(place)).toEqual([])
  })

  test('nor by mention, where Limber was from the beginning', async () => {
    const { slack, data } = await slackWorld()
    slack.state.channels.set('CGROUP', { isGroup: true, isPrivate: true, members: ['UADA', 'UBOB'] })
    await slack.mention('UADA', 'CGROUP', '<@ULIMBER> remind us to stretch on weekdays at 10:30')
    const answer = await until(() => slack.ephemerals()[0] ?? slack.messages('CGROUP')[0])
    expect(answer.text).toMatch(REFUSED)
    await slack.mention('UADA', 'CGROUP', '<@ULIMBER> yes')
    await settled({ slack })
    expect(await data.store.breaksIn(place)).toEqual([])
  })

  test('one for somebody alone is, and everything else is answered', async () => {
    const { slack, data } = await slackWorld()
    await slack.command('UADA', 'CGROUP', `${BREAK}; for me`)
    await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Yes, set it up')
    const done = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    expect(done.text).toMatch(/^Your break 1 is set up\n/)
    expect(await data.store.breaksOf('slack/T1/UADA')).toHaveLength(1)
    await slack.command('UADA', 'CGROUP', '/stretch cat-cow')
    await slack.press('UADA', await until(() => slack.ephemerals()[1]), 'Share')
    const { text } = await until(() => slack.ephemerals()[2])
    expect(text).toMatch(/^That cannot be shared here\n\n.*Share it in a channel that I am in/)
  })
})
