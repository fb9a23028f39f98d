import { describe, expect, test } from 'vitest'
import { openInMemory } from '../../../adapters/database/open.ts'
import type { Heard } from '../../../adapters/messenger/reception.ts'
import { movableClock, settled, slackWorld, until, type World } from './world.ts'

const BREAK = '/breaks add weekdays at 10:30'

/** A break of the team, set up by mention. */
async function withBreak(world: World, user = 'UADA', channel = 'CTEAM') {
  await world.slack.mention(user, channel, '<@ULIMBER> remind us to stretch on weekdays at 10:30')
  const draft = await until(() => world.slack.messages(channel)[0])
  await world.slack.press(user, draft, 'Yes, set it up')
  await until(() => world.slack.messages(channel)[0]?.edits === 1)
}

/** What a button of another time would ask. */
const FAILING = (heard: Heard): Heard => ({ ...heard, run: { command: 'dance', text: '' } })

const title = (text: string | undefined) => text?.split('\n')[0]

describe('below what one person sees', () => {
  test('a button changes its own message, again and again', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    const before = await until(() => slack.ephemerals()[0])
    await slack.press('UADA', before, 'Easier')
    const easier = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    expect(title(easier.text)).not.toBe(title(before.text))
    await slack.press('UADA', easier, 'Share')
    await until(() => slack.ephemerals().length === 2)
    expect(slack.messages('CTEAM')).toHaveLength(1)
    expect(slack.ephemerals().map(({ text }) => title(text))).toEqual([
      title(easier.text),
      'Shared with the channel. Nobody is shown who did.',
    ])
  })

  test('the same in direct messages', async () => {
    const { slack } = await slackWorld()
    await slack.direct('UADA', 'cat-cow')
    const before = await until(() => slack.messages('DUADA')[0])
    await slack.press('UADA', before, 'More about it')
    const after = await until(() => slack.messages('DUADA')[0]?.edits === 1 && slack.messages('DUADA')[0])
    expect(after.text).not.toBe(before.text)
    expect(slack.messages('DUADA')).toHaveLength(1)
  })

  test('Share shows the exercise as Limber’s own message, with buttons, without who or why', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch my xylophone neck is stiff, I am pregnant')
    const answer = await until(() => slack.ephemerals()[0])
    await slack.press('UADA', answer, 'Share the first one')
    const shared = await until(() => slack.messages('CTEAM')[0])
    expect(JSON.stringify(shared)).not.toMatch(/xylophone|UADA|pregnan.*you/i)
    expect(shared.blocks.at(-1)).toMatchObject({ type: 'actions' })
    await slack.press('UADA', answer, 'Share the first one')
    await settled({ slack })
    expect(slack.messages('CTEAM')).toHaveLength(1)
  })

  test('Share says how to let Limber in where it is not', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CELSE', '/stretch cat-cow')
    await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Share')
    expect((await until(() => slack.ephemerals()[1])).text).toContain('/invite @limber')
    expect(slack.messages('CELSE')).toEqual([])
  })

  test.each(['not_in_channel', 'channel_not_found'])(
    'Share says how to let Limber in where Slack says so: %s',
    async (error) => {
      const { slack } = await slackWorld()
      await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
      slack.fault('chat.postMessage', { error })
      await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Share')
      expect((await until(() => slack.ephemerals()[1])).text).toContain('/invite @limber')
    },
  )

  test.each([{ status: 500 }, { error: 'internal_error' }, { error: 'is_archived' }, 'lost after'] as const)(
    'Share that may not have worked says so, and to look first: %j',
    async (fault) => {
      const { slack } = await slackWorld()
      await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
      slack.fault('chat.postMessage', fault)
      await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Share')
      const { text } = await until(() => slack.ephemerals()[1])
      expect(text).toMatch(/^That may not have worked\n\n.*look whether it is there/)
      expect(text).not.toContain('/invite')
    },
  )

  test('Share shows another exercise that took the place of one that was shared', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Share')
    await until(() => slack.messages('CTEAM').length === 1)
    await slack.press('UADA', slack.ephemerals()[0]!, 'Harder')
    const harder = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    await slack.press('UADA', harder, 'Bird dog')
    const another = await until(() => slack.ephemerals()[0]?.edits === 2 && slack.ephemerals()[0])
    await slack.press('UADA', another, 'Share')
    await until(() => slack.messages('CTEAM').length === 2)
    expect(slack.messages('CTEAM').map(({ text }) => title(text))).toEqual(['Cat-cow', 'Bird dog'])
  })

  test('Share shows no warning sign to anybody else', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    const card = await until(() => slack.ephemerals()[0])
    await slack.command('UADA', 'CTEAM', '/stretch crushing chest pain')
    await until(() => slack.ephemerals().length === 2)
    await slack.press('UADA', card, 'Share')
    const answer = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    expect(answer.text).toMatch(/get help now/i)
    await settled({ slack })
    expect(slack.messages('CTEAM')).toEqual([])
    expect(JSON.stringify(slack.ephemerals())).not.toContain('Shared with the channel')
  })

  test.each([
    ['too much', 'One after the other, please'],
    ['something wrong', 'That did not work'],
  ])('Share of which nothing came claims nothing: %s', async (_, sentence) => {
    const { slack } = await slackWorld({
      reception: (real) => ({
        answer: async (heard) => {
          if (!('run' in heard) || heard.run.command !== 'share') return real.answer(heard)
          const document = [{ type: 'title', text: sentence }] as const
          return { document, for: 'asker', isSign: false, isDone: false, isAside: true }
        },
      }),
    })
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    const card = await until(() => slack.ephemerals()[0])
    await slack.press('UADA', card, 'Share')
    await until(() => slack.ephemerals()[1]?.text === sentence)
    await settled({ slack })
    expect(slack.messages('CTEAM')).toEqual([])
    expect(slack.ephemerals()).toEqual([card, expect.anything()])
  })

  test.each(['an answer in a channel', 'direct messages'])(
    'what a button failed to answer is said besides, and the button stays to try again: %s',
    async (where) => {
      let isBroken = false
      const { slack } = await slackWorld({
        reception: (real) => ({
          answer: async (heard) => (isBroken ? real.answer(FAILING(heard)) : real.answer(heard)),
        }),
      })
      const isDirect = where === 'direct messages'
      if (isDirect) await slack.direct('UADA', 'cat-cow')
      else await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
      const shown = () => (isDirect ? slack.messages('DUADA') : slack.ephemerals())
      const card = await until(() => shown()[0])
      isBroken = true
      await slack.press('UADA', card, 'Easier')
      await until(() => shown().length === 2)
      expect(shown().map(({ text }) => title(text))).toEqual(['Cat-cow', 'That has expired'])
      expect(shown()[0]).toEqual(card)
      isBroken = false
      await slack.press('UADA', card, 'Easier')
      await until(() => shown()[0]?.edits === 1)
    },
  )

  test('an answer that Slack does not change any more is given anew', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    const before = await until(() => slack.ephemerals()[0])
    slack.fault('response_url', { status: 404 })
    await slack.press('UADA', before, 'Easier')
    await until(() => slack.ephemerals().length === 2)
    slack.fault('chat.update', { error: 'cant_update_message' })
    await slack.direct('UBOB', 'cat-cow')
    await slack.press('UBOB', await until(() => slack.messages('DUBOB')[0]), 'Easier')
    await until(() => slack.ephemerals('UBOB').length === 1)
  })
})

