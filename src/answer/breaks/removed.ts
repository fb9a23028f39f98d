import type { Document } from '../../document.ts'
import { text } from '../say.ts'

/**
 * How a prompt reads from then on whose break was removed while it stood open. There is no button, since nothing is known
 * of that break any more.
 */
export const BREAK_REMOVED: Document = [
  { type: 'title', text: 'This break was removed' },
  text('There is nothing left to answer here, and it does not come again.'),
]
