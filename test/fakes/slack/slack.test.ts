import { webApi } from '@slack/bolt'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createWeb } from '../../../adapters/slack/api/web.ts'
import { manualClock } from '../../adapters/manual-clock.ts'
import { ALL_SCOPES } from './scopes.ts'
import { serveSlack, type ServedSlack } from './slack.ts'
import type { SlackWish } from './state.ts'
import { answerSubmitted } from './views.ts'
import { TOKENS } from './workspace.ts'

async function slackWith(wish: SlackWish = {}, token: string = TOKENS.bot) {
  const slack = await serveSlack(wish)
  onTestFinished(() => slack.close())
  return { slack, web: createWeb({ token, apiUrl: slack.url }) }
}

const codeOf = (mistake: unknown) =>
  mistake instanceof webApi.WebAPIPlatformError ? mistake.data.error : (mistake as Error).name

const TEXT = { channel: 'CTEAM', text: 'Stretch' }

describe('a fake Slack, asked by the real library', () => {
  test('answers what Slack would not take as Slack does, and writes it down', async () => {
    const { slack, web } = await slackWith()
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' as const }))
    await expect(web.chat.postMessage({ ...TEXT, blocks }).catch(codeOf)).resolves.toBe('invalid_blocks')
    expect(slack.violations()).toEqual(['chat.postMessage: blocks: 51'])
    expect(slack.messages('CTEAM')).toEqual([])
  })

  test.each<readonly [string, SlackWish, string, (web: webApi.WebClient) => Promise<unknown>, string]>([
    ['a token of nobody', {}, 'xoxb-other', (web) => web.auth.test(), 'invalid_auth'],
    [
      'a scope that was not granted',
      { scopes: ALL_SCOPES.filter((scope) => scope !== 'chat:write') },
      TOKENS.bot,
      (web) => web.chat.postMessage(TEXT),
      'missing_scope',
    ],
    [
      'the history of a channel without its scope',
      { scopes: ['im:history'] },
      TOKENS.bot,
      (web) => web.conversations.history({ channel: 'CTEAM' }),
      'missing_scope',
    ],
    [
      'a channel without Limber',
      {},
      TOKENS.bot,
      (web) => web.chat.postMessage({ ...TEXT, channel: 'CELSE' }),
      'not_in_channel',
    ],
    [
      'a private channel without Limber',
      { channels: { C9: { isPrivate: true, isMember: false } } },
      TOKENS.bot,
      (web) => web.conversations.info({ channel: 'C9' }),
      'channel_not_found',
    ],
    ['nobody', {}, TOKENS.bot, (web) => web.users.info({ user: 'U404' }), 'user_not_found'],
    [
      'a form that nobody asked for',
      {},
      TOKENS.bot,
      (web) =>
        web.views.open({
          trigger_id: '1',
          view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] },
        }),
      'expired_trigger_id',
    ],
    [
      'a whisper to somebody who is not there',
      {},
      TOKENS.bot,
      (web) => web.chat.postEphemeral({ ...TEXT, user: 'UELSE' }),
      'user_not_in_channel',
    ],
    ['a method that there is not', {}, TOKENS.bot, (web) => web.apiCall('chat.shout', {}), 'unknown_method'],
  ])('refuses %s', async (_, wish, token, ask, code) => {
    const { web } = await slackWith(wish, token)
    expect(await ask(web).then(() => 'taken', codeOf)).toBe(code)
  })

  test('says in whole seconds how long too much is too much', async () => {
    const limits = { channel: { most: 1, within: 1_500 } }
    const { web } = await slackWith({ limits, clock: manualClock(Date.now()) })
    await web.chat.postMessage(TEXT)
    const mistake = await web.chat.postMessage(TEXT).catch((error: unknown) => error)
    expect(mistake).toBeInstanceOf(webApi.WebAPIRateLimitedError)
    expect((mistake as webApi.WebAPIRateLimitedError).retryAfter).toBe(2)
  })

  test('shows its history the newest first, page by page, without threads, with metadata where asked', async () => {
    const { web } = await slackWith()
    const metadata = { event_type: 'limber_delivery', event_payload: { delivery: 'd1' } }
    const first = await web.chat.postMessage({ ...TEXT, text: 'one', metadata })
    await web.chat.postMessage({ ...TEXT, text: 'two' })
    await web.chat.postMessage({ ...TEXT, text: 'inside', thread_ts: first.ts ?? '' })
    await web.chat.postMessage({ ...TEXT, text: 'three' })
    const page = await web.conversations.history({ channel: 'CTEAM', limit: 2, include_all_metadata: true })
    expect(page.messages?.map(({ text }) => text)).toEqual(['three', 'two'])
    const cursor = page.response_metadata?.next_cursor ?? ''
    const rest = await web.conversations.history({
      channel: 'CTEAM',
      limit: 2,
      cursor,
      include_all_metadata: true,
    })
    expect(rest.messages).toMatchObject([{ text: 'one', metadata }])
    expect(rest.has_more).toBe(false)
    const bare = await web.conversations.history({ channel: 'CTEAM' })
    expect(bare.messages?.some((message) => 'metadata' in message)).toBe(false)
  })

  test('shows something to one person in a thread only where somebody answered in it', async () => {
    const { slack, web } = await slackWith()
    const { ts = '' } = await web.chat.postMessage(TEXT)
    const whisper = { ...TEXT, user: 'UADA', thread_ts: ts }
    expect(await web.chat.postEphemeral(whisper)).toMatchObject({ ok: true })
    expect(slack.ephemerals()).toEqual([])
    await web.chat.postMessage({ ...TEXT, thread_ts: ts })
    await web.chat.postEphemeral(whisper)
    expect(slack.ephemerals()).toHaveLength(1)
  })

  test('keeps what an edit says nothing of', async () => {
    const { slack, web } = await slackWith()
    const metadata = { event_type: 'limber_delivery', event_payload: { delivery: 'd1' } }
    const { ts = '' } = await web.chat.postMessage({ ...TEXT, metadata })
    await web.chat.update({ channel: 'CTEAM', ts, text: 'Closed' })
    expect(slack.messages('CTEAM')).toMatchObject([{ text: 'Closed', metadata, edits: 1 }])
  })

  test.each(['lost before', 'lost after'] as const)('breaks a connection: %s', async (fault) => {
    const { slack, web } = await slackWith()
    slack.fault('chat.postMessage', fault)
    await expect(web.chat.postMessage(TEXT)).rejects.toThrow()
    expect(slack.messages('CTEAM')).toHaveLength(fault === 'lost after' ? 1 : 0)
    expect(slack.calls('chat.postMessage')).toHaveLength(1)
  })

  test('takes a response_url five times, and for half an hour', async () => {
    const clock = manualClock(0)
    const { slack } = await slackWith({ clock })
    const answers: number[] = []
    const respond = async (id: string) => {
      const answer = await fetch(`${slack.url.replace('/api', '')}/response/${id}`, {
        method: 'POST',
        body: JSON.stringify({ text: 'Hello' }),
      })
      answers.push(answer.status)
    }
    slack.state.responses.set('often', { user: 'UADA', channel: 'CTEAM', at: 0, used: 0 })
    for (let time = 0; time < 6; time++) await respond('often')
    slack.state.responses.set('late', { user: 'UADA', channel: 'CTEAM', at: 0, used: 0 })
    await clock.advance(30 * 60_000 + 1)
    await respond('late')
    expect(answers).toEqual([200, 200, 200, 200, 200, 404, 404])
  })
})

