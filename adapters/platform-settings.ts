/** How Limber connects to a Slack workspace: over a socket that it opens, or over HTTP requests that Slack makes. */
export type SlackSettings = {
  readonly botToken: string
  readonly appToken?: string
  readonly signingSecret?: string
  readonly port?: number
  /** The address of this machine on which the port is; all of them where none is set. */
  readonly host?: string
  /** Where Slack's methods are called, with a slash at the end. */
  readonly apiUrl?: string
}

/** How Limber connects to Discord. */
export type DiscordSettings = { readonly token: string; readonly apiUrl?: string }

/** The platforms that are configured. */
export type PlatformSettings = { readonly slack?: SlackSettings; readonly discord?: DiscordSettings }

/** The settings of platforms, for the README's table and for what is read. */
export const PLATFORM_SETTINGS = [
  {
    name: 'SLACK_BOT_TOKEN',
    what: 'The token of the bot in your Slack workspace, which begins with `xoxb-` ([where it is](#add-it-to-slack))',
    otherwise: 'no Slack',
  },
  {
    name: 'SLACK_APP_TOKEN',
    what: 'The token with which Limber opens its connection to Slack, which begins with `xapp-`; nothing has to reach your machine',
    otherwise: 'Slack comes over HTTP',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    what: 'The secret by which requests are known to come from Slack; with `PORT` it takes the place of `SLACK_APP_TOKEN`',
    otherwise: 'the connection that Limber opens',
  },
  {
    name: 'PORT',
    what: 'The port on which Slack’s requests come in, at `/slack/events`; put something in front of it that speaks HTTPS',
    otherwise: 'the connection that Limber opens',
  },
  {
    name: 'HOST',
    what: 'The address of your machine on which `PORT` is, such as `127.0.0.1` where only a proxy beside Limber has to reach it',
    otherwise: 'all of them',
  },
  {
    name: 'SLACK_API_URL',
    what: 'Where Slack’s methods are called, such as `https://slack-gov.com/api/`',
    otherwise: '`https://slack.com/api/`',
  },
  {
    name: 'DISCORD_TOKEN',
    what: 'The token of your Discord bot ([where it is](#add-it-to-discord))',
    otherwise: 'no Discord',
  },
  {
    name: 'DISCORD_API_URL',
    what: 'Where Discord’s API is, without its version',
    otherwise: '`https://discord.com/api`',
  },
] as const

type PlatformSettingName = (typeof PLATFORM_SETTINGS)[number]['name']

/** Gives what is written for a setting, without blanks around it; empty where nothing is. */
type Written = (name: PlatformSettingName) => string

/** What is set for the platforms, or a sentence for each setting that has to be put right; none repeats a secret. */
export function readPlatforms(
  env: Readonly<Record<string, string | undefined>>,
): { readonly platforms: PlatformSettings } | { readonly problems: readonly string[] } {
  const written: Written = (name) => env[name]?.trim() ?? ''
  const problems = [...slackProblems(written), ...discordProblems(written)]
  if (problems.length > 0) return { problems }
  const slack = readSlack(written)
  const discord = readDiscord(written)
  return { platforms: { ...(slack && { slack }), ...(discord && { discord }) } }
}

function readSlack(written: Written): SlackSettings | undefined {
  const botToken = written('SLACK_BOT_TOKEN')
  if (botToken === '') return undefined
  const signingSecret = written('SLACK_SIGNING_SECRET')
  const apiUrl = written('SLACK_API_URL')
  const host = written('HOST')
  const isHttp = signingSecret !== '' && written('PORT') !== ''
  return {
    botToken,
    ...(isHttp
      ? { signingSecret, port: Number(written('PORT')), ...(host !== '' && { host }) }
      : { appToken: written('SLACK_APP_TOKEN') }),
    ...(apiUrl !== '' && { apiUrl: apiUrl.replace(/\/*$/, '/') }),
  }
}

function readDiscord(written: Written): DiscordSettings | undefined {
  const token = written('DISCORD_TOKEN')
  const apiUrl = written('DISCORD_API_URL')
  if (token === '') return undefined
  return { token, ...(apiUrl !== '' && { apiUrl: apiUrl.replace(/\/+$/, '') }) }
}

function slackProblems(written: Written): readonly string[] {
  const [bot, app, secret, port] = [
    written('SLACK_BOT_TOKEN'),
    written('SLACK_APP_TOKEN'),
    written('SLACK_SIGNING_SECRET'),
    written('PORT'),
  ]
  if (bot === '' && app === '' && secret === '') return urlProblems('SLACK_API_URL', written)
  return [
    ...(bot === ''
      ? [
          'SLACK_BOT_TOKEN is missing: copy the "Bot User OAuth Token" from "OAuth & Permissions" of your Slack app.',
        ]
      : tokenProblems(
          'SLACK_BOT_TOKEN',
          bot,
          'xoxb-',
          'the "Bot User OAuth Token" from "OAuth & Permissions"',
        )),
    ...(app === ''
      ? []
      : tokenProblems('SLACK_APP_TOKEN', app, 'xapp-', 'an app-level token from "Basic Information"')),
    ...(app === '' && (secret === '' || port === '')
      ? [
          secret === ''
            ? 'SLACK_APP_TOKEN is missing: make an app-level token with the scope connections:write under "Basic Information" of your Slack app, or set SLACK_SIGNING_SECRET and PORT for requests over HTTP.'
            : 'PORT is missing: set the port on which Slack’s requests come in, or SLACK_APP_TOKEN, with which none is needed.',
        ]
      : []),
    ...(secret !== '' && !isPlain(secret)
      ? [
          'SLACK_SIGNING_SECRET is not the right one: copy the "Signing Secret" from "Basic Information" of your Slack app, which is letters and digits alone.',
        ]
      : []),
    ...(secret !== '' && port !== '' && !isPort(port)
      ? ['PORT is no port: write a number from 1 to 65535, such as 3000.']
      : []),
    ...urlProblems('SLACK_API_URL', written),
  ]
}

/** Two tokens are easily taken for each other; which one is meant is told by how it begins. */
function tokenProblems(
  name: PlatformSettingName,
  token: string,
  begins: string,
  which: string,
): readonly string[] {
  if (token.startsWith(begins) && isPlain(token)) return []
  return [
    `${name} is not the right token: it begins with "${begins}" and has no blanks or dots in a row in it, and no quotes around it. Copy ${which} of your Slack app.`,
  ]
}

function discordProblems(written: Written): readonly string[] {
  const token = written('DISCORD_TOKEN')
  const isOdd = token !== '' && (!isPlain(token) || /^\d+$/.test(token))
  return [
    ...(isOdd
      ? [
          'DISCORD_TOKEN is not the token of a bot: copy it from "Bot" of your application, with "Reset Token"; it has no blanks or dots in a row in it and no quotes around it, and is more than a number.',
        ]
      : []),
    ...urlProblems('DISCORD_API_URL', written),
  ]
}

/** Nothing else goes into a request as it is; dots in a row stand for a token, and quotes around it belong to what it stood in. */
function isPlain(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token) && !/^["'`]|["'`]$|\.{3}/.test(token)
}

function urlProblems(name: 'SLACK_API_URL' | 'DISCORD_API_URL', written: Written): readonly string[] {
  const address = written(name)
  if (address === '' || (URL.canParse(address) && /^https?:/i.test(address))) return []
  return [`${name} is no address of the web: write one that begins with "https://", or leave it out.`]
}

function isPort(written: string): boolean {
  const port = Number(written)
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}