describe('below what everybody sees', () => {
  test('a button answers whoever pressed it alone', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
    const message = await until(() => slack.messages('CTEAM')[0])
    await slack.press('UBOB', message, 'Easier')
    const [answer] = await until(() => slack.ephemerals().length === 1 && slack.ephemerals())
    expect(answer).toMatchObject({ user: 'UBOB', thread: message.thread })
    expect(slack.messages('CTEAM')).toEqual([message])
  })

  test('what is confirmed is confirmed once and for all to see', async () => {
    const world = await slackWorld()
    const { slack, data } = world
    await withBreak(world)
    const [message] = slack.messages('CTEAM')
    expect(title(message?.text)).toBe('Break 1 is set up')
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toMatchObject([{ owner: 'slack/T1/UADA' }])
  })

  test('what was confirmed below a message that is gone is said to who confirmed it', async () => {
    const { slack } = await slackWorld()
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> remind us to stretch on weekdays at 10:30')
    const draft = await until(() => slack.messages('CTEAM')[0])
    slack.fault('chat.update', { error: 'message_not_found' })
    await slack.press('UADA', draft, 'Yes, set it up')
    expect(title((await until(() => slack.ephemerals()[0])).text)).toBe('Break 1 is set up')
  })

  test('two who confirm at once confirm once', async () => {
    let goOn = () => {}
    const both = new Promise<void>((resolve) => (goOn = resolve))
    const { slack, data } = await slackWorld({
      reception: (real) => ({
        answer: async (heard) => {
          if ('run' in heard && heard.run.text.startsWith('confirm')) await both
          return real.answer(heard)
        },
      }),
    })
    await slack.mention('UADA', 'CTEAM', '<@ULIMBER> remind us to stretch on weekdays at 10:30')
    const draft = await until(() => slack.messages('CTEAM')[0])
    await slack.press('UADA', draft, 'Yes, set it up')
    await slack.press('UBOB', draft, 'Yes, set it up')
    goOn()
    await until(() => slack.messages('CTEAM')[0]?.edits === 1)
    await settled({ slack })
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toHaveLength(1)
  })
})

