import { describe, expect, test } from 'vitest'
import type { SlackView } from '../../fakes/slack/state.ts'
import { settled, slackWorld, until, type World } from './world.ts'
import { wordsIn } from './words-in.ts'

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }

/** Fields as Slack sends them. */
function filled(fields: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { [name]: fieldOf(name, value) }]),
  )
}

function fieldOf(name: string, value: string): object {
  if (name === 'channel') return { type: 'conversations_select', selected_conversation: value }
  if (['where', 'whom', 'zone'].includes(name)) return { type: 'static_select', selected_option: { value } }
  return { type: 'plain_text_input', value }
}

async function openForm(
  { slack }: Pick<World, 'slack'>,
  channel = 'CTEAM',
  user = 'UADA',
): Promise<SlackView> {
  await slack.command(user, channel, '/breaks add')
  return until(() => slack.views(user).find(({ isHome }) => !isHome))
}

/** What stands in the fields of a view when it is shown. */
function initialIn(view: SlackView | undefined): readonly string[] {
  const blocks = view?.view['blocks'] as readonly { readonly element?: InitialElement }[]
  return blocks.flatMap(({ element }) => {
    const value = element?.initial_value ?? element?.initial_option?.value
    return value === undefined ? [] : [value]
  })
}

type InitialElement = {
  readonly initial_value?: string
  readonly initial_option?: { readonly value: string }
}

async function openFromHome({ slack }: Pick<World, 'slack'>, user = 'UADA'): Promise<SlackView> {
  await slack.openHome(user, 'home')
  const home = await until(() => slack.views(user).find(({ isHome }) => isHome))
  await slack.pressIn(user, home, 'Add a break')
  return until(() => slack.views(user).find(({ isHome }) => !isHome))
}

const fieldsOf = ({ view }: SlackView) =>
  (view['blocks'] as readonly { type: string; block_id?: string }[])
    .filter(({ type }) => type === 'input')
    .map(({ block_id }) => block_id)

/** A view with buttons of another time. */
function expired(view: SlackView): SlackView {
  const old = JSON.stringify(view.view).replace(/(?<="action_id":")1[|~][^"]*/g, '0|old')
  return { ...view, view: JSON.parse(old) as SlackView['view'] }
}

const said = (view: SlackView | undefined) => wordsIn(view?.view['blocks'])

