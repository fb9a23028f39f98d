import type { Refusal } from '../../../src/deliver/chat.ts'

/** What Slack calls a place that takes nothing from Limber any more. */
const PLACES: Readonly<Record<string, Refusal>> = {
  is_archived: 'the channel is archived',
  // Of a private channel that Limber is not in, Slack says that there is none.
  channel_not_found: 'the channel is gone, or I was removed from it',
  channel_is_archived: 'the channel is archived',
  not_in_channel: 'I was removed from the channel',
  restricted_action: 'I may not write there',
  restricted_action_read_only_channel: 'I may not write there',
  restricted_action_thread_only_channel: 'I may not write there',
  posting_to_general_channel_denied: 'I may not write there',
  access_denied: 'I may not write there',
  no_permission: 'I may not write there',
}

/** The same for the direct messages with somebody, who may also have left. */
const PEOPLE: Readonly<Record<string, Refusal>> = {
  channel_not_found: 'direct messages are closed to me',
  messages_tab_disabled: 'direct messages are closed to me',
  restricted_action: 'direct messages are closed to me',
  user_not_found: 'direct messages are closed to me',
  users_not_found: 'direct messages are closed to me',
  user_disabled: 'direct messages are closed to me',
  user_not_visible: 'direct messages are closed to me',
  cannot_dm_bot: 'direct messages are closed to me',
  is_archived: 'direct messages are closed to me',
  access_denied: 'direct messages are closed to me',
  no_permission: 'direct messages are closed to me',
}

/** Why a place takes nothing; nothing where a code says something else. */
export function refusalOf(code: string, isDirect: boolean): Refusal | undefined {
  const codes = isDirect ? PEOPLE : PLACES
  return Object.hasOwn(codes, code) ? codes[code] : undefined
}

/** What Slack says of the token and of what Limber may do anywhere: no place has done anything wrong. */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set([
  'accesslimited',
  'account_inactive',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
])

/**
 * What Slack says of whatever was asked for, a place or a connection: "Access to a resource specified in the request is
 * denied", and "Make sure your app is a member of the conversation" (https://docs.slack.dev/reference/methods/chat.postMessage).
 */
const OF_WHAT_IS_ASKED: ReadonlySet<string> = new Set(['access_denied', 'no_permission'])

/** Whether a code says that there is no connection for a token. */
export function refusesConnection(code: string): boolean {
  return isOfTheAccount(code) || OF_WHAT_IS_ASKED.has(code)
}

/** Whether a code is about the whole installation, also where a place was asked for. */
export function isOfTheAccount(code: string): boolean {
  return OF_THE_ACCOUNT.has(code)
}
