import { LogLevel, type Logger } from '@slack/bolt'

const nothing = () => {}

/** Slack's libraries write whole requests with people's words in them: whatever matters is heard otherwise. */
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  // The library itself builds what it would write only for a lower level.
  getLevel: () => LogLevel.ERROR,
}
