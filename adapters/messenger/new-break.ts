import { isNewBreak, offerIn } from '../../src/confirm.ts'
import type { Document, Invocation } from '../../src/document.ts'
import type { Reply } from './reception.ts'

/** Whether an answer sets up a break for a place, or asks whether to. */
export function isAboutNewBreak({ document, isDone }: Reply, run: Invocation | undefined): boolean {
  const offer = offerIn(document)
  const added = isDone && isNewBreak(run) ? run : undefined
  const meant = isNewBreak(offer) ? offer : added
  // What comes to somebody alone needs no channel.
  return meant !== undefined && !/; for me\b/.test(meant.text)
}

/** An answer that says something more, above its buttons. */
export function withMore(reply: Reply, more: Document): Reply {
  const { document } = reply
  const at = document.findIndex(({ type }) => type === 'choices')
  return { ...reply, document: document.toSpliced(at < 0 ? document.length : at, 0, ...more) }
}
