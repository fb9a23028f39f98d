import { previewDocument } from '../../answer/breaks/preview.ts'
import { breaksChoice } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import type { Break } from '../../breaks/break.ts'
import { addPhrase } from '../../breaks/phrase.ts'
import { preview as rows, type Previewed } from '../../breaks/preview.ts'
import { LOOKS_BACK } from '../../breaks/rotation.ts'
import type { Choice, Document } from '../../document.ts'
import { heedingOwner } from '../../breaks/plan.ts'
import { placeKey } from '../../place.ts'
import { prepare } from './add.ts'
import { breakMeant, type BreakCall, type BreakPart } from './call.ts'

/** When a break will come and what it will show: of one that is kept, or of one in words. */
export const preview: BreakPart = {
  name: 'preview',
  usage: '[number, or when]',
  summary: 'The next times of a break, what each will show, and what is left out and why',
  hint: 'The number of a break, or when a new one is to come',
  wish: 'list',
  async run(text, call) {
    if (text === '' || /^(?:(?:my|mine|own|personal|break)\b\s*)*#?\d{0,4}$/i.test(text)) {
      const meant = await breakMeant(text, call, this.name)
      if (!('kept' in meant)) return meant
      const { kept } = meant
      const name = breakName(kept)
      return documentFor(
        heedingOwner(kept, call.conditions),
        call,
        `Preview of ${sayName(kept).toLowerCase()}`,
        [breaksChoice('See one now', `test ${name}`)],
      )
    }
    return prepare(text, call, async (plan) =>
      documentFor(plan, call, 'Preview of a new break', [
        breaksChoice('Yes, set it up', `confirm add ${addPhrase(plan, call.place)}`),
      ]),
    )
  },
}

async function documentFor(
  plan: Previewed & Pick<Break, 'place'>,
  call: BreakCall,
  title: string,
  buttons: readonly Choice[],
): Promise<Document> {
  const { rotation, ports, library } = call
  const shown = await ports.store.shownIn(plan.place, LOOKS_BACK)
  const around = { rotation, holidays: ports.holidays, shown, seed: placeKey(plan.place) }
  return previewDocument(plan, rows(plan, ports.now(), around), { title, library, ports, buttons })
}
