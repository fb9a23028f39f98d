import { createEmulator } from 'emulate'
import { expect, onTestFinished, test } from 'vitest'
import { createSlackChat } from '../../../adapters/slack/chat.ts'
import { createWeb } from '../../../adapters/slack/api/web.ts'
import type { Document } from '../../../src/document.ts'
import { freePort } from './free-port.ts'
import { PLAIN_BUTTONS } from './plain-buttons.ts'

const TOKEN = 'xoxb-second-opinion'
const LONG = 60_000

/** A Slack that nobody here wrote. */
async function secondOpinion() {
  const port = await freePort()
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      slack: {
        team: { name: 'Team', domain: 'team' },
        users: [{ name: 'ada', real_name: 'Ada', email: 'ada@team.example' }],
        channels: [{ name: 'stretch-break' }],
        bots: [{ name: 'limber' }],
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'secret',
            app_id: 'A000000001',
            name: 'Limber',
            redirect_uris: [`http://127.0.0.1:${port}/nowhere`],
            scopes: ['chat:write'],
            bot_name: 'limber',
          },
        ],
        tokens: [
          { token: TOKEN, user: 'limber', scopes: ['chat:write', 'channels:read', 'channels:history'] },
        ],
      },
    },
  })
  onTestFinished(() => emulator.close())
  const apiUrl = `http://127.0.0.1:${port}/api/`
  const chat = createSlackChat({ token: TOKEN, apiUrl, buttons: PLAIN_BUTTONS })
  onTestFinished(() => chat.close())
  const web = createWeb({ token: TOKEN, apiUrl })
  const { channels = [] } = await web.conversations.list({})
  const channel = channels.find(({ name }) => name === 'stretch-break')?.id ?? ''
  await web.conversations.join({ channel })
  const { members = [] } = await web.users.list({})
  const ada = members.find(({ name }) => name === 'ada')?.id ?? ''
  return { chat, web, channel, ada }
}

const DOCUMENT: Document = [
  { type: 'title', text: 'Time for a stretch' },
  { type: 'steps', items: [['Sit tall.'], ['Breathe & <smile>.']] },
  { type: 'choices', choices: [{ label: 'Done', run: { command: 'breaks', text: 'done' } }] },
]

test('a second opinion: what is posted is found and edited, in channels and in direct messages', async () => {
  const { chat, web, channel, ada } = await secondOpinion()
  const there = { platform: 'slack', workspace: 'T1', channel, isDirect: false }
  for (const place of [there, { ...there, channel: `slack/T1/${ada}`, isDirect: true }]) {
    const delivery = `delivery-${place.isDirect}`
    const sent = await chat.send({ delivery, place, dueAt: 0, document: DOCUMENT }, LONG)
    expect(sent).toEqual({ is: 'posted', message: expect.stringMatching(/^[CD]\w+:\d+\.\d+$/) as string })
    if (sent.is !== 'posted') return
    const { message } = sent
    expect(await chat.find(delivery, place, LONG, LONG)).toEqual({ is: 'there', message })
    expect(await chat.find('another', place, LONG, LONG)).toEqual({ is: 'absent' })
    expect(await chat.edit(message, place, [{ type: 'title', text: 'Closed' }], LONG)).toEqual({
      is: 'edited',
    })
    const [where = ''] = message.split(':')
    const { messages = [] } = await web.conversations.history({ channel: where })
    expect(messages.map(({ text }) => text)).toEqual(['Closed'])
  }
})

test('a second opinion: what is wrong is told apart', async () => {
  const { chat, channel } = await secondOpinion()
  const gone = { platform: 'slack', workspace: 'T1', channel: 'C00000000', isDirect: false }
  const message = { delivery: 'd', place: gone, dueAt: 0, document: DOCUMENT }
  expect(await chat.send(message, LONG)).toEqual({
    is: 'refused',
    why: 'the channel is gone, or I was removed from it',
  })
  expect(await chat.find('d', gone, LONG, LONG)).toEqual({ is: 'unreadable', why: 'channel_not_found' })
  expect(await chat.edit(`${channel}:1.000001`, { ...gone, channel }, DOCUMENT, LONG)).toEqual({
    is: 'refused',
    why: 'message_not_found',
  })
})