test('an expired button, or one of another Limber, says so', async () => {
  const { slack } = await slackWorld()
  await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
  const message = await until(() => slack.messages('CTEAM')[0])
  const blocks = [
    {
      type: 'actions',
      elements: [
        { type: 'button', text: { text: 'Old' }, action_id: '0|stretch|cat-cow' },
        { type: 'button', text: { text: 'Gone' }, action_id: '1~nobody-knows' },
      ],
    },
  ]
  for (const label of ['Old', 'Gone']) await slack.press('UADA', { ...message, blocks }, label)
  const answers = await until(() => slack.ephemerals().length === 2 && slack.ephemerals())
  expect(answers.map(({ text }) => title(text))).toEqual(['That has expired', 'That has expired'])
})

test('buttons keep working after a restart, also those with long texts', async () => {
  const data = await openInMemory()
  const clock = movableClock()
  const first = await slackWorld({ data, clock })
  const { slack } = first
  const when = 'weekdays at 10:30; at a desk; holidays Germany; not on 24 december; not on 31 december'
  await slack.command('UADA', 'CTEAM', `/breaks add ${when}`)
  const draft = await until(() => slack.ephemerals()[0])
  await first.limber.stop()
  await slackWorld({ data, over: slack, clock })
  await slack.press('UADA', draft, 'Yes, set it up')
  const done = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
  expect(title(done.text)).toBe('Break 1 is set up')
  await data.close()
})

