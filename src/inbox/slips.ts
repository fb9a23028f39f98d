import type { Knowledge } from '../knowledge/model.ts'
import { ENGLISH } from '../knowledge/text-model.ts'
import { createLexicon } from '../match/lexicon.ts'
import { slipsBetween } from '../words/distance.ts'
import { tokenise } from '../words/fold.ts'

const SHORTEST_SLIP = 4
const ANY_LETTER_FROM = 5

/**
 * Says which new words of a phrase may be slips. A slip that became a word of Limber's would never again be taken for a
 * slip, neither of a complaint nor of a warning sign. Whoever chose the words is believed to have spelt them, but not
 * where a warning sign could be missed.
 */
export function slipsIn(phrase: string, knowledge: Knowledge, isChosen: boolean): readonly string[] {
  const { spellings, words, everyday } = createLexicon({ ...knowledge, dictionaries: [] })
  const vocabulary = knowledge.signs.languages.find(({ language }) => language === ENGLISH)?.vocabulary ?? []
  const keys = new Set(vocabulary.map((word) => word.replace(/\*$/, '')))
  const isKnown = (word: string) =>
    spellings.has(word) || words.has(word) || everyday.has(word) || keys.has(word)
  return tokenise(phrase).flatMap(({ word, full, written }) => {
    if (full.length < SHORTEST_SLIP || isKnown(full) || isKnown(word)) return []
    const isSlipOf = (other: string) => other.length >= SHORTEST_SLIP && slipsBetween(full, other, 1) === 1
    // The first letter may be the wrong one only where warning signs are looked for, and in longer words.
    const sign = [...keys].find(
      (key) => isSlipOf(key) && (key[0] === full[0] || full.length >= ANY_LETTER_FROM),
    )
    if (sign !== undefined) {
      return [
        `"${written}" may be a misspelt "${sign}", by which a warning sign is found, and would no longer be put right: leave it out, or edit the page by hand.`,
      ]
    }
    const meant = [...spellings].find(
      (other) => isSlipOf(other) && (other[0] === full[0] || other.length !== full.length),
    )
    return meant === undefined || isChosen
      ? []
      : [
          `"${written}" may be a misspelt "${meant}", which Limber puts right by itself and then no longer would: if it is meant so, say again which words count.`,
        ]
  })
}
