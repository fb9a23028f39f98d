import { describe, expect, test } from 'vitest'
import type { Reception } from '../../../adapters/messenger/reception.ts'
import { realClock } from '../../../adapters/clock/clock.ts'
import { buttonsOf, CHANNEL, type Message, type User } from '../../fakes/discord/objects.ts'
import { answered, isPrivate, labels, ofLimber, openTown, read, titleOf, until, type Town } from './town.ts'

/** The card of cat-cow, as Ada alone sees it. */
async function card({ discord, channel, ada }: Town): Promise<Message> {
  return answered(discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' }))
}

/** A prompt that was really delivered to the channel. */
async function prompted(town: Town): Promise<Message> {
  const { discord, channel, ada } = town
  discord.change(ada, channel, { allow: ['manageChannels'] })
  const where = { who: ada, in: channel }
  const offer = await answered(
    discord.people.slash(where, 'breaks add', { when: 'weekdays at 10:30, Berlin time' }),
  )
  const yes = labels(offer)[0] ?? ''
  expect(titleOf(await answered(discord.people.press(where, offer, yes)))).not.toBe('')
  await town.wait('2026-11-23T10:30')
  return until('a prompt', () => ofLimber(town, channel).at(-1))
}

/** Every step, whatever is shown, is what the next press is about. */
async function press(town: Town, message: Message, label: string, who = town.ada): Promise<Message> {
  return answered(town.discord.people.press({ who, in: town.channel }, message, label))
}

describe('a button of a private answer', () => {
  test.each([
    ['More about it', 'How to'],
    ['Easier', undefined],
    ['Harder', undefined],
    ['Another', undefined],
  ])('%s edits the answer in its place', async (label, next) => {
    const town = await openTown()
    const shown = await card(town)
    const reply = await press(town, shown, label)
    expect(reply.id).toBe(shown.id)
    expect(isPrivate(reply)).toBe(true)
    expect(titleOf(reply)).not.toBe('Cat-cow')
    if (next === undefined) return
    expect(titleOf(await press(town, reply, next))).toBe('Cat-cow')
  })

  test('works after a restart, also where its text is too long for an id', async () => {
    const town = await openTown()
    const shown = await card(town)
    const words = `${'stiff neck and shoulders at my desk since this morning, '.repeat(3)}what helps`
    const { discord, channel, ada } = town
    const long = await answered(
      discord.people.slash({ who: ada, in: channel }, 'breaks preview', {
        when: `weekdays at 10:30; ${'not on 24 december; '.repeat(5)}`,
      }),
    )
    expect(words.length).toBeGreaterThan(100)
    const again = await town.restart()
    expect(titleOf(await press(again, shown, 'Another'))).not.toBe('Cat-cow')
    for (const button of buttonsOf(long)) {
      const reply = await press(again, long, button.custom_id ?? '')
      expect(titleOf(reply)).not.toBe('That has expired')
    }
  })

  test.each(['1~unknown', '0|stretch|cat-cow', '1|dance|tango', 'x'])(
    '%s has expired, and says so',
    async (id) => {
      const town = await openTown()
      const shown = await card(town)
      const { discord, channel, ada } = town
      const reply = await answered(discord.people.press({ who: ada, in: channel }, shown, id))
      expect(titleOf(reply)).toBe('That has expired')
      expect(isPrivate(reply)).toBe(true)
    },
  )

  test('in direct messages edits its message in its place', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const direct = discord.direct(ada)
    discord.people.say(ada, direct, 'cat-cow')
    const shown = await until('a card', () => ofLimber(town, direct)[0])
    const reply = await answered(discord.people.press({ who: ada, in: direct }, shown, 'More about it'))
    expect(reply.id).toBe(shown.id)
    expect(ofLimber(town, direct)).toHaveLength(1)
  })
})