describe('below a prompt', () => {
  async function prompted(channel = 'CTEAM') {
    const world = await slackWorld()
    const { slack, clock } = world
    if (channel === 'CTEAM') await withBreak(world)
    else {
      await slack.direct('UADA', 'remind me to stretch on weekdays at 10:30')
      await slack.press('UADA', await until(() => slack.messages(channel)[0]), 'Yes, set it up')
      await until(() => slack.messages(channel)[0]?.edits === 1)
    }
    clock.jump(95 * 60_000)
    const prompt = await until(() => {
      void world.deliver()
      return slack.messages(channel).find(({ metadata }) => metadata !== undefined)
    })
    return { ...world, prompt }
  }

  test('Done, Later, Not today and Swap answer whoever pressed, and the prompt stays', async () => {
    const { slack, prompt, data } = await prompted()
    const buttons = prompt.blocks
      .filter(({ type }) => type === 'actions')
      .flatMap(({ elements }) => elements as { style?: string; text: { text: string } }[])
    const labels = buttons.map(({ text }) => text.text)
    expect(buttons.map(({ style }) => style)).toEqual(
      labels.map((label) => (label === 'Done' ? 'primary' : undefined)),
    )
    for (const [index, label] of labels.entries()) {
      await slack.press('UADA', prompt, label)
      await until(() => slack.ephemerals().length === index + 1)
    }
    expect(labels.length).toBeGreaterThan(3)
    expect(slack.ephemerals().map(({ text }) => title(text))).not.toContain('That has expired')
    expect(slack.messages('CTEAM').find(({ ts }) => ts === prompt.ts)?.edits).toBe(0)
    expect(await data.store.answersOf('slack/T1/UADA')).toBeGreaterThan(0)
  })

  test('whoever presses is answered beside it, also where somebody wrote below it', async () => {
    const { slack, prompt } = await prompted()
    slack.writeBelow('CTEAM', prompt.ts)
    await slack.press('UBOB', prompt, 'Done')
    const answer = await until(() => slack.ephemerals('UBOB')[0])
    expect(answer).toMatchObject({ channel: 'CTEAM', user: 'UBOB' })
    expect(answer.thread).toBeUndefined()
  })

  test('many are done at once, and each of them counts', async () => {
    const { slack, prompt, data } = await prompted()
    const people = Array.from({ length: 12 }, (_, index) => `UMANY${index}`)
    await Promise.all(people.map((user) => slack.press(user, prompt, 'Done')))
    await until(() => slack.ephemerals().length === people.length)
    const answers = await Promise.all(people.map((user) => data.store.answersOf(`slack/T1/${user}`)))
    expect(answers).toEqual(people.map(() => 1))
  })

  test('of somebody alone, what does not settle it stands beside it, and Done changes it', async () => {
    const { slack, prompt } = await prompted('DUADA')
    const before = slack.messages('DUADA').length
    const besides = ['More about it', 'Swap', 'Later']
    for (const [index, label] of besides.entries()) {
      await slack.press('UADA', prompt, label)
      await until(() => slack.messages('DUADA').length === before + index + 1)
    }
    expect(slack.messages('DUADA').find(({ ts }) => ts === prompt.ts)).toEqual(prompt)
    const [, , question] = slack.messages('DUADA').slice(before)
    if (question === undefined) throw new Error('There is no question.')
    await slack.press('UADA', question, 'In 10 minutes')
    await until(() => slack.messages('DUADA').at(-1)?.edits === 1)
    expect(title(slack.messages('DUADA').at(-1)?.text)).toMatch(/^It comes again at/)
    await slack.press('UADA', prompt, 'Done')
    const after = await until(() =>
      slack.messages('DUADA').find(({ ts, edits }) => ts === prompt.ts && edits === 1),
    )
    expect(after.metadata).toEqual(prompt.metadata)
  })
})

describe('who may', () => {
  test('a guest is refused, and told who can', async () => {
    const { slack } = await slackWorld()
    await slack.command('UGUEST', 'CTEAM', BREAK)
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(
      /Guests cannot .* Please ask a full member/,
    )
  })

  test.each([
    ['somebody else is refused, and told who can', 'UELSE', 'That break stays as it is'],
    ['whoever made the channel', 'UBOB', 'Break 1 is paused'],
    ['an administrator', 'UBOSS', 'Break 1 is paused'],
    ['its owner', 'UADA', 'Break 1 is paused'],
  ])('change a break: %s', async (_, user, expected) => {
    const world = await slackWorld()
    await withBreak(world)
    await world.slack.command(user, 'CTEAM', '/breaks pause')
    const answer = await until(() => world.slack.ephemerals(user)[0])
    expect(title(answer.text)).toBe(expected)
    if (user === 'UELSE')
      expect(answer.text).toContain('whoever made this channel or administers the workspace')
  })
})

