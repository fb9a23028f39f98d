import { previewDocument } from '../../answer/breaks/preview.ts'
import type { Break } from '../../breaks/break.ts'
import { preview as rows, type Previewed } from '../../breaks/preview.ts'
import { LOOKS_BACK } from '../../breaks/rotation.ts'
import type { Document } from '../../document.ts'
import { placeKey } from '../../place.ts'
import { prepare } from './add.ts'
import { breakMeant, type BreakCall, type BreakPart } from './call.ts'

/** When a break will come and what it will show: of one that is kept, or of one in words. */
export const preview: BreakPart = {
  name: 'preview',
  usage: '[number, or when]',
  summary: 'The next times of a break, what each will show, and what is left out and why',
  wish: 'list',
  async run(text, at) {
    if (text === '' || /^(?:(?:my|mine|own|personal|break)\b\s*)?#?\d{0,4}$/i.test(text)) {
      const meant = await breakMeant(text, at, this.name)
      if (!('kept' in meant)) return meant
      const { kept } = meant
      return documentFor(kept, at)
    }
    return prepare(text, at, async (plan) => documentFor(plan, at))
  },
}

async function documentFor(plan: Previewed & Pick<Break, 'place'>, at: BreakCall): Promise<Document> {
  const { rotation, ports } = at
  const shown = await ports.store.shownIn(plan.place, LOOKS_BACK)
  const around = { rotation, holidays: ports.holidays, shown, seed: placeKey(plan.place) }
  return previewDocument(plan, rows(plan, ports.now(), around), at)
}
