/** What Limber asks of a workspace, and why; nothing else lists it. */
export const BOT_SCOPES = {
  'app_mentions:read': 'to be asked by mention',
  'assistant:write': 'for suggested prompts and the status while working',
  'channels:read': 'who made a public channel, and whether Limber and whoever sets up a break are in it',
  'groups:read': 'the same of private channels',
  'chat:write': 'to answer, and to post breaks',
  commands: 'for slash commands, and the shortcut on messages',
  'im:history': 'to be written to directly',
  'im:write': 'to find the direct messages with somebody, where it is not known whether a break arrived',
  'users:read': 'for time zones, languages and who is a guest or an administrator',
} as const

/** What can be left out: without it, a break of which it is not known whether it arrived is not looked for, nor repeated. */
export const OPTIONAL_SCOPES = {
  'channels:history': 'to look for an own message of which it is not known whether it arrived',
  'groups:history': 'the same in private channels',
} as const

/** What Limber is told of. No channel is read along: only what is addressed to Limber is. */
export const BOT_EVENTS = [
  'app_mention',
  'message.im',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  'channel_id_changed',
] as const