describe('modals that stand on each other', () => {
  const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Break' }, blocks: [] }
  const push = (slack: ServedSlack, web: webApi.WebClient, view?: string, until = Infinity) => {
    slack.state.triggers.set('t', { user: 'UADA', until, ...(view && { view }) })
    return web.views.push({ trigger_id: 't', view: modal }).then(({ view: pushed }) => pushed?.id, codeOf)
  }
  const open = async (slack: ServedSlack, web: webApi.WebClient) => {
    slack.state.triggers.set('t', { user: 'UADA', until: Infinity })
    return (await web.views.open({ trigger_id: 't', view: modal })).view?.id ?? ''
  }

  test('are three at most', async () => {
    const { slack, web } = await slackWith()
    const second = await push(slack, web, await open(slack, web))
    const third = await push(slack, web, second)
    expect(await push(slack, web, third)).toBe('push_limit_reached')
    expect(slack.views('UADA').map(({ id }) => id)).toEqual([expect.any(String), second, third])
  })

  test('are opened only from within one, and not later than three seconds', async () => {
    const { slack, web } = await slackWith()
    const form = await open(slack, web)
    expect(await push(slack, web)).toBe('invalid_trigger_id')
    expect(await push(slack, web, form, 0)).toBe('expired_trigger_id')
    slack.closeModal(slack.views('UADA')[0]!)
    expect(await push(slack, web, form)).toBe('not_found')
  })

  test.each<readonly [string, object, readonly string[]]>([
    ['what there is not', { response_action: 'reply' }, ['response_action: reply']],
    ['nothing beside a field', { response_action: 'errors', errors: {} }, ['response_action: errors: none']],
    [
      'something beside a field that there is not',
      { response_action: 'errors', errors: { when: 'What?' } },
      ['response_action: errors: there is no field "when"'],
    ],
  ])('are not answered with %s', async (_, payload, violations) => {
    const { slack, web } = await slackWith()
    answerSubmitted(slack.state, await open(slack, web), payload, {})
    expect(slack.violations()).toEqual(violations)
  })
})
