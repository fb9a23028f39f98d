import { COMMANDS } from '../../src/commands/index.ts'
import type { Command } from '../../src/commands/command.ts'
import { BOT_EVENTS, BOT_SCOPES, OPTIONAL_SCOPES } from './scopes.ts'
import { PROMPTS, SUGGEST_STRETCH } from './surface.ts'

/** Where requests come in, behind the address of a machine. */
const PATH = '/slack/events'

/**
 * What makes a Slack app Limber, as Slack's "App Manifest" takes it; with the address of a machine (https://…) the events
 * come there as requests, otherwise over the connection that Limber opens.
 */
export function slackManifest(url?: string) {
  const request = url === undefined ? {} : { request_url: `${url.replace(/\/+$/, '')}${PATH}` }
  const options =
    url === undefined ? {} : { ...request, message_menu_options_url: `${url.replace(/\/+$/, '')}${PATH}` }
  const isSocket = url === undefined
  return {
    display_information: {
      name: 'Limber',
      description: 'Stretches for stiff and sore upper backs, and stretch breaks for your team.',
      long_description: LONG_DESCRIPTION,
      background_color: '#2f5d50',
    },
    features: {
      agent_view: {
        agent_description:
          'Ask what helps a stiff or sore upper back, in your own words, or set up a stretch break.',
        suggested_prompts: PROMPTS.map(({ title, message }) => ({ title, message })),
      },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Limber', always_online: true },
      shortcuts: [
        {
          name: SUGGEST_STRETCH.name,
          type: 'message',
          callback_id: SUGGEST_STRETCH.id,
          description: SUGGEST_STRETCH.description,
        },
      ],
      slash_commands: COMMANDS.filter(({ isTyped }) => isTyped === true).map((command) => ({
        command: `/${command.name}`,
        ...(request.request_url && { url: request.request_url }),
        description: command.summary,
        usage_hint: usageOf(command),
        should_escape: false,
      })),
    },
    oauth_config: {
      scopes: {
        bot: [...Object.keys(BOT_SCOPES), ...Object.keys(OPTIONAL_SCOPES)],
        bot_optional: Object.keys(OPTIONAL_SCOPES),
      },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...options },
      org_deploy_enabled: false,
      socket_mode_enabled: isSocket,
      token_rotation_enabled: false,
    },
  }
}

/** What Slack shows while a command is typed. */
function usageOf({ usage, parts = [] }: Command): string {
  const names = parts.map(({ name }) => name).join(' | ')
  return [usage, names].filter((part) => part !== '').join(' ') || 'nothing more'
}

const LONG_DESCRIPTION = [
  'Limber answers questions about stiff and sore upper backs in your own words, from a knowledge base of exercises and causes: mention it in a channel, write to it directly, or type /stretch.',
  'It brings stretch breaks to channels and to single people, at the times that they set, and stays away on days off.',
  'It is general wellness, not medical care: it never diagnoses, and whoever tells of a warning sign is sent to a human. It reads no channel along, only what is addressed to it.',
].join('\n\n')
