import { describe, expect, test } from 'vitest'
import type { Fault, SlackView } from '../../fakes/slack/state.ts'
import { ALL_SCOPES } from '../../fakes/slack/scopes.ts'
import { slackWorld, until, type World } from './world.ts'
import { wordsIn } from './words-in.ts'

async function home({ slack }: Pick<World, 'slack'>, user: string): Promise<SlackView> {
  const before = slack.calls('views.publish').length
  await slack.openHome(user, 'home')
  await until(() => slack.calls('views.publish').length > before)
  return until(() => slack.views(user).find(({ isHome }) => isHome))
}

const said = (view: SlackView) => wordsIn(view.view['blocks'])

/** The channels that a view names. */
function channelsIn(view: SlackView | undefined): readonly string[] {
  const all = JSON.stringify(view?.view).matchAll(/"type":"channel","channel_id":"([^"]*)"/g)
  return [...all].map(([, id = '']) => id)
}

async function addBreak({ slack }: Pick<World, 'slack'>, user: string, channel: string, when: string) {
  const before = slack.ephemerals().length
  await slack.command(user, channel, `/breaks add ${when}`)
  const draft = await until(() => slack.ephemerals()[before])
  await slack.press(user, draft, 'Yes, set it up')
  await until(() => slack.ephemerals()[before]?.edits === 1)
}

