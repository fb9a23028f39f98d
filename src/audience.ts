import type { Answer } from './answer/answer.ts'

/**
 * Whom an answer is for where others read along: a warning sign, what is stored about somebody and their own breaks are
 * nobody else's business; a break that is being set up for a place is everybody's there, unless it tells of a condition.
 */
export function audienceOf({ understanding, isOwn = false }: Answer): 'asker' | 'place' {
  if (isOwn) return 'asker'
  switch (understanding.kind) {
    case 'safety':
      return 'asker'
    case 'schedule':
      return understanding.wish === 'set up' ? 'place' : 'asker'
    case 'help':
      return understanding.why === 'privacy' ? 'asker' : 'place'
    default:
      return 'place'
  }
}
