import type { Where } from './problem.ts'

/** What a line has to start with, and how that goes wrong. */
type Slip = {
  readonly pattern: RegExp
  readonly right: (marker: string) => string
  readonly sentence: (marker: string) => string
}

const SLIPS: readonly Slip[] = [
  {
    pattern: /^( {0,3})(#{1,6})(?=[^#\s])/,
    right: (marker) => `${marker} `,
    sentence: (marker) => `Put a space after "${marker}": without it this line is no heading.`,
  },
  {
    pattern: /^(\s*)([-+]|\d{1,2}[.)]|\*(?=[^*]*$))(?=\*\*|[\p{L}["“])/u,
    right: (marker) => `${marker} `,
    sentence: (marker) => `Put a space after "${marker}": without it this line is no list item.`,
  },
  {
    pattern: /^(\s*)([•·▪◦●‣–—])\s*(?=\S)/u,
    right: () => '- ',
    sentence: (marker) => `Write "- " instead of "${marker}": otherwise this line is no list item.`,
  },
  {
    pattern: /^(\s*)(\d{1,2})[ :-]+(?=\p{Lu}\p{Ll})/u,
    right: (marker) => `${marker}. `,
    sentence: (marker) => `Put a dot after "${marker}": without it this line is no step.`,
  },
]

/** Word processors put a space after the marker that looks like one and is none to Markdown. */
const FALSE_SPACE = /^(\s*(?:[-+*]|\d{1,2}[.)]|#{1,6}))[\u00a0\u2007\u202f]+/

/**
 * Puts right the lines that Markdown would not see as what they are but as a part of the line above, and says
 * so. Reading goes on with the mended line, so that one slip makes one problem.
 */
export function mendLines(markdown: string, at: (line: number) => Where): string {
  return markdown
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => mendLine(line.replace(FALSE_SPACE, '$1 '), at(index + 1)))
    .join('\n')
}

function mendLine(line: string, where: Where): string {
  const slip = SLIPS.find(({ pattern }) => pattern.test(line))
  if (slip === undefined) return line
  return line.replace(slip.pattern, (_, indent: string, marker: string) => {
    where.problem(slip.sentence(marker))
    return indent + slip.right(marker)
  })
}
