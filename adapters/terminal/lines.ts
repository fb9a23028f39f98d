import { StringDecoder } from 'node:string_decoder'
import type { Readable } from 'node:stream'

/** A line of a stream without its end, or the news that it was too long to be kept. */
export type StreamLine =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly tooLong: true }

const LINE_END = '\n'

/**
 * The lines of a stream, counted from 1, as JSON-lines files have them: only a line feed ends one. Keeps no more than
 * one line in memory, and of a line longer than `most` characters nothing.
 */
export async function* linesOf(input: Readable, most: number): AsyncGenerator<StreamLine> {
  const decoder = new StringDecoder('utf8')
  let line = ''
  let number = 1
  let tooLong = false
  const finish = (): StreamLine => {
    const text = (number === 1 ? line.replace(/^\ufeff/, '') : line).replace(/\r$/, '')
    const result: StreamLine = tooLong ? { number, tooLong } : { number, text }
    line = ''
    tooLong = false
    number += 1
    return result
  }
  const keep = (piece: string) => {
    if (line.length + piece.length > most) tooLong = true
    line = tooLong ? '' : line + piece
  }
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer)
    let from = 0
    for (let end = text.indexOf(LINE_END); end >= 0; end = text.indexOf(LINE_END, from)) {
      keep(text.slice(from, end))
      from = end + 1
      yield finish()
    }
    keep(text.slice(from))
  }
  keep(decoder.end())
  if (line !== '' || tooLong) yield finish()
}
