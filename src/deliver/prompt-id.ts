/** What an id of a prompt looks like, to be put into a pattern that ignores case. */
export const PROMPT_ID = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
