import { App } from '@slack/bolt'
import { expect, test } from 'vitest'
import { createOnce } from '../../../adapters/messenger/once.ts'
import { createGate } from '../../../adapters/slack/connection/gate.ts'
import { SILENT } from '../../../adapters/slack/silent.ts'

/** The library with somebody who hears of it, behind a gate through which Slack hears nothing. */
async function deaf() {
  const receiver = { init: () => {}, start: async () => {}, stop: async () => {} }
  const ours = { botToken: 'xoxb-limber', botId: 'BLIMBER', botUserId: 'ULIMBER' }
  const app = new App({ receiver, logger: SILENT, authorize: async () => ours })
  const heard: string[] = []
  app.event('app_mention', async ({ event }) => void heard.push(event.text))
  app.command(/.*/, async ({ command, ack }) => (await ack(), void heard.push(command.command)))
  app.view(/.*/, async ({ ack }) => (await ack({ response_action: 'clear' }), void heard.push('form')))
  const wrongs: unknown[] = []
  const wrong = (_: string, mistake: unknown) => void wrongs.push(mistake)
  app.error(async (mistake) => wrong('answering', mistake))
  const gate = createGate({ app, once: createOnce(), wrong })
  const ack = () => Promise.reject(new Error('closed'))
  return {
    heard,
    wrongs,
    come: (body: object) => gate.processEvent({ body: { team_id: 'T1', ...body }, ack }),
  }
}

test.each<readonly [string, object, readonly string[]]>([
  [
    'a mention',
    {
      event_id: 'E1',
      type: 'event_callback',
      event: { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hello' },
    },
    ['hello'],
  ],
  ['a command', { command: '/stretch', user_id: 'U1', channel_id: 'C1', text: '' }, ['/stretch']],
  [
    'a form, which is shown nothing',
    {
      type: 'view_submission',
      user: { id: 'U1' },
      team: { id: 'T1' },
      view: { callback_id: 'f', type: 'modal' },
    },
    [],
  ],
])('what Slack does not hear to have arrived is answered all the same: %s', async (_, body, expected) => {
  const { heard, wrongs, come } = await deaf()
  await come(body)
  expect(heard).toEqual(expected)
  expect(wrongs).toHaveLength(1)
})