describe('the App Home', () => {
  test('begins with what is to be done first', async () => {
    const world = await slackWorld()
    const view = await home(world, 'UADA')
    expect(said(view)).toContain('There are none yet that concern you.')
    expect(said(view)).toContain('A first stretch break')
    expect(said(view)).not.toContain('channels:history')
  })

  test('tells an administrator what else can be granted, and everybody what their profile lacks', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !/^(ch|gr).*history/.test(scope))
    const world = await slackWorld({ slack: { scopes, people: { UBOSS: { isAdmin: true }, UADA: {} } } })
    expect(said(await home(world, 'UBOSS'))).toContain('channels:history')
    expect(said(await home(world, 'UADA'))).not.toContain('channels:history')
    expect(said(await home(world, 'UADA'))).toContain('Your time zone')
  })

  test('shows the breaks that concern somebody, and no others', async () => {
    const world = await slackWorld()
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    await addBreak(world, 'UBOSS', 'CSECRET', 'mondays at 11')
    await addBreak(world, 'UBOB', 'CTEAM', 'fridays at 14:00; for me')
    const ada = said(await home(world, 'UADA'))
    expect(ada).toContain('weekdays at 10:30')
    expect(ada).toContain('Next: Mon 23 Nov 2026, 10:30.')
    expect(ada).not.toMatch(/11:00|14:00/)
    expect(ada).toContain('those of the channels that you and I are both in')
    const bob = said(await home(world, 'UBOB'))
    expect(bob).toMatch(/10:30/)
    expect(bob).toMatch(/11:00/)
    expect(bob).toMatch(/14:00/)
    expect(said(await home(world, 'UBOSS'))).not.toMatch(/14:00/)
  })

  test('pauses a break and goes on with it, in its own channel', async () => {
    const world = await slackWorld()
    const { slack, data } = world
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    await slack.pressIn('UBOB', await home(world, 'UBOB'), 'Pause')
    const paused = await until(() =>
      slack.views('UBOB').find((view) => said(view).includes('Break 1 is paused')),
    )
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toMatchObject([{ daysOff: { pauses: [{}] } }])
    await slack.pressIn('UBOB', paused, 'Resume')
    await until(() => slack.views('UBOB').find((view) => said(view).includes('Break 1 goes on')))
  })

  test('refuses whoever may not, and says who can', async () => {
    const world = await slackWorld()
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    await world.slack.pressIn('UADA', await home(world, 'UADA'), 'Pause')
    await until(() =>
      world.slack
        .views('UADA')
        .find((view) => said(view).includes('whoever made this channel or administers')),
    )
  })

  test('says directly what was done to a button where the page is not shown', async () => {
    const world = await slackWorld()
    const { slack, heard } = world
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    const view = await home(world, 'UBOB')
    slack.fault('views.publish', { error: 'internal_error' })
    await slack.pressIn('UBOB', view, 'Pause')
    const { text, blocks } = await until(() => slack.messages('DUBOB')[0])
    expect(text).toMatch(/^Break 1 is paused\n\nChannel: <#CTEAM>/)
    expect(blocks.filter(({ type }) => type === 'actions')).toEqual([])
    expect(heard).toContainEqual(expect.objectContaining({ during: 'showing the App Home' }))
  })

  test('opens the form, in which a channel can be chosen', async () => {
    const world = await slackWorld()
    const { slack, data } = world
    await slack.pressIn('UADA', await home(world, 'UADA'), 'Add a break')
    const form = await until(() => slack.views('UADA').find(({ isHome }) => !isHome))
    const confirm = await slack.submit('UADA', form, {
      channel: { channel: { type: 'conversations_select', selected_conversation: 'CTEAM' } },
      when: { when: { type: 'plain_text_input', value: 'weekdays at 10:30' } },
    })
    expect(channelsIn(confirm)).toEqual(['CTEAM'])
    await slack.pressIn('UADA', confirm!, 'At a desk only')
    const atDesk = await until(() =>
      slack.views('UADA').find((view) => said(view).includes('Stretches: on an office chair.')),
    )
    expect(channelsIn(atDesk)).toEqual(['CTEAM'])
    const done = await slack.submit('UADA', atDesk, {})
    expect(said(done!)).toContain('Break 1 is set up')
    expect(channelsIn(done)).toEqual(['CTEAM'])
    const place = { platform: 'slack', workspace: 'T1', channel: 'CTEAM', isDirect: false }
    expect(await data.store.breaksIn(place)).toHaveLength(1)
    await until(() =>
      slack.views('UADA').find((view) => view.isHome && said(view).includes('weekdays at 10:30')),
    )
  })

  test.each([
    ['where no channel is chosen', {}, 'weekdays at 10:30'],
    [
      'where it comes to somebody alone all the same',
      { channel: { channel: { type: 'conversations_select', selected_conversation: 'CTEAM' } } },
      'weekdays at 10:30; for me',
    ],
  ])('names no channel %s', async (_, chosen, value) => {
    const world = await slackWorld()
    const { slack } = world
    await slack.pressIn('UADA', await home(world, 'UADA'), 'Add a break')
    const form = await until(() => slack.views('UADA').find(({ isHome }) => !isHome))
    const typed = { ...chosen, when: { when: { type: 'plain_text_input', value } } }
    const confirm = await slack.submit('UADA', form, typed)
    expect(said(confirm!)).toContain('It comes to you alone, in your direct messages.')
    expect(channelsIn(confirm)).toEqual([])
    const done = await slack.submit('UADA', confirm!, {})
    expect(said(done!)).toContain('Your break 1 is set up')
    expect(channelsIn(done)).toEqual([])
  })

  test('says where Limber is still to be let in', async () => {
    const world = await slackWorld()
    await addBreak(world, 'UADA', 'CELSE', 'weekdays at 10:30')
    expect(said(await home(world, 'UADA'))).toContain('/invite @limber')
  })

  test('shows many breaks as far as they fit, and says how many more there are', async () => {
    const channels = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`CM${index}`, { members: ['UADA'] }]),
    )
    const world = await slackWorld({ slack: { channels } })
    for (const channel of Object.keys(channels)) {
      world.clock.jump(61_000)
      await addBreak(world, 'UADA', channel, 'weekdays at 10:30')
    }
    expect(said(await home(world, 'UADA'))).toContain('There are 10 more')
  })

  test.each<readonly [string, Fault]>([
    ['has too much to do', { status: 429, headers: { 'retry-after': '50' } }],
    ['does not allow it', { error: 'missing_scope' }],
    ['cannot be reached', 'lost before'],
    ['does not answer', { until: new Promise(() => {}) }],
  ])('says that breaks may be missing where Slack %s, and not that there are none', async (_, fault) => {
    const world = await slackWorld()
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    await addBreak(world, 'UADA', 'DUADA', 'fridays at 14:00')
    world.slack.fault('users.conversations', fault)
    const ada = said(await home(world, 'UADA'))
    expect(ada).toContain('Slack did not tell me all the channels that you and I are in')
    expect(ada).toContain('Fridays at 14:00')
    expect(ada).not.toMatch(/10:30|none yet|first stretch break/)
    const boss = said(await home(world, 'UBOSS'))
    expect(boss).not.toMatch(/none yet|first stretch break/)
  })

  test('asks Slack once a minute who is where, and leaves it alone for as long as it says', async () => {
    const world = await slackWorld()
    const { slack, clock } = world
    await addBreak(world, 'UBOB', 'CTEAM', 'weekdays at 10:30')
    const asked = () => slack.calls('users.conversations').length
    clock.jump(61_000)
    const before = asked()
    for (let time = 0; time < 3; time++) expect(said(await home(world, 'UBOB'))).toContain('10:30')
    expect(asked()).toBe(before + 2)
    clock.jump(61_000)
    slack.fault('users.conversations', { status: 429, headers: { 'retry-after': '50' } })
    await home(world, 'UBOB')
    clock.jump(40_000)
    expect(said(await home(world, 'UADA'))).toContain('breaks of theirs may be missing')
    expect(asked()).toBe(before + 4)
    clock.jump(11_000)
    expect(said(await home(world, 'UADA'))).toContain('10:30')
  })
})

test('the messages with Limber suggest what to begin with', async () => {
  const { slack } = await slackWorld()
  await slack.openHome('UADA', 'messages')
  const { args } = await until(() => slack.calls('assistant.threads.setSuggestedPrompts')[0])
  expect(args).toMatchObject({ channel_id: 'DUADA', title: 'What would help?' })
  expect(args['thread_ts']).toBeUndefined()
  expect(args['prompts']).toHaveLength(4)
})