describe('who only looks at a channel', () => {
  test('is a guest there, until they join it', async () => {
    const { slack } = await slackWorld()
    const open = { isPrivate: false, members: ['UBOB'] }
    slack.state.channels.set('COPEN', open)
    await slack.command('UADA', 'COPEN', BREAK)
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(/Please ask a full member/)
    slack.state.channels.set('COPEN', { ...open, members: ['UBOB', 'UADA'] })
    await slack.command('UADA', 'COPEN', BREAK)
    expect((await until(() => slack.ephemerals()[1])).text).not.toMatch(/Please ask a full member/)
  })

  test('is known where only those who are in a channel can look at it', async () => {
    const { slack } = await slackWorld()
    slack.state.channels.set('CHIDDEN', { isPrivate: true, isMember: false, members: ['UADA'] })
    await slack.command('UADA', 'CHIDDEN', BREAK)
    await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Yes, set it up')
    const done = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
    expect(title(done.text)).toBe('Break 1 is set up')
  })

  test('is asked to wait where Slack does not say who is in it', async () => {
    const { slack } = await slackWorld()
    slack.fault('users.conversations', { error: 'internal_error' })
    await slack.command('UADA', 'CTEAM', BREAK)
    expect((await until(() => slack.ephemerals()[0])).text).toMatch(
      /I cannot find out at the moment who you are/,
    )
  })

  test('is not looked up where nothing of a break changes', async () => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CTEAM', '/stretch cat-cow')
    await slack.command('UADA', 'CTEAM', '/breaks list')
    await until(() => slack.ephemerals().length === 2)
    expect(slack.calls('users.conversations')).toEqual([])
  })
})

test.each(['public', 'form', 'home'] as const)(
  'a button of which it cannot be read what it does says that something went wrong: %s',
  async (where) => {
    const real = await openInMemory()
    let isBroken = false
    const read = (id: string) => (isBroken ? Promise.reject(new Error('gone')) : real.choices.read(id))
    const data = { ...real, choices: { ...real.choices, read } }
    const { slack } = await slackWorld({ data })
    const stored = { type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: '1~stored' }
    const blocks = [{ type: 'actions', block_id: 'break|CTEAM|1', elements: [stored] }]
    isBroken = true
    if (where === 'public') {
      await slack.mention('UADA', 'CTEAM', '<@ULIMBER> cat-cow')
      const message = await until(() => slack.messages('CTEAM')[0])
      await slack.press('UADA', { ...message, blocks }, 'Go')
      expect(title((await until(() => slack.ephemerals()[0])).text)).toBe('That did not work')
    } else {
      if (where === 'home') await slack.openHome('UADA', 'home')
      else await slack.command('UADA', 'CTEAM', '/breaks add')
      const view = await until(() => slack.views('UADA')[0])
      await slack.pressIn('UADA', { ...view, view: { ...view.view, blocks } }, 'Go')
      await until(() => JSON.stringify(slack.views('UADA')).includes('That did not work'))
    }
    await real.close()
  },
)

test('where Limber is not in a channel, setting up a break says how to let it in', async () => {
  const { slack } = await slackWorld()
  await slack.command('UADA', 'CELSE', BREAK)
  const draft = await until(() => slack.ephemerals()[0])
  expect(draft.text).toContain('/invite @limber')
  await slack.press('UADA', draft, 'Yes, set it up')
  const done = await until(() => slack.ephemerals()[0]?.edits === 1 && slack.ephemerals()[0])
  expect(title(done.text)).toBe('Break 1 is set up')
  expect(done.text).toContain('/invite @limber')
})

test.each([
  ['not_in_channel', 'I was removed from the channel'],
  ['is_archived', 'the channel is archived'],
  ['channel_not_found', 'the channel is gone, or I was removed from it'],
  ['restricted_action', 'I may not write there'],
  ['no_permission', 'I may not write there'],
])(
  'a place that takes nothing any more stops its break, and its owner is told once: %s',
  async (code, why) => {
    const refusing = new Map<string, string>()
    const world = await slackWorld({ slack: { refusing } })
    const { slack, clock, data } = world
    await withBreak(world)
    refusing.set('CTEAM', code)
    clock.jump(95 * 60_000)
    const told = await until(() => {
      void world.deliver()
      return slack.messages('DUADA')[0]
    })
    expect(told.text).toContain(why)
    for (let again = 0; again < 3; again++) await world.deliver()
    expect(slack.messages('DUADA')).toHaveLength(1)
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toMatchObject([{ stopped: why }])
  },
)

