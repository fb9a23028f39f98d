import { notWhole, tooLong } from './problem.ts'

/** A line as it came, with its end. */
export type Line = { readonly number: number; readonly bytes: Buffer }

/** Longer than any row can become, in bytes: what has no ends of lines must not fill the memory. */
const LONGEST = 64 * 1024 * 1024

const END = 0x0a

/** Takes bytes apart into lines; throws an `ImportProblem` where the last one does not end. */
export async function* linesOf(input: AsyncIterable<unknown>): AsyncGenerator<Line> {
  let begun: Buffer[] = []
  let length = 0
  let number = 1
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer)
    let start = 0
    for (let end = bytes.indexOf(END); end >= 0; end = bytes.indexOf(END, start)) {
      const rest = bytes.subarray(start, end + 1)
      yield { number, bytes: begun.length === 0 ? rest : Buffer.concat([...begun, rest]) }
      begun = []
      length = 0
      number += 1
      start = end + 1
    }
    if (start === bytes.length) continue
    begun.push(bytes.subarray(start))
    length += bytes.length - start
    if (length > LONGEST) throw tooLong(number)
  }
  if (length > 0) throw notWhole(number)
}
