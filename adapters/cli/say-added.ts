import { pagesIn } from '../../src/inbox/pages.ts'
import type { Added } from '../pages/add-wording.ts'
import { printable } from '../terminal/console.ts'

/** Says what was written where, what the question gets now, and which row keeps it so. */
export function sayAdded(
  { file, line, name, phrase, answer }: Exclude<Added, { readonly problems: unknown }>,
  asked: string,
): string {
  const title = answer.document.find((block) => block.type === 'title')?.text ?? ''
  const [first] = pagesIn(answer.understanding)
  const row = [
    `asks: ${quoted(asked)}`,
    `gets: '${answer.understanding.kind}'`,
    ...(first === undefined ? [] : [`first: ['${first}']`]),
    `why: 'asked in vain before'`,
  ]
  return [
    `Added "${printable(phrase)}" under "${name}": knowledge/${file}:${line}`,
    `The same question now gets "${title}"${first === undefined ? '' : `, with ${first} first`}. A running bot knows it after its next start.`,
    '',
    'So that it stays so, a row for a table in test/questions:',
    `  { ${row.join(', ')} },`,
    '',
    'Then look at the change, and run: npm run check',
  ].join('\n')
}

function quoted(text: string): string {
  return `'${printable(text).replace(/[\\']/g, '\\$&')}'`
}