describe('a break in a form', () => {
  test('is said back, and set up when that is confirmed', async () => {
    const { slack, data } = await slackWorld()
    const form = await openForm({ slack })
    expect(fieldsOf(form)).toEqual(['when', 'where', 'daysOff', 'zone', 'whom'])
    const confirm = await slack.submit(
      'UADA',
      form,
      filled({
        when: 'weekdays at 10:30',
        where: 'at a desk',
        daysOff: 'Germany',
        zone: 'Europe/Paris',
        whom: 'place',
      }),
    )
    expect(confirm?.view).toMatchObject({ callback_id: 'break_confirm', submit: { text: 'Set it up' } })
    expect(said(confirm)).toContain('Weekdays at 10:30, Europe/Paris time')
    expect(said(confirm)).toContain('The next 3 times')
    const done = await slack.submit('UADA', confirm!, {})
    expect(said(done)).toContain('Break 1 is set up')
    expect(await data.store.breaksIn(PLACE)).toMatchObject([
      { owner: 'slack/T1/UADA', cadence: { zone: 'Europe/Paris' }, daysOff: { holidays: 'DE' } },
    ])
    const again = await slack.submit('UADA', confirm!, {})
    expect(said(again)).toContain('That is done already')
    expect(await data.store.breaksIn(PLACE)).toHaveLength(1)
  })

  test('goes back to what was filled in until it is confirmed, and is over after that', async () => {
    const { slack, data } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({ when: 'weekdays at 10:30', daysOff: 'Germany', zone: 'Europe/Paris' })
    const confirm = await slack.submit('UADA', form, typed)
    expect(confirm).toMatchObject({ previous: form.id, view: { close: { text: 'Back' } } })
    const again = slack.closeModal(confirm!)
    expect(again).toMatchObject({ id: form.id, typed, view: { callback_id: 'break_form' } })
    const better = await slack.submit('UADA', again!, { ...typed, ...filled({ when: 'mondays at 9:15' }) })
    expect(said(better)).toContain('Mondays at 9:15, Europe/Paris time')
    const done = await slack.submit('UADA', better!, {})
    expect(said(done)).toContain('Break 1 is set up')
    expect(slack.closeModal(done!)).toBeUndefined()
    expect(slack.views('UADA').filter(({ isHome }) => !isHome)).toEqual([])
    expect(await data.store.breaksIn(PLACE)).toMatchObject([
      { cadence: { times: { minutes: [9 * 60 + 15] } }, daysOff: { holidays: 'DE' } },
    ])
  })

  test('is confirmed as it was shown last', async () => {
    const { slack, data } = await slackWorld()
    const form = await openForm({ slack })
    const confirm = await slack.submit('UADA', form, filled({ when: 'weekdays at 10:30' }))
    await slack.pressIn('UADA', confirm!, 'At a desk only')
    const other = await until(() =>
      slack.views('UADA').find((view) => said(view).includes('Stretches: on an office chair.')),
    )
    expect(other).toMatchObject({ id: confirm?.id, previous: form.id })
    await slack.submit('UADA', other, {})
    expect(await data.store.breaksIn(PLACE)).toMatchObject([{ choosing: { setting: 'desk' } }])
  })

  test.each([
    ['too much was asked', 'One after the other, please'],
    ['a button has expired', 'That has expired'],
  ])('is still there to be confirmed where %s', async (why, expected) => {
    let isTooMuch = false
    const { slack, data } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (isTooMuch ? undefined : real.answer(heard)) }),
    })
    const form = await openForm({ slack })
    const confirm = await slack.submit('UADA', form, filled({ when: 'weekdays at 10:30' }))
    isTooMuch = why === 'too much was asked'
    const pressed = isTooMuch ? confirm! : expired(confirm!)
    await slack.pressIn('UADA', pressed, 'At a desk only')
    const above = await until(() => slack.views('UADA').find((view) => said(view).includes(expected)))
    const below = slack.closeModal(above)
    expect(below).toMatchObject({ id: confirm?.id, view: confirm?.view })
    isTooMuch = false
    expect(said(await slack.submit('UADA', below!, {}))).toContain('Break 1 is set up')
    expect(await data.store.breaksIn(PLACE)).toMatchObject([{ choosing: { setting: 'standing' } }])
  })

  test('that was confirmed in vain goes back to what was filled in', async () => {
    let isTooMuch = false
    const { slack, data } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (isTooMuch ? undefined : real.answer(heard)) }),
    })
    const form = await openForm({ slack })
    const confirm = await slack.submit('UADA', form, filled({ when: 'weekdays at 10:30' }))
    isTooMuch = true
    const refused = await slack.submit('UADA', confirm!, {})
    expect(said(refused)).toContain('One after the other, please')
    isTooMuch = false
    const again = slack.closeModal(refused!)
    const better = await slack.submit('UADA', again!, again!.typed)
    await slack.submit('UADA', better!, {})
    expect(await data.store.breaksIn(PLACE)).toHaveLength(1)
  })

  test('of which something was not understood says so beside each field, and keeps all that was typed', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({
      when: 'every blue moon',
      where: 'at a desk',
      daysOff: 'Atlantis',
      zone: 'Europe/Paris',
    })
    const again = await slack.submit('UADA', form, typed)
    expect(again).toMatchObject({ id: form.id, view: form.view, typed })
    expect(again?.errors).toEqual({
      when: '"blue": I do not know this word. "moon": I do not know this word. Did you mean "noon"? Write it like "weekdays at 10:30 and 15:00".',
      daysOff:
        '"Atlantis": I know no country, region or day of that name. Write it in English, or a day such as "24 december".',
    })
    const better = { ...typed, ...filled({ when: 'mondays at 9', daysOff: 'Germany' }) }
    const confirm = await slack.submit('UADA', again!, better)
    expect(confirm?.view).toMatchObject({ callback_id: 'break_confirm' })
  })

  test('says above the fields what stands in none of them, and keeps all that was typed', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({ when: 'weekdays at 10:30 on the floor', where: 'at a desk', daysOff: 'Germany' })
    const again = await slack.submit('UADA', form, typed)
    expect(again).toMatchObject({ id: form.id, errors: {} })
    expect(said(again)).toContain('A break has one place')
    expect(initialIn(again)).toEqual(['weekdays at 10:30 on the floor', 'at a desk', 'Germany', 'place'])
  })

  test('says above the fields what takes the place of what was said there', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const which = await slack.submit('UADA', form, filled({ when: 'fridays at 9', daysOff: 'georgia' }))
    expect(said(which)).toContain('Whose public holidays?')
    const again = await slack.submit('UADA', which!, filled({ when: 'every blue moon' }))
    expect(again).toMatchObject({ id: form.id, errors: {} })
    expect(said(again)).toContain('I did not understand all of that')
    expect(said(again)).not.toContain('Whose public holidays?')
    expect(initialIn(again)).toEqual(['every blue moon', 'standing', 'place'])
  })

  test('leads on by buttons where several things may be meant', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({ when: 'weekdays at 10:30', daysOff: 'georgia' })
    const which = await slack.submit('UADA', form, typed)
    expect(said(which)).toContain('Whose public holidays?')
    await slack.pressIn('UADA', which!, 'Georgia (GE)', typed)
    const confirm = await until(() =>
      slack.views('UADA').find(({ view }) => view['callback_id'] === 'break_confirm'),
    )
    expect(said(confirm)).toContain('public holidays of Georgia')
  })

  test('a button in it that has expired says so, and keeps all that was typed', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({ when: 'weekdays at 10:30', daysOff: 'georgia' })
    const which = await slack.submit('UADA', form, typed)
    await slack.pressIn('UADA', expired(which!), 'Georgia (GE)', typed)
    const again = await until(() => slack.views('UADA').find((one) => said(one).includes('That has expired')))
    expect(JSON.stringify(again.view)).toContain('"initial_value":"georgia"')
  })

  test.each<readonly [string, readonly string[], string]>([
    ['above its fields', ['views.push'], 'form'],
    ['to whoever pressed it alone, in its channel', ['views.push', 'views.update'], 'channel'],
    ['directly', ['views.push', 'views.update', 'chat.postEphemeral'], 'direct'],
  ])('that does not go on after a button says so: %s', async (_, refusing, where) => {
    const { slack, heard } = await slackWorld()
    const form = await openForm({ slack })
    const typed = filled({ when: 'weekdays at 10:30', daysOff: 'georgia' })
    const which = await slack.submit('UADA', form, typed)
    for (const method of refusing) slack.fault(method, { error: 'internal_error' })
    await slack.pressIn('UADA', which!, 'Georgia (GE)', typed)
    const text = await until(() => {
      const above = slack.views('UADA').map(said)
      const told = {
        form: above,
        channel: slack.ephemerals('UADA').map((one) => one.text),
        direct: slack.messages('DUADA').map((one) => one.text),
      }[where]
      return told?.find((words) => words.includes('The form did not go on'))
    })
    expect(text).toContain('Please press that button again')
    expect(initialIn(slack.views('UADA')[0])).toEqual(['weekdays at 10:30', 'standing', 'georgia', 'place'])
    expect(heard).toContainEqual(expect.objectContaining({ event: 'problem', during: 'showing a form' }))
  })

  test.each([
    ['in its channel', 'CTEAM', openForm, 1],
    ['directly where it was opened in the App Home', 'DUADA', openFromHome, 0],
  ])('that is to be confirmed says %s that it does not go on', async (_, channel, open, ephemerals) => {
    const { slack } = await slackWorld()
    const form = await open({ slack })
    const typed = filled({ when: 'weekdays at 10:30', channel: 'CTEAM' })
    const confirm = await slack.submit('UADA', form, typed)
    slack.fault('views.update', 'lost before')
    await slack.pressIn('UADA', confirm!, 'At a desk only')
    const told = await until(() => [...slack.ephemerals('UADA'), ...slack.messages('DUADA')][0])
    expect(told).toMatchObject({ channel, text: expect.stringContaining('The form did not go on') })
    expect(slack.ephemerals()).toHaveLength(ephemerals)
    expect(slack.views('UADA').find(({ id }) => id === confirm?.id)).toEqual(confirm)
  })

  test('a warning sign in it is answered', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const answer = await slack.submit('UADA', form, filled({ when: 'crushing chest pain right now' }))
    expect(said(answer)).toContain('Please get help now')
    expect(answer?.view['submit']).toBeUndefined()
  })

  test('a guest is told who can', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack }, 'CTEAM', 'UGUEST')
    const answer = await slack.submit('UGUEST', form, filled({ when: 'weekdays at 10:30' }))
    expect(said(answer)).toContain('Please ask a full member')
  })

  test('where Limber is not yet says how to let it in', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack }, 'CELSE')
    const confirm = await slack.submit('UADA', form, filled({ when: 'weekdays at 10:30' }))
    expect(said(confirm)).toContain('/invite @limber')
  })

  test('for a channel that somebody is not in says to join it first', async () => {
    const { slack, data } = await slackWorld()
    slack.state.channels.set('COPEN', { members: ['UBOB'] })
    const form = await openFromHome({ slack })
    const typed = filled({ when: 'weekdays at 10:30', channel: 'COPEN', zone: 'Europe/Paris' })
    const again = await slack.submit('UADA', form, typed)
    expect(again).toMatchObject({ id: form.id, view: form.view, typed })
    expect(again?.errors).toEqual({
      channel: 'Only members of a channel set up breaks for it: join it first.',
    })
    const both = await slack.submit('UADA', form, { ...typed, ...filled({ daysOff: 'Atlantis' }) })
    expect(Object.keys(both?.errors ?? {})).toEqual(['daysOff', 'channel'])
    slack.state.channels.set('COPEN', { members: ['UBOB', 'UADA'] })
    const confirm = await slack.submit('UADA', form, typed)
    expect(confirm?.view).toMatchObject({ callback_id: 'break_confirm' })
    slack.state.channels.set('COPEN', { members: ['UBOB'] })
    const refused = await slackWorld({ data, over: slack })
    expect(said(await refused.slack.submit('UADA', confirm!, {}))).toContain('join it first')
    expect(await data.store.breaksIn({ ...PLACE, channel: 'COPEN' })).toEqual([])
  })

  test('for a channel that somebody is not in answers a warning sign all the same', async () => {
    const { slack } = await slackWorld()
    slack.state.channels.set('COPEN', { members: ['UBOB'] })
    const form = await openForm({ slack }, 'COPEN')
    const answer = await slack.submit('UADA', form, filled({ when: 'crushing chest pain right now' }))
    expect(said(answer)).toContain('Please get help now')
  })

  test.each([
    ['UADA', 'I cannot find out at the moment who you are'],
    ['UBOSS', 'The next 3 times'],
  ])('is answered in time where Slack is slow to say what is asked of it: to %s', async (user, expected) => {
    const { slack } = await slackWorld()
    await slack.command(user, 'DUADA', '/stretch cat-cow')
    await until(() => slack.ephemerals().length === 1)
    const form = await openForm({ slack }, 'CTEAM', user)
    const never = Promise.withResolvers<void>()
    for (const method of ['conversations.info', 'users.conversations']) {
      for (let time = 0; time < 3; time++) slack.fault(method, { until: never.promise })
    }
    const typed = filled({ when: 'weekdays at 10:30', zone: 'Europe/Berlin' })
    expect(said(await slack.submit(user, form, typed))).toContain(expected)
    never.resolve()
  })

  test('of which a warning sign comes too late to be shown is answered directly', async () => {
    let goOn = () => {}
    const asked = new Promise<void>((resolve) => (goOn = resolve))
    const { slack, clock } = await slackWorld({
      reception: (real) => ({ answer: async (heard) => (await asked, real.answer(heard)) }),
    })
    const form = await openForm({ slack })
    const submitted = slack.submit('UADA', form, filled({ when: 'crushing chest pain right now' }))
    await settled({ slack })
    clock.jump(3_000)
    goOn()
    await submitted
    expect((await until(() => slack.messages('DUADA')[0])).text).toMatch(/get help now/i)
  })

  test('for somebody alone is their own', async () => {
    const { slack, data } = await slackWorld()
    const form = await openForm({ slack }, 'DUADA')
    expect(fieldsOf(form)).toEqual(['when', 'where', 'daysOff', 'zone'])
    const confirm = await slack.submit('UADA', form, filled({ when: 'weekdays at 10:30' }))
    await slack.submit('UADA', confirm!, {})
    expect(await data.store.breaksOf('slack/T1/UADA')).toMatchObject([{ place: { isDirect: true } }])
  })

  test('suggests time zones while one is typed, from memory', async () => {
    const { slack } = await slackWorld()
    const form = await openForm({ slack })
    const calls = slack.calls().length
    const { payload } = await slack.suggest('UADA', form, 'zone', 'new yo')
    expect(payload).toMatchObject({
      options: [{ text: { text: 'America/New_York' }, value: 'America/New_York' }],
    })
    expect((await slack.suggest('UADA', form, 'another', 'x')).payload).toEqual({ options: [] })
    await settled({ slack })
    expect(slack.calls()).toHaveLength(calls)
  })

  test('that Slack does not open says how else to do it', async () => {
    const { slack } = await slackWorld()
    slack.fault('views.open', { error: 'expired_trigger_id' })
    await slack.command('UADA', 'CTEAM', '/breaks add')
    expect((await until(() => slack.ephemerals()[0])).text).toContain('/breaks add weekdays')
  })
})
