import { describe, expect, test } from 'vitest'
import { settled, slackWorld, until } from './world.ts'
import { wordsIn } from './words-in.ts'

const labels = (message: { readonly blocks: readonly unknown[] }) =>
  (message.blocks as { type: string; elements?: { text?: { text: string } }[] }[]).flatMap(
    ({ type, elements = [] }) => (type === 'actions' ? elements.map(({ text }) => text?.text) : []),
  )

describe('a mention', () => {
  test('is answered in a thread where it was', async () => {
    const { slack } = await slackWorld()
    const ts = await slack.mention('UADA', 'CTEAM', '<@ULIMBER> my neck is stiff from the laptop')
    const [answer] = await until(() => slack.messages('CTEAM').length === 1 && slack.messages('CTEAM'))
    expect(answer).toMatchObject({ thread: ts, isUnfurled: false })
    expect(answer?.text).toContain('What fits best')
    expect(slack.ephemerals()).toEqual([])
  })

  test('in a thread is answered in that thread', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow', { thread_ts: '1700000000.000100' })
    const answer = await until(() => slack.messages('CTEAM')[0])
    expect(answer.thread).toBe('1700000000.000100')
  })

  test('goes on with what was said before', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow', { thread_ts: '1700000000.000100' })
    await until(() => slack.messages('CTEAM').length === 1)
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> harder', { thread_ts: '1700000000.000100' })
    const answer = await until(() => slack.messages('CTEAM')[1])
    expect(answer.text).toMatch(/^Bird dog/)
  })

  test('can be a command, which Slack takes in no thread', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> /stretch cat-cow')
    const answer = await until(() => slack.messages('CTEAM')[0])
    expect(answer.text).toContain('Cat-Cow'.slice(0, 3))
  })

  test('without a word is answered with what can be asked', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER>')
    const answer = await until(() => slack.messages('CTEAM')[0])
    expect(answer.text).toMatch(/ask/i)
  })

  test('of a warning sign is answered to the asker alone', async () => {
    const { slack } = await slackWorld()
    const ts = await slack.mention('UADA', 'CTEAM', '<@ULIMBER> crushing chest pain and my arm is numb')
    const [line] = await until(() => slack.messages('CTEAM').length === 1 && slack.messages('CTEAM'))
    expect(line).toMatchObject({ text: 'I have answered you privately.', thread: ts })
    await until(() => slack.ephemerals().length === 1)
    expect(slack.ephemerals()).toMatchObject([{ user: 'UADA', channel: 'CTEAM', thread: ts }])
    expect(slack.ephemerals()[0]?.text).toMatch(/get help now/i)
  })

  test('of a warning sign is answered directly where Slack shows nothing to one person', async () => {
    const { slack } = await slackWorld()
    slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> crushing chest pain')
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
    expect(slack.messages('CTEAM')[0]?.text).toBe('I have answered you privately.')
  })

  test('of a warning sign is answered in the thread where nothing else is open, without a word of theirs', async () => {
    const { slack } = await slackWorld({
      slack: { refusing: new Map([['@slack/T1/UADA', 'messages_tab_disabled']]) },
    })
    slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> crushing chest pain on my xylophone')
    await until(() => slack.messages('CTEAM')[0]?.edits === 1)
    const [line, answer] = slack.messages('CTEAM')
    expect(line?.text).toBe('I could not answer you privately, so the answer is here.')
    expect(answer?.text).toMatch(/get help now/i)
    expect(answer?.text).not.toContain('xylophone')
    expect(slack.messages('CTEAM')).toHaveLength(2)
  })

  test('of a warning sign is answered directly where no line can be said in the thread', async () => {
    const { slack } = await slackWorld()
    slack.fault('chat.postMessage', { status: 500 })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> crushing chest pain')
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
    expect((await until(() => slack.messages('CTEAM')[0])).text).toBe('I have answered you privately.')
    expect(slack.ephemerals()).toEqual([])
  })

  test('of what is nobody else’s business says so where it cannot be answered privately', async () => {
    const { slack } = await slackWorld({
      slack: { refusing: new Map([['@slack/T1/UADA', 'messages_tab_disabled']]) },
    })
    slack.fault('chat.postEphemeral', { error: 'user_not_in_channel' })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> /limber privacy')
    const line = await until(() => slack.messages('CTEAM')[0]?.edits === 1 && slack.messages('CTEAM')[0])
    expect(line.text).toMatch(/^I could not answer you privately. Please write to me directly/)
  })

  test.each(['restricted_action', 'restricted_action_thread_only_channel', 'is_archived'])(
    'is answered to who asked where Slack lets Limber write nothing: %s',
    async (error) => {
      const { slack } = await slackWorld()
      slack.fault('chat.postMessage', { error })
      await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
      const answer = await until(() => slack.ephemerals()[0])
      expect(answer).toMatchObject({ user: 'UADA', channel: 'CTEAM' })
      expect(answer.text).toMatch(/^Cat-cow/)
      expect(labels(answer)).toContain('Easier')
      expect(slack.messages('CTEAM')).toEqual([])
    },
  )

  test('is answered directly where Slack shows who asked nothing there either', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('chat.postMessage', { error: 'restricted_action' })
    slack.fault('chat.postEphemeral', { error: 'restricted_action' })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/^Cat-cow/)
    expect(heard.slice(1)).toMatchObject([{ during: 'answering' }, { during: 'answering privately' }])
  })

  test('is not answered twice where the answer may have arrived', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('chat.postMessage', 'lost after')
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await until(() => heard.some((event) => event.event === 'problem' && event.during === 'answering'))
    await settled({ slack })
    expect(slack.messages('CTEAM')).toHaveLength(1)
    expect([...slack.messages('DUADA'), ...slack.ephemerals()]).toEqual([])
  })

  test('that was written anew is answered anew, once', async () => {
    const { slack } = await slackWorld()
    const ts = await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await until(() => slack.messages('CTEAM').length === 1)
    const edited = { user: 'UADA', ts: '1.2' }
    const text = '<@ULIMBER> crushing chest pain'
    const anew = { type: 'app_mention', user: 'UADA', channel: 'CTEAM', ts, text, edited }
    await slack.event(anew)
    await slack.event(anew)
    await until(() => slack.ephemerals().length === 1)
    await settled({ slack })
    expect(slack.ephemerals()).toHaveLength(1)
    expect(slack.messages('CTEAM')).toHaveLength(2)
  })

  test('of another bot, or of Limber itself, is not answered', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UBOT', 'CTEAM', '<@ULIMBER> cat-cow', { bot_id: 'BOTHER' })
    await slack.mention('ULIMBER', 'CTEAM', '<@ULIMBER> cat-cow')
    await settled({ slack })
    expect(slack.messages('CTEAM')).toEqual([])
  })
})