describe('Share', () => {
  test('posts the exercise to the channel, and neither who asked nor for what', async () => {
    const town = await openTown()
    const { discord, channel, ada } = town
    const asked = { who: ada, in: channel }
    const answer = await answered(
      discord.people.slash(asked, 'stretch', { what: 'my neck is stiff from the laptop' }),
    )
    const share = labels(answer).find((label) => label.startsWith('Share')) ?? ''
    const after = await press(town, answer, share)
    const [posted, ...others] = ofLimber(town, channel)
    expect(others).toEqual([])
    expect(read(posted)).toContain('Stop if')
    const shown = JSON.stringify(posted)
    for (const word of ['laptop', 'Ada', ada.id]) expect(shown).not.toContain(word)
    expect(posted?.type).toBe(0)
    expect(after.id).toBe(answer.id)
    expect(read(after)).toContain(read(answer))
    expect(read(after)).toContain('Shared with the channel.')
    expect(labels(after)).toEqual(labels(answer).filter((label) => label !== share))
  })

  test('keeps its buttons, which answer whoever presses alone', async () => {
    const town = await openTown()
    await press(town, await card(town), 'Share')
    const posted = await until('the shared card', () => ofLimber(town, town.channel)[0])
    const reply = await press(town, posted, 'More about it', town.ben)
    expect(isPrivate(reply)).toBe(true)
    expect(ofLimber(town, town.channel)).toEqual([posted])
  })

  test.each([
    ['a channel', 'send', undefined],
    ['a thread', 'sendInThreads', CHANNEL.thread],
  ] as const)('is not for whoever may not write in %s themselves', async (name, deny, type) => {
    const town = await openTown()
    const { discord, guild, ada, channel } = town
    const where = type === undefined ? channel : discord.channel(guild, name, { type, parent: channel.id })
    const asked = { who: ada, in: where }
    const before = await answered(discord.people.slash(asked, 'stretch', { what: 'cat-cow' }))
    expect(labels(before)).toContain('Share')
    discord.change(ada, channel, { deny: [deny] })
    const refused = await answered(discord.people.press(asked, before, 'Share'))
    expect([titleOf(refused), isPrivate(refused)]).toEqual(['You may not write in this channel', true])
    const after = await answered(discord.people.slash(asked, 'stretch', { what: 'cat-cow' }))
    expect(labels(after)).not.toContain('Share')
    expect(labels(await answered(discord.people.press(asked, after, 'Harder')))).not.toContain('Share')
    expect(ofLimber(town, where)).toEqual([])
  })

  test.each([
    ['a channel', undefined],
    ['a thread', CHANNEL.thread],
  ] as const)('waits in %s as long as whoever presses would have to wait themselves', async (name, type) => {
    let now = Date.parse('2026-11-20T09:00:00Z')
    const town = await openTown({ clock: { ...realClock(), now: () => now } })
    const { discord, guild, ada, ben, channel } = town
    const where = type === undefined ? channel : discord.channel(guild, name, { type, parent: channel.id })
    discord.update(where, { rate_limit_per_user: 90 })
    const share = async (who: User) => {
      const shown = await answered(discord.people.slash({ who, in: where }, 'stretch', { what: 'cat-cow' }))
      return read(await answered(discord.people.press({ who, in: where }, shown, 'Share')))
    }
    expect(await share(ada)).toContain('Shared with the channel.')
    now += 50_000
    expect(await share(ada)).toContain(
      'Everybody in this channel waits 2 minutes between two messages, also with what I post for them. You can share again in 40 seconds.',
    )
    expect(await share(ben)).toContain('Shared with the channel.')
    now += 40_000
    expect(await share(ada)).toContain('Shared with the channel.')
    expect(ofLimber(town, where)).toHaveLength(3)
  })

  test.each([
    ['nobody who may bypass it', 'bypassSlowMode', 'Shared with the channel.'],
    ['whoever only manages messages', 'manageMessages', 'Slow mode is on here'],
  ] as const)('makes %s wait', async (_, right, second) => {
    const town = await openTown()
    town.discord.change(town.ada, town.channel, { allow: [right] })
    town.discord.update(town.channel, { rate_limit_per_user: 21_600 })
    expect(read(await press(town, await card(town), 'Share'))).toContain('Shared with the channel.')
    expect(read(await press(town, await card(town), 'Share'))).toContain(second)
  })

  test('takes nobody’s turn where Discord did not take it', async () => {
    const town = await openTown()
    town.expectTrouble()
    town.discord.update(town.channel, { rate_limit_per_user: 21_600 })
    const shown = await card(town)
    town.discord.fail({
      method: 'POST',
      path: /messages$/,
      status: 400,
      body: { code: 40000, message: 'No' },
    })
    expect(titleOf(await press(town, shown, 'Share'))).toBe('Nothing was shared')
    expect(read(await press(town, shown, 'Share'))).toContain('Shared with the channel.')
  })

  test('says so where nobody knows whether it was posted', async () => {
    const town = await openTown()
    town.expectTrouble()
    const shown = await card(town)
    town.discord.fail({ method: 'POST', path: /messages$/, status: 503, times: 4 })
    const reply = await press(town, shown, 'Share')
    expect([titleOf(reply), isPrivate(reply)]).toEqual(['That may not have worked', true])
  })

  test('says so where Limber may not write', async () => {
    const town = await openTown()
    const shown = await card(town)
    town.discord.change(town.discord.bot, town.channel, { deny: ['send'] })
    const reply = await press(town, shown, 'Share')
    expect(titleOf(reply)).toBe('I may not write in this channel')
    expect(isPrivate(reply)).toBe(true)
  })
})

