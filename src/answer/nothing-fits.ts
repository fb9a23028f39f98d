import type { Document } from '../document.ts'
import type { Around } from './around.ts'
import { checkLine, checkOrAdvice } from './check.ts'
import type { Library } from './library.ts'
import { choices, note, STANDING_LINE, text } from './say.ts'

/** That no exercise suits all of what was understood, and where to go on. */
export function nothingFits(understood: string, library: Library, around: Around): Document {
  return [
    { type: 'title', text: 'Nothing I know fits all of that' },
    text(`Understood: ${understood}`),
    text('No exercise of mine suits all of it. A clinician or physiotherapist can find one that does.'),
    ...checkLine(library, around),
    note(STANDING_LINE),
    ...choices(checkOrAdvice(library, around)),
  ]
}
