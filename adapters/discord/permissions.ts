import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from 'discord.js'

/** All that Limber may do in a server, and why; nothing else is asked for. */
export const PERMISSIONS = {
  ViewChannel: 'to see where it is mentioned, and where breaks go',
  SendMessages: 'to bring breaks to a channel, and what somebody shares with it',
  SendMessagesInThreads: 'to answer in the thread of a question',
  CreatePublicThreads: 'to answer a mention in a thread, so that a channel stays readable',
  ReadMessageHistory:
    'to look for its own message where nobody knows whether it was posted, so that none comes twice, and to reply',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>

type Permission = keyof typeof PERMISSIONS

/** The same as Discord counts them. */
export const PERMISSION_BITS: bigint = (Object.keys(PERMISSIONS) as readonly Permission[]).reduce(
  (sum, name) => sum | PermissionFlagsBits[name],
  0n,
)

/** Where somebody adds Limber for themselves alone, to use its commands wherever they are. */
export function ownInstallUrl(application: string): string {
  const asked = new URLSearchParams({
    client_id: application,
    integration_type: String(ApplicationIntegrationType.UserInstall),
    scope: OAuth2Scopes.ApplicationsCommands,
  })
  return `https://discord.com/oauth2/authorize?${asked}`
}

/** Where somebody adds Limber to a server, with no more permissions than it needs. */
export function inviteUrl(application: string): string {
  const asked = new URLSearchParams({
    client_id: application,
    permissions: String(PERMISSION_BITS),
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
  })
  return `https://discord.com/oauth2/authorize?${asked}`
}
