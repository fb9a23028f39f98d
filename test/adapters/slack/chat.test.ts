import { onTestFinished } from 'vitest'
import { createSlackChat } from '../../../adapters/slack/chat.ts'
import { directPlace } from '../../../src/place.ts'
import { chatContract } from '../chat-contract.ts'
import { serveSlack } from '../../fakes/slack/slack.ts'
import { TEAM, TOKENS } from '../../fakes/slack/workspace.ts'
import { expectNoViolations } from './no-violations.ts'
import { PLAIN_BUTTONS } from './plain-buttons.ts'

const CHANNEL = { platform: 'slack', workspace: TEAM, channel: 'CTEAM', isDirect: false }
const ADA = `slack/${TEAM}/UADA`

const OF_THE_WORKSPACE = 'workspace'

chatContract({
  name: 'Slack',
  async open(wish = {}, time = {}) {
    const { kind: _, ...rest } = wish
    const platform = await serveSlack(rest)
    const chat = createSlackChat({ token: TOKENS.bot, apiUrl: platform.url, buttons: PLAIN_BUTTONS, ...time })
    onTestFinished(async () => {
      await chat.close()
      expectNoViolations(platform)
      await platform.close()
    })
    return { platform, chat }
  },
  channel: { place: CHANNEL, channel: 'CTEAM' },
  direct: { place: directPlace(CHANNEL, ADA), channel: `@${ADA}` },
  // Slack does not say of what there is too much: places keep their own pace.
  scopes: { account: OF_THE_WORKSPACE, workspace: OF_THE_WORKSPACE, channel: OF_THE_WORKSPACE },
  refusals: [
    ['is_archived', 'channel', 'the channel is archived'],
    ['channel_not_found', 'channel', 'the channel is gone, or I was removed from it'],
    ['not_in_channel', 'channel', 'I was removed from the channel'],
    ['restricted_action', 'channel', 'I may not write there'],
    ['access_denied', 'channel', 'I may not write there'],
    ['no_permission', 'channel', 'I may not write there'],
    ['restricted_action_read_only_channel', 'channel', 'I may not write there'],
    ['channel_not_found', 'direct', 'direct messages are closed to me'],
    ['messages_tab_disabled', 'direct', 'direct messages are closed to me'],
    ['access_denied', 'direct', 'direct messages are closed to me'],
    ['no_permission', 'direct', 'direct messages are closed to me'],
    ['user_disabled', 'direct', 'direct messages are closed to me'],
  ],
  rejections: ['msg_too_long', 'invalid_blocks', 'msg_blocks_too_long', 'no_text'],
  accountTroubles: [
    'invalid_auth',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'missing_scope',
    'org_login_required',
  ],
  gone: 'CTEAM:1700000000.000001',
})
