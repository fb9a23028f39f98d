import type { Choice, Document } from '../document.ts'
import { choices, note, STANDING_LINE, text } from './say.ts'

/** That no exercise suits all of what was understood, and where to go on. */
export function nothingFits(understood: string, goOn: Choice | undefined): Document {
  return [
    { type: 'title', text: 'Nothing I know fits all of that' },
    text(`Understood: ${understood}`),
    text('No exercise of mine suits all of it. A clinician or physiotherapist can find one that does.'),
    note(STANDING_LINE),
    ...choices(goOn),
  ]
}