describe('what a button failed to answer', () => {
  test.each(['a channel', 'direct messages'])(
    'is said besides, and the button stays to try again: %s',
    async (where) => {
      let isBroken = false
      const town = await openTown({
        through: (reception) => ({
          ...reception,
          // As a button of another time would ask.
          answer: (heard) =>
            reception.answer(isBroken ? { ...heard, run: { command: 'dance', text: '' } } : heard),
        }),
      })
      const { discord, ada } = town
      const isDirect = where === 'direct messages'
      const channel = isDirect ? discord.direct(ada) : town.channel
      const shown = await answered(
        discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' }),
      )
      isBroken = true
      const failed = discord.people.press({ who: ada, in: channel }, shown, 'Easier')
      const reply = await until('an answer', () => failed.more[0] ?? failed.answer)
      expect([titleOf(reply), isPrivate(reply), reply.id === shown.id]).toEqual([
        'That has expired',
        true,
        false,
      ])
      isBroken = false
      const again = await answered(discord.people.press({ who: ada, in: channel }, shown, 'Easier'))
      expect([again.id, titleOf(again)]).toEqual([shown.id, 'Cat-cow: easier'])
    },
  )
})

describe('a button below a prompt', () => {
  test('of somebody alone stays until it is settled', async () => {
    const town = await openTown()
    const { discord, ada } = town
    const direct = discord.direct(ada)
    const where = { who: ada, in: direct }
    const offer = await answered(
      discord.people.slash(where, 'breaks add', { when: 'weekdays at 10:30, Berlin time' }),
    )
    await answered(discord.people.press(where, offer, labels(offer)[0] ?? ''))
    await town.wait('2026-11-23T10:30')
    const prompt = await until('a prompt', () => ofLimber(town, direct).at(-1))
    for (const label of ['More about it', 'Swap', 'Later']) {
      const reply = await answered(discord.people.press(where, prompt, label))
      expect([reply.id === prompt.id, isPrivate(reply)]).toEqual([false, true])
      expect(ofLimber(town, direct).at(-1)?.components).toEqual(prompt.components)
    }
    const done = await answered(discord.people.press(where, prompt, 'Done'))
    expect([done.id, titleOf(done)]).toEqual([prompt.id, 'Well done'])
  })

  test.each([
    ['Done', /Well done|Done|Nice|counted/i],
    ['Swap', /./],
    ['Later', /./],
    ['Not today', /./],
    ['More about it', /./],
  ])('%s answers whoever pressed alone, and the prompt stays', async (label, words) => {
    const town = await openTown()
    const prompt = await prompted(town)
    expect(labels(prompt)).toEqual(['Done', 'Swap', 'Later', 'Not today', 'More about it'])
    const reply = await press(town, prompt, label, town.ben)
    expect(isPrivate(reply)).toBe(true)
    expect(read(reply)).toMatch(words)
    expect(buttonsOf(prompt)[0]?.style).toBe(1)
    expect(ofLimber(town, town.channel).at(-1)?.components).toEqual(prompt.components)
  })

  test('works after a restart', async () => {
    const town = await openTown()
    const prompt = await prompted(town)
    const again = await town.restart()
    expect(titleOf(await press(again, prompt, 'Done'))).not.toBe('That has expired')
  })

  test('counts everybody who presses at the same time', async () => {
    const town = await openTown()
    const prompt = await prompted(town)
    const { discord, channel } = town
    // More than a place is answered in a minute otherwise.
    const people = Array.from({ length: 80 }, (_, at) => discord.person(`person ${at}`))
    for (const one of people) discord.join(one, town.guild)
    const asked = people.map((who) => discord.people.press({ who, in: channel }, prompt, 'Done'))
    for (const one of asked) await answered(one)
    await town.wait('2026-11-23T10:33')
    expect(read(ofLimber(town, channel).at(-1))).toContain('80 stretched so far')
  })
})

