import { printable } from '../terminal/console.ts'
import type { Problem } from '../../src/knowledge/problem.ts'

/** One problem a line: `knowledge/exercises/cat-cow.md:9  "Level" is …`. */
export function sayProblems(problems: readonly Problem[], folder = 'knowledge'): string {
  return problems
    .map(({ file, line, sentence }) => printable(`${folder}/${file}:${line}  ${sentence}`))
    .join('\n')
}
