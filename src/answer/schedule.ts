import type { Document } from '../document.ts'
import { choice, choices, text } from './say.ts'

/** A wish for stretch breaks, which cannot be set up yet. */
export function scheduleAnswer(): Document {
  return [
    { type: 'title', text: 'Stretch breaks' },
    text(
      'That sounds like a wish about stretch breaks. I cannot set up, change or pause them yet: it is the next thing I learn.',
    ),
    text('Until then a repeating entry in your calendar does the job, and I can suggest what to do in it.'),
    ...choices(choice('Something for my desk', 'stretch', 'upper back stretch at my desk')),
  ]
}