describe('a command', () => {
  test('is answered to who typed it alone, with buttons and Share', async () => {
    const { slack } = await slackWorld()
    const { payload } = await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    expect(payload).toEqual({})
    const [answer] = await until(() => slack.ephemerals().length === 1 && slack.ephemerals())
    expect(answer).toMatchObject({ user: 'UADA', channel: 'CTEAM' })
    expect(labels(answer!)).toContain('Share')
    expect(slack.messages('CTEAM')).toEqual([])
  })

  test('works where Limber is not in the channel', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CELSE', '/routine 5 minutes neck')
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(/minutes/)
  })

  test('in direct messages has nobody to share with', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'DUADA', '/stretch cat-cow')
    const answer = await until(() => slack.ephemerals()[0])
    expect(labels(answer)).not.toContain('Share')
  })

  test('that there is not is acknowledged, and said to be none', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/hello-socket-mode')
    expect((await until(() => slack.ephemerals()[0])).text).toContain('/hello-socket-mode')
  })

  test.each(['/limberr', '/strech'])(
    'that there is not is answered where it tells of a warning sign: %s',
    async (name) => {
      const { slack } = await slackWorld()
      await slack.command('UADA', 'CTEAM', `${name} crushing chest pain`)
      const answer = await until(() => slack.ephemerals()[0])
      expect(answer.text).toMatch(/get help now/i)
      expect(slack.messages('CTEAM')).toEqual([])
    },
  )

  test('is answered even where Slack does not take the answer at its address', async () => {
    const { slack, heard } = await slackWorld()
    slack.fault('response_url', { status: 500 })
    await slack.command('UADA', 'CTEAM', '/stretch crushing chest pain')
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(/get help now/i)
    expect(heard).toContainEqual(expect.objectContaining({ event: 'problem', during: 'answering privately' }))
  })
})

