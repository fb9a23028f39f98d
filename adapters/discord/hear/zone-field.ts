import type { Block } from '../../../src/document.ts'
import type { Reply } from '../../messenger/reception.ts'
import { CHANGE_IT } from './form.ts'

/** What is asked below a private answer cannot be answered in words: it names the field of the form that says it. */
export function withZoneField(reply: Reply): Reply {
  const { document } = reply
  const at = document.findIndex(isAboutZone)
  return at < 0 ? reply : { ...reply, document: document.toSpliced(at + 1, 0, HOW) }
}

const HOW: Block = {
  type: 'text',
  text: ['For any other city, press ', { strong: CHANGE_IT }, ' and fill in the time zone.'],
}

/** The question for a zone, by the words that it begins with. */
function isAboutZone(block: Block): boolean {
  if (block.type !== 'text') return false
  const [first] = block.text
  return typeof first === 'string' && first.startsWith('In which time zone?')
}
