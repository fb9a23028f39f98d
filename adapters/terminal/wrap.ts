import { stripVTControlCharacters } from 'node:util'

/** Breaks a paragraph at spaces so that no line is wider; later lines stand under the first one's text. */
export function wrap(text: string, columns: number, first = ''): string {
  const indent = ' '.repeat(widthOf(first))
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line)
      line = indent
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}

function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length
}
