import type { Block, Invocation } from '../../../src/document.ts'
import type { Reply } from '../../messenger/reception.ts'

/** What is asked below a private answer cannot be answered in words: it names the option that says it. */
export function withZoneOption(reply: Reply, run: Invocation | undefined): Reply {
  const { document } = reply
  const isAdding = run?.command === 'breaks' && /^add\b/.test(run.text)
  const at = isAdding ? document.findIndex(isAboutZone) : -1
  return at < 0 ? reply : { ...reply, document: document.toSpliced(at + 1, 0, HOW) }
}

const HOW: Block = {
  type: 'text',
  text: [
    'For any other city, use ',
    { strong: '/breaks add' },
    ' and fill in its option ',
    { strong: 'zone' },
    '.',
  ],
}

/** The question for a zone, by the words that it begins with. */
function isAboutZone(block: Block): boolean {
  if (block.type !== 'text') return false
  const [first] = block.text
  return typeof first === 'string' && first.startsWith('In which time zone?')
}
