import { describe, expect, test } from 'vitest'
import { settled, slackWorld, until } from './world.ts'

describe('a direct message', () => {
  test('is answered there, also in a thread', async () => {
    const { slack } = await slackWorld()
    await slack.direct('UADA', 'crushing chest pain')
    await slack.direct('UBOB', 'cat-cow', { thread_ts: '1700000000.000100' })
    const [sign] = await until(() => slack.messages('DUADA').length === 1 && slack.messages('DUADA'))
    expect(sign?.text).toMatch(/get help now/i)
    expect(sign?.thread).toBeUndefined()
    const answer = await until(() => slack.messages('DUBOB')[0])
    expect(answer.thread).toBe('1700000000.000100')
  })

  test('of a warning sign is answered again where the answer may not have arrived', async () => {
    const { slack } = await slackWorld()
    slack.fault('chat.postMessage', { status: 500 })
    await slack.direct('UADA', 'crushing chest pain')
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
  })

  test('goes on with what was said before', async () => {
    const { slack } = await slackWorld()
    await slack.direct('UADA', 'cat-cow')
    await until(() => slack.messages('DUADA').length === 1)
    await slack.direct('UADA', 'easier')
    const answer = await until(() => slack.messages('DUADA')[1])
    expect(answer.text).toMatch(/easier/i)
  })

  test.each<readonly [string, object, number]>([
    ['with a picture', { subtype: 'file_share' }, 1],
    ['shown besides its thread', { subtype: 'thread_broadcast', thread_ts: '1700000000.000100' }, 1],
    ['with "/me"', { subtype: 'me_message' }, 1],
    ['of another bot', { subtype: 'bot_message', bot_id: 'B2' }, 0],
    ['of an app', { bot_id: 'B2' }, 0],
    ['that was changed', { subtype: 'message_changed' }, 0],
    ['that was deleted', { subtype: 'message_deleted' }, 0],
    ['in a channel', { channel_type: 'channel', channel: 'CTEAM' }, 0],
    ['among several', { channel_type: 'mpim', channel: 'CTEAM' }, 0],
  ])('%s', async (_, more, answers) => {
    const { slack } = await slackWorld()
    await slack.direct('UADA', 'cat-cow', { ...more })
    await settled({ slack })
    expect(slack.calls('chat.postMessage')).toHaveLength(answers)
  })

  const edit = (text: string, more: object = {}) => {
    const message = {
      user: 'UADA',
      ts: '1700000000.000100',
      text,
      edited: { user: 'UADA', ts: '1.2' },
      ...more,
    }
    return { type: 'message', subtype: 'message_changed', channel: 'DUADA', channel_type: 'im', message }
  }

  test('that was changed is answered where it is a warning sign now, once for each change', async () => {
    const { slack } = await slackWorld()
    await slack.event(edit('crushing chest pain'))
    await slack.event(edit('crushing chest pain'))
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
    await slack.event(edit('crushing chest pain!', { edited: { user: 'UADA', ts: '1.3' } }))
    await until(() => slack.messages('DUADA').length === 2)
    await settled({ slack })
    expect(slack.messages('DUADA')).toHaveLength(2)
    await slack.direct('UADA', 'cat-cow')
    expect((await until(() => slack.messages('DUADA')[2])).text).toMatch(/get help now/i)
  })

  test('that was changed is answered beside it, also where it has answers', async () => {
    const { slack } = await slackWorld()
    await slack.event(edit('crushing chest pain', { thread_ts: '1700000000.000100' }))
    expect((await until(() => slack.messages('DUADA')[0])).thread).toBeUndefined()
  })

  test.each<readonly [string, object]>([
    ['it is no warning sign', edit('cat-cow')],
    ['it is a command', edit('/breaks add weekdays at 10:30')],
    ['Slack only showed a page below it', edit('crushing chest pain', { edited: undefined })],
    ['it is of a bot', edit('crushing chest pain', { bot_id: 'B2' })],
    [
      'its words stayed as they were',
      { ...edit('crushing chest pain'), previous_message: { text: 'crushing chest pain' } },
    ],
    ['it is in a channel', { ...edit('crushing chest pain'), channel_type: 'channel', channel: 'CTEAM' }],
  ])('that was changed is not answered where %s', async (_, event) => {
    const { slack } = await slackWorld()
    await slack.event({ ...event })
    await settled({ slack })
    expect(slack.calls('chat.postMessage')).toEqual([])
  })

  test('that is changed to "yes" confirms nothing', async () => {
    const { slack, data } = await slackWorld()
    await slack.direct('UADA', 'remind me to stretch on weekdays at 10:30')
    await until(() => slack.messages('DUADA').length === 1)
    await slack.event(edit('yes'))
    await settled({ slack })
    expect(await data.store.breaksOf('slack/T1/UADA')).toEqual([])
  })

  test('that was passed on is answered as what somebody else wrote', async () => {
    const { slack } = await slackWorld()
    await slack.direct('UADA', '', { attachments: [{ is_share: true, text: 'crushing chest pain' }] })
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
    await slack.direct('UADA', 'cat-cow')
    expect((await until(() => slack.messages('DUADA')[1])).text).toMatch(/^Cat-cow/)
  })

  test.each<readonly [string, string, object, RegExp]>([
    ['a warning sign in it comes first', 'what can I do about this?', { is_share: true }, /get help now/i],
    ['also above an exercise', 'cat-cow', { is_msg_unfurl: true }, /get help now/i],
    ['what Slack shows of a link is of nobody', 'cat-cow <https://stretch.example>', {}, /^Cat-cow/],
  ])('that was passed on with a word to it: %s', async (_, text, more, expected) => {
    const { slack } = await slackWorld()
    const below = { ...more, text: 'crushing chest pain since this morning' }
    await slack.direct('UADA', text, { attachments: [below] })
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(expected)
    await slack.direct('UADA', 'cobra')
    expect((await until(() => slack.messages('DUADA')[1])).text).toMatch(/^Cobra/)
  })

  test('that was changed is answered where a warning sign stands in what it passes on', async () => {
    const { slack } = await slackWorld()
    const attachments = [{ is_share: true, text: 'crushing chest pain' }]
    await slack.event(edit('what can I do about this?', { attachments }))
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
    await slack.direct('UADA', 'cobra')
    expect((await until(() => slack.messages('DUADA')[1])).text).toMatch(/^Cobra/)
  })

  test('of which the answer takes its time shows that Limber is at it, and no answer waits for that', async () => {
    let answerNow = () => {}
    const asked = new Promise<void>((resolve) => (answerNow = resolve))
    const { slack } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    slack.fault('assistant.threads.setStatus', { error: 'internal_error' })
    await slack.direct('UADA', 'cat-cow', { thread_ts: '1700000000.000100' })
    const { args } = await until(() => slack.calls('assistant.threads.setStatus')[0])
    expect(args).toEqual({
      channel_id: 'DUADA',
      thread_ts: '1700000000.000100',
      status: 'is looking for what helps …',
      team_id: undefined,
    })
    answerNow()
    await until(() => slack.messages('DUADA').length === 1)
  })

  test('outside a thread shows so below itself, and it ends with the answer', async () => {
    let answerNow = () => {}
    const asked = new Promise<void>((resolve) => (answerNow = resolve))
    const { slack } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    const ts = await slack.direct('UADA', 'cat-cow')
    const statuses = () => slack.calls('assistant.threads.setStatus').map(({ args }) => args)
    await until(() => statuses().length === 1)
    answerNow()
    await until(() => statuses().length === 2)
    expect(statuses()).toMatchObject([
      { thread_ts: ts, status: 'is looking for what helps …' },
      { thread_ts: ts, status: '' },
    ])
    await until(() => slack.messages('DUADA').length === 1)
  })

  test('is answered though Slack takes its time to show that Limber is at it', async () => {
    let answerNow = () => {}
    const asked = new Promise<void>((resolve) => (answerNow = resolve))
    const { slack } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    const never = Promise.withResolvers<void>()
    slack.fault('assistant.threads.setStatus', { until: never.promise })
    await slack.direct('UADA', 'cat-cow')
    await until(() => slack.calls('assistant.threads.setStatus').length === 1)
    answerNow()
    await until(() => slack.messages('DUADA').length === 1)
    never.resolve()
  })
})
