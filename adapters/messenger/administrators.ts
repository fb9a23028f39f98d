/** Who administers places of a platform, in words in the midst of a sentence. */
export const ADMINISTRATORS: Readonly<Record<string, string>> = {
  slack: 'whoever made this channel or administers the workspace',
  discord: 'whoever may manage this channel or this server',
}
