/** What a token needs for each method that Limber may call; nothing for what any token may. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'users.info': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
}

/** What a workspace needs to have granted before each event comes. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_id_changed: ['groups:read'],
}

/** Everything that is granted where nothing else is said. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
]

/** Which of its scopes a method needs for a channel: public, private or direct. */
export function scopeFor(method: string, channel: string, isPrivate: boolean): readonly string[] {
  const scopes = METHOD_SCOPES[method] ?? []
  if (!method.startsWith('conversations.') || scopes.length < 2) return scopes
  const begin =
    channel.startsWith('D') || channel.startsWith('U') ? 'im:' : isPrivate ? 'groups:' : 'channels:'
  return scopes.filter((scope) => scope.startsWith(begin))
}
