import type { Answer } from '../answer/answer.ts'
import type { Knowledge } from '../knowledge/model.ts'
import { createLexicon } from '../match/lexicon.ts'
import { createSignFinder } from '../match/signs/find.ts'
import type { Fit, Understanding } from '../match/understanding.ts'
import { tokenise } from '../words/fold.ts'
import { once } from '../words/once.ts'
import { gistOf } from './group.ts'
import { createKnown } from './known.ts'
import { mask } from './mask.ts'
import type { Known } from './parts.ts'

/** Why a question counts as asked in vain. */
const WHYS = ['not understood', 'no such exercise', 'unsure', 'doubtful'] as const
export type Why = (typeof WHYS)[number]

/** A question that was asked in vain, as far as it may be kept: nothing of who asked it, where and when. */
export type NearMiss = {
  /** What was written, with names and numbers masked. */
  readonly wording: string
  /** The same for all that ask the same. */
  readonly gist: string
  readonly why: Why
}

/** Longer texts tell a story, and a story tells whose it is (characters). */
export const LONGEST_WORDING = 200

/** An answer whose best page got no more points than this from what was said is doubtful. */
const DOUBTFUL_POINTS = 2.5

/** A script of which Limber cannot tell names from words: there are no capitals, or none of its words are known. */
const OTHER_SCRIPT = /[\p{L}--\p{Script=Latin}]/v

/**
 * What to note of a question that was answered in vain; nothing where it was answered, where it is none of Limber's
 * business, or where it cannot be kept without telling whose it is. Warning signs are looked for by `hasSign`.
 */
function nearMissOf(
  text: string,
  { understanding }: Answer,
  known: Known,
  hasSign: (text: string) => boolean,
): NearMiss | undefined {
  if (text.length > LONGEST_WORDING) return undefined
  const why = whyInVain(understanding, known)
  // What may be serious is nobody's to read, and no page is missing for it.
  if (why === undefined || OTHER_SCRIPT.test(text.normalize('NFKC')) || hasSign(text)) return undefined
  const wording = mask(text, known)
  const gist = gistOf(wording)
  return gist === '' ? undefined : { wording, gist, why }
}

/** Says of a question and its answer what to note. Nothing is prepared before the first one that is in vain. */
export function createNearMisses(
  knowledge: Knowledge,
): (text: string, answer: Answer) => NearMiss | undefined {
  const known = once(() => createKnown(knowledge))
  const findSigns = once(() =>
    createSignFinder(
      knowledge.signs,
      knowledge.dictionaries,
      createLexicon({ ...knowledge, dictionaries: [] }),
    ),
  )
  return (text, answer) =>
    nearMissOf(
      text,
      answer,
      (word) => known()(word),
      (asked) => findSigns()(asked).signs.length > 0,
    )
}

/** Why a question was asked in vain, or nothing where it was answered or is about something else. */
function whyInVain(understanding: Understanding, known: Known): Why | undefined {
  switch (understanding.kind) {
    case 'unknown':
      return understanding.why === 'not understood' || understanding.why === 'no such exercise'
        ? understanding.why
        : undefined
    case 'candidates':
      return understanding.why === 'unsure' ? 'unsure' : undefined
    case 'answer':
      return isDoubtful(understanding.exercises[0], known) ? 'doubtful' : undefined
    default:
      return undefined
  }
}

/** Whether an answer rests on little of what was said, or on nothing but guesses at misspelt words. */
function isDoubtful(best: Fit | undefined, known: Known): boolean {
  const said = (best?.reasons ?? []).filter(({ words }) => words !== '')
  const points = said.reduce((sum, reason) => sum + reason.points, 0)
  const isGuess = (words: string) => tokenise(words).some(({ word, full }) => !known(word) && !known(full))
  return points <= DOUBTFUL_POINTS || said.every(({ words }) => isGuess(words))
}
