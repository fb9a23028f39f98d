import { expect, test } from 'vitest'
import { readSpec, SPECS } from '../../fakes/slack/spec-check.ts'
import { settled, slackWorld, until } from './world.ts'

type Frame = {
  readonly type: string
  readonly envelope_id: string
  readonly payload: { readonly event?: { type: string } }
}

test.skipIf(SPECS === undefined)(
  'Slack’s own frames are acknowledged, each as what it is (LIMBER_SPECS)',
  async () => {
    const frames = (readSpec('slack-socket-mode-frames.json') as readonly Frame[]).filter(
      ({ envelope_id }) => envelope_id !== undefined,
    )
    const { slack, heard } = await slackWorld()
    const acked = []
    for (const frame of frames) {
      const { payload } = await slack.sockets.deliverFrame(frame)
      acked.push([frame.payload.event?.type ?? frame.type, payload])
    }
    expect(acked).toEqual([
      ['slash_commands', {}],
      ['app_mention', {}],
      ['interactive', {}],
      ['message', {}],
    ])
    await until(() => slack.messages('C111').length === 1)
    await settled({ slack })
    // A mention alone is answered: a message in a channel that is no mention is none of Limber's business.
    expect(slack.messages('C111')).toHaveLength(1)
    slack.sockets.refresh('too_many_websockets')
    await until(() => slack.sockets.opened() === 2)
    expect(
      heard.filter(({ event }) => event === 'problem').map((event) => 'during' in event && event.during),
    ).toEqual([
      // The address of the command in the frame is none of this machine.
      'answering privately',
    ])
  },
)