describe('the shortcut on a message', () => {
  test('answers what the message says to whoever asked', async () => {
    const { slack } = await slackWorld()
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', 'my neck &amp; shoulders are <@UBOB> stiff')
    const answer = await until(() => slack.ephemerals()[0])
    expect(answer.user).toBe('UADA')
    expect(wordsIn(answer.blocks)).toContain('What fits best')
    expect(slack.messages('CTEAM')).toEqual([])
  })

  test.each([
    ['beside a message with answers', { ts: '1700000000.000100', below: true }, undefined],
    [
      'in the thread of an answer',
      { ts: '1700000000.000200', thread_ts: '1700000000.000100' },
      '1700000000.000100',
    ],
  ])('answers %s', async (_, { below, ...message }: { ts: string; below?: boolean }, thread) => {
    const { slack } = await slackWorld()
    if (below === true) slack.writeBelow('CTEAM', message.ts)
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', 'my neck is stiff', message)
    expect((await until(() => slack.ephemerals()[0])).thread).toBe(thread)
  })

  test('tells nothing of whoever asked: no sign is kept for them, and nothing is confirmed', async () => {
    const { slack, data } = await slackWorld()
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', 'crushing chest pain')
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(/get help now/i)
    await slack.command('UADA', 'CTEAM', '/breaks add weekdays at 10:30')
    expect((await until(() => slack.ephemerals()[1])).text).not.toMatch(/get help now/i)
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', 'yes')
    await until(() => slack.ephemerals().length === 3)
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toEqual([])
  })

  test('answers a message that was passed on', async () => {
    const { slack } = await slackWorld()
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', '', {
      attachments: [{ text: 'my neck is stiff' }],
    })
    expect(wordsIn((await until(() => slack.ephemerals()[0])).blocks)).toContain('What fits best')
  })

  test('finds a warning sign that somebody passed on with a word to it', async () => {
    const { slack } = await slackWorld()
    await slack.shortcut('UADA', 'CTEAM', 'suggest_stretch', 'what can he do about this?', {
      attachments: [{ is_share: true, text: 'crushing chest pain since this morning' }],
    })
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(/get help now/i)
  })

  test('that there is not is only acknowledged', async () => {
    const { slack } = await slackWorld()
    await slack.shortcut('UADA', 'CTEAM', 'do-something', 'my neck is stiff')
    await settled({ slack })
    expect(slack.ephemerals()).toEqual([])
  })
})

describe('time zone and language come from the profile', () => {
  test('and what comes from nowhere is left out', async () => {
    const visitors: unknown[] = []
    const { slack } = await slackWorld({
      reception: (real) => ({
        answer: (heard) => {
          const { thread, ...visitor } = heard.visitor
          expect(thread).toBeDefined()
          visitors.push(visitor)
          return real.answer(heard)
        },
      }),
    })
    const users = ['UADA', 'UBOB', 'UBOSS', 'UGUEST', 'USTRANGER', 'UUNKNOWN']
    for (const [index, user] of users.entries()) {
      await slack.mention(user, 'CTEAM', '<@ULIMBER> hello')
      await until(() => slack.messages('CTEAM').length === index + 1)
    }
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    const berlin = { zone: 'Europe/Berlin', language: 'en-US' }
    expect(visitors).toEqual([
      {
        person: 'slack/T1/UADA',
        place,
        zone: 'Europe/Berlin',
        language: 'en-GB',
        isGuest: false,
        administers: false,
      },
      // Whoever made the channel.
      {
        person: 'slack/T1/UBOB',
        place,
        zone: 'America/New_York',
        language: 'en-US',
        isGuest: false,
        administers: true,
      },
      { person: 'slack/T1/UBOSS', place, ...berlin, isGuest: false, administers: true },
      { person: 'slack/T1/UGUEST', place, ...berlin, isGuest: true, administers: false },
      { person: 'slack/T1/USTRANGER', place, ...berlin, isGuest: true, administers: false },
      { person: 'slack/T1/UUNKNOWN', place, isGuest: false, administers: false, isUnknown: true },
    ])
  })

  test.each([
    ['users.info', 'UADA', true],
    ['conversations.info', 'UADA', true],
    ['conversations.info', 'UBOSS', undefined],
    ['conversations.info', 'UGUEST', undefined],
  ])(
    'and where Slack does not say who somebody is, nobody knows: %s of %s',
    async (method, user, isUnknown) => {
      let visitor: object = {}
      const { slack } = await slackWorld({
        reception: (real) => ({ answer: (heard) => ((visitor = heard.visitor), real.answer(heard)) }),
      })
      slack.fault(method, { error: 'internal_error' })
      await slack.mention(user, 'CTEAM', '<@ULIMBER> hello')
      await until(() => slack.messages('CTEAM').length === 1)
      expect('isUnknown' in visitor ? visitor.isUnknown : undefined).toBe(isUnknown)
    },
  )

  test('and are asked for once in a while', async () => {
    const { slack } = await slackWorld()
    for (let asked = 1; asked <= 3; asked++) {
      await slack.mention('UADA', 'CTEAM', '<@ULIMBER> hello')
      await until(() => slack.messages('CTEAM').length === asked)
    }
    expect(slack.calls('users.info')).toHaveLength(1)
    expect(slack.calls('conversations.info')).toHaveLength(1)
  })

  test('and nobody waits for Slack to tell them', async () => {
    const { slack } = await slackWorld()
    const never = Promise.withResolvers<void>()
    slack.fault('users.info', { until: never.promise })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    await until(() => slack.messages('CTEAM').length === 1)
    never.resolve()
  })
})