describe('what is confirmed in a thread', () => {
  test('is not used up by somebody who may not confirm it', async () => {
    const town = await openTown()
    const { discord, channel, ada, ben } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const asked = discord.people.say(
      ada,
      channel,
      `<@${discord.bot.id}> remind us to stretch on weekdays at 10:30, Berlin time`,
    )
    const offer = await until('an offer', () => ofLimber(town, asked.id)[0])
    const thread = discord.threads()[0] ?? channel
    const yes = labels(offer)[0] ?? ''
    const pressed = discord.people.press({ who: ben, in: thread }, offer, yes)
    const refused = await until('a refusal', () => pressed.more[0])
    expect([titleOf(refused), isPrivate(refused)]).toEqual(['Not set up', true])
    const done = discord.people.press({ who: ada, in: thread }, offer, yes)
    await until('the break', () => titleOf(done.answer) === 'Break 1 is set up')
  })

  test('waits for whoever was first, and is answered then', async () => {
    const gates: (() => void)[] = []
    const town = await openTown({
      through: (reception) => ({
        ...reception,
        async answer(heard) {
          const isConfirmed = 'run' in heard && heard.run.text.startsWith('confirm')
          if (isConfirmed) await new Promise<void>((resolve) => gates.push(resolve))
          return reception.answer(heard)
        },
      }),
    })
    const { discord, channel, ada, ben } = town
    discord.change(ada, channel, { allow: ['manageChannels'] })
    const words = `<@${discord.bot.id}> remind us to stretch on weekdays at 10:30, Berlin time`
    const asked = discord.people.say(ada, channel, words)
    const offer = await until('an offer', () => ofLimber(town, asked.id)[0])
    const where = discord.threads()[0] ?? channel
    const yes = labels(offer)[0] ?? ''
    const first = discord.people.press({ who: ben, in: where }, offer, yes)
    const openFirst = await until('the first press', () => gates[0])
    const second = discord.people.press({ who: ada, in: where }, offer, yes)
    await until('a sign that it was heard', () => second.said.length > 0)
    openFirst()
    expect(titleOf(await until('a refusal', () => first.more[0]))).toBe('Not set up')
    const openSecond = await until('the second press', () => gates[1])
    openSecond()
    await until('the break', () => titleOf(second.answer) === 'Break 1 is set up')
  })

  test('is done once, whoever presses, and its button goes for everybody', async () => {
    const town = await openTown()
    const { discord, channel, ada, ben } = town
    for (const who of [ada, ben]) discord.change(who, channel, { allow: ['manageChannels'] })
    const asked = discord.people.say(
      ada,
      channel,
      `<@${discord.bot.id}> remind us to stretch on weekdays at 10:30, Berlin time`,
    )
    const offer = await until('an offer', () => ofLimber(town, asked.id)[0])
    const thread = discord.threads()[0]
    if (thread === undefined) throw new Error('There is no thread.')
    const yes = labels(offer)[0] ?? ''
    const first = discord.people.press({ who: ada, in: thread }, offer, yes)
    const second = discord.people.press({ who: ben, in: thread }, offer, yes)
    await until('both', () => first.said.length > 0 && second.said.length > 0)
    await until('the edit', () => labels(ofLimber(town, thread)[0]).includes(yes) === false)
    const breaks = await answered(discord.people.slash({ who: ada, in: channel }, 'breaks list'))
    expect(read(breaks).match(/weekdays at 10:30/gi)).toHaveLength(1)
  })
})