test('a channel that Slack calls otherwise keeps its breaks', async () => {
  const world = await slackWorld()
  const { slack, clock } = world
  await withBreak(world, 'UBOSS', 'CSECRET')
  const secret = slack.state.channels.get('CSECRET')!
  slack.state.channels.delete('CSECRET')
  slack.state.channels.set('CSHARED', secret)
  await slack.event({ type: 'channel_id_changed', old_channel_id: 'CSECRET', new_channel_id: 'CSHARED' })
  await slack.command('UBOSS', 'CSHARED', '/breaks list')
  expect((await until(() => slack.ephemerals()[0])).text).toContain('10:30')
  clock.jump(95 * 60_000)
  await until(() => {
    void world.deliver()
    return slack.messages('CSHARED').find(({ metadata }) => metadata !== undefined)
  })
})

test.each([
  ['public', false],
  ['private', true],
])('who removed Limber from a channel is told how to let it in again: %s', async (_, isPrivate) => {
  const world = await slackWorld()
  const { slack, clock, data } = world
  await withBreak(world)
  const out = { isPrivate, isMember: false, members: ['UADA'] }
  slack.state.channels.set('CTEAM', out)
  clock.jump(95 * 60_000)
  const told = await until(() => {
    void world.deliver()
    return slack.messages('DUADA')[0]
  })
  expect(told.text).toMatch(/I was removed from (?:it|the channel)\./)
  expect(told.text).toContain('type "/invite @limber" in it')
  // Who goes on with it before that is told so once more.
  await slack.command('UADA', 'CTEAM', '/breaks resume 1')
  const resumed = await until(() => slack.ephemerals()[0])
  expect(title(resumed.text)).toBe('Break 1 goes on')
  expect(resumed.text).toContain('type "/invite @limber" in it')
  slack.state.channels.set('CTEAM', { ...out, isMember: true })
  await slack.command('UADA', 'CTEAM', '/breaks resume 1')
  expect((await until(() => slack.ephemerals()[1])).text).not.toContain('/invite')
  const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
  expect((await data.store.breaksIn(place)).map(({ stopped }) => stopped)).toEqual([undefined])
})

test.each(['/breaks resume my 1', '/breaks resume 1'])(
  'going on with a break of somebody alone lets nobody in: %s',
  async (written) => {
    const { slack } = await slackWorld()
    await slack.command('UADA', 'CELSE', '/breaks add weekdays at 10:30; for me')
    await slack.press('UADA', await until(() => slack.ephemerals()[0]), 'Yes, set it up')
    await until(() => slack.ephemerals()[0]?.edits === 1)
    await slack.command('UADA', 'CELSE', written)
    const answer = await until(() => slack.ephemerals()[1])
    expect(title(answer.text)).toBe('Your break 1 was not paused')
    expect(answer.text).not.toContain('/invite')
  },
)

test('a token that was taken back stops no break: what was due comes as soon as there is one again', async () => {
  const world = await slackWorld()
  const { slack, clock, data } = world
  await withBreak(world)
  slack.revoke('token_revoked')
  clock.jump(95 * 60_000)
  const calls = slack.calls('chat.postMessage').length
  await until(() => {
    void world.deliver()
    return slack.calls('chat.postMessage').length > calls
  })
  const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
  expect((await data.store.breaksIn(place)).map(({ stopped }) => stopped)).toEqual([undefined])
  slack.revoke(undefined)
  clock.jump(2 * 60_000)
  await until(() => {
    void world.deliver()
    return slack.messages('CTEAM').find(({ metadata }) => metadata !== undefined)
  })
})
