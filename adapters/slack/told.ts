// What whoever runs Limber is told of Slack, each as a whole: a log shows nothing that it does not know.

/** During what something can go wrong. */
const DURING = [
  'starting',
  'hearing',
  'answering',
  'answering privately',
  'telling of a warning sign',
  'changing a message',
  'reading a button',
  'sharing',
  'opening a form',
  'showing a form',
  'showing the App Home',
  'looking for channels',
  'suggesting what to ask',
] as const
export type During = (typeof DURING)[number]

/** Why there is no connection. */
export const AWAY = 'Slack cannot be reached'
export const TOKEN_REFUSED = 'Slack does not accept SLACK_APP_TOKEN'
export const NOT_SIGNED =
  'requests that call themselves of Slack are not taken: unless strangers make them, SLACK_SIGNING_SECRET or the clock of this machine is wrong'

/** Why nobody knows what became of a message. */
export const NO_MESSAGE = 'an answer without a message'
export const NO_ANSWER_OF_SLACK = 'an answer that is none of Slack'
export const TOO_MANY_TO_LOOK_AT = 'more messages than one look shows'
export const NO_MESSAGE_OF_SLACK = 'it is no message of Slack'

/** All of it. */
export const SLACK_TELLS: readonly string[] = [
  ...DURING,
  AWAY,
  TOKEN_REFUSED,
  NOT_SIGNED,
  NO_MESSAGE,
  NO_ANSWER_OF_SLACK,
  TOO_MANY_TO_LOOK_AT,
  NO_MESSAGE_OF_SLACK,
]