test('what is confirmed is done by one of however many processes', async () => {
  const town = await openTown()
  const { discord, channel, ada } = town
  discord.change(ada, channel, { allow: ['manageChannels'] })
  await town.beside()
  const where = { who: ada, in: channel }
  const offer = await answered(
    discord.people.slash(where, 'breaks add', { when: 'weekdays at 10:30, Berlin time' }),
  )
  const pressed = discord.people.press(where, offer, labels(offer)[0] ?? '')
  await until('the answer', () => titleOf(pressed.answer) === 'Break 1 is set up')
  await town.messenger.stop()
  const again = await town.restart()
  const list = await answered(again.discord.people.slash(where, 'breaks list'))
  expect(read(list).match(/weekdays at 10:30/gi)).toHaveLength(1)
})

/** A reception that answers only when the test lets it. */
function slow() {
  const gate = Promise.withResolvers<void>()
  const through = (reception: Reception): Reception => ({
    ...reception,
    async answer(heard) {
      await gate.promise
      return reception.answer(heard)
    },
  })
  return { through, open: () => gate.resolve() }
}

describe('who waits for what is kept', () => {
  test('sees that an answer to a command is on its way', async () => {
    const { through, open } = slow()
    const { discord, channel, ada } = await openTown({ through })
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    await until('a deferral', () => asked.said.length > 0)
    expect(asked.said).toEqual([{ type: 5, data: { flags: 64 } }])
    open()
    const reply = await answered(asked)
    expect(titleOf(reply)).toBe('Cat-cow')
    expect(isPrivate(reply)).toBe(true)
  })

  test('is answered also where Discord did not say that it took that', async () => {
    const { through, open } = slow()
    const { discord, channel, ada } = await openTown({ through })
    discord.fail({ method: 'POST', path: /callback$/, status: 502, isDone: true })
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch', { what: 'cat-cow' })
    await until('another try', () => discord.violations().length > 0)
    discord.clearViolations()
    open()
    expect(titleOf(await answered(asked))).toBe('Cat-cow')
  })

  test('sees that an answer to a button is on its way, and a second press changes nothing', async () => {
    const { through, open } = slow()
    const town = await openTown({
      through: (reception) => ({
        ...reception,
        answer: (heard) =>
          ('run' in heard && heard.run.command === 'more' ? through(reception) : reception).answer(heard),
      }),
    })
    const shown = await card(town)
    const { discord, channel, ada } = town
    const first = discord.people.press({ who: ada, in: channel }, shown, 'More about it')
    const second = discord.people.press({ who: ada, in: channel }, shown, 'More about it')
    await until('two acknowledgements', () => first.said.length > 0 && second.said.length > 0)
    expect([first.said[0]?.type, second.said[0]?.type]).toEqual([6, 6])
    open()
    await until('an answer', () => first.said.length > 1)
    expect(second.said).toHaveLength(1)
  })
})
