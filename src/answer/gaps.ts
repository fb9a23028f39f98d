import type { Rich } from '../document.ts'
import { GAPS, type Gap, type Numbers, type SignLanguage } from '../knowledge/sign-model.ts'
import type { Text } from '../knowledge/text-model.ts'
import { rich } from './say.ts'

/** Puts the country's numbers into the gaps of a text; where they are unknown, the words for that. */
export function gapFiller({ gaps }: SignLanguage, numbers: Numbers | undefined): (text: Text) => Rich {
  const known: Readonly<Record<Gap, string | undefined>> = {
    'emergency number': numbers?.emergency,
    'crisis line': numbers?.crisis,
  }
  const fill = (written: string) =>
    GAPS.reduce((filled, gap) => filled.replaceAll(`{${gap}}`, known[gap] ?? gaps[gap] ?? ''), written)
  return (text) =>
    rich(text).map((piece) => {
      if (typeof piece === 'string') return fill(piece)
      return 'strong' in piece ? { strong: fill(piece.strong) } : piece
    })
}
