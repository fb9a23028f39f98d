// What people wrote, and what the knowledge says, as Discord shows it: letter by letter. A backslash before any sign makes
// it that sign. https://support.discord.com/hc/en-us/articles/210298617

/** Signs that mean something wherever they stand. */
const SIGNS = /[\\*_~`|<>[\]@#]/g
/** What means something only where a line begins: "- ", "+ ", "1. ". */
const LINE_STARTS = /^([^\S\n]*)(?:([-+])|(\d+)([.)]))/gm
/** Addresses become links by themselves, and invitations to servers even without a scheme. */
const SCHEMES = /:(?=\/\/)/g
const INVITATIONS = /(\b[\w-]+\.[a-z]{2,})\//gi

/** A text that mentions nobody, is not formatted and holds no link. */
export function escape(text: string): string {
  return text
    .replace(SIGNS, '\\$&')
    .replace(LINE_STARTS, (_, space: string, sign?: string, number?: string, dot?: string) =>
      sign === undefined ? `${space}${number}\\${dot}` : `${space}\\${sign}`,
    )
    .replace(SCHEMES, '\\:')
    .replace(INVITATIONS, '$1\\/')
}
