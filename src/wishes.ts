import type { Answer } from './answer/answer.ts'
import { aboutBreaks } from './answer/breaks/about.ts'
import { refusal } from './answer/breaks/problem.ts'
import { withLeftOut } from './answer/breaks/wish.ts'
import { isNegated, isOnceMore, isQuestion, phraseFor } from './breaks/own-words/other.ts'
import { addPhraseOf, completedWish, isSetUp, type Given } from './breaks/own-words/set-up.ts'
import { answerOf } from './commands/breaks.ts'
import type { BreakCall } from './commands/breaks/call.ts'
import type { Understanding } from './match/understanding.ts'
import type { Asker, Question, Talk } from './talk.ts'

/** Grants wishes for breaks that were said in somebody's own words. */
export type Wishes = {
  /**
   * The answer to a wish; nothing where the question, which was understood as something, is none. While a new break is
   * being set up (`isOpen`), a change is about that one.
   */
  answer(
    question: Question,
    understanding: Understanding,
    at: { readonly call: BreakCall; readonly isOpen: boolean },
  ): Promise<Answer | undefined>
}

/** What nothing else here can be told to do: "pause from 24 december to 2 january". */
const COMMANDED = /^\W*(?:(?:please|can you|could you)\W+)?(pause|skip|resume)\b/i
type Commanded = 'pause' | 'skip' | 'resume'

/** "Breaks", and nothing else. */
const BREAKS_ALONE = /^\W*(?:my |our |the )?(?:stretch )?(?:breaks|reminders)\W*$/i

/** `runBreaks` runs what is typed behind "/breaks". */
export function createWishes(
  talk: Pick<Talk, 'openWish' | 'keepWish'>,
  runBreaks: (text: string, asker: Asker) => Promise<Answer>,
): Wishes {
  /** Goes on with a break that is wanted; what is missing is asked, and then remembered. */
  async function setUp(text: string, asker: Asker, given: Given): Promise<Answer> {
    const before = talk.openWish(asker)
    const whole = before === undefined ? undefined : completedWish(before, text, given)
    const own = whole === undefined ? addPhraseOf(text, given) : addPhraseOf(whole, given)
    const { phrase, reading } = own
    // What was written before and does not go with this is not just dropped.
    const isAnew = before !== undefined && whole === undefined && reading.kind !== 'refused'
    const leftOut = isAnew ? [...own.leftOut, before] : own.leftOut
    if (reading.kind === 'refused' && isQuestion(text)) return answerOf('list', aboutBreaks())
    const isOpen = reading.kind === 'missing' || reading.kind === 'ambiguous'
    talk.keepWish(asker, isOpen ? (whole ?? text) : undefined)
    const answer = await runBreaks(phrase, asker)
    return { ...answer, document: withLeftOut(answer.document, leftOut) }
  }

  /** Whether a text that was taken for something else says when a break is wanted. */
  function saysWhen(text: string, { kind }: Understanding, asker: Asker, given: Given): boolean {
    const before = talk.openWish(asker)
    if (before !== undefined && completedWish(before, text, given) !== undefined) return true
    // A time alone, which nothing else is about: "every 30 minutes from 9 to 12 on mondays".
    return kind === 'unknown' && addPhraseOf(text, given).reading.kind === 'cadence'
  }

  return {
    async answer(question, understanding, { call, isOpen }) {
      const { text } = question
      const { ports, zone, place, library } = call
      const given = { ports, zone, library, isDirect: place.isDirect }
      if (BREAKS_ALONE.test(text)) return runBreaks('list', question)
      if (isOnceMore(text)) return runBreaks(phraseFor('snooze', text), question)
      const [, verb] = understanding.kind === 'unknown' ? (COMMANDED.exec(text) ?? []) : []
      if (verb !== undefined) return runBreaks(phraseFor(verb.toLowerCase() as Commanded, text), question)
      if (understanding.kind !== 'schedule') {
        return saysWhen(text, understanding, question, given) ? setUp(text, question, given) : undefined
      }
      const { wish } = understanding
      if (wish === 'set up' || isSetUp(text, given)) return setUp(text, question, given)
      if (wish === 'change' && isOpen && !/\bbreak\b|\d\s*$|#/i.test(text.replace(/\d{1,2}[:.]\d\d/g, ''))) {
        return answerOf(
          wish,
          refusal(
            'Which one?',
            'You are setting up a new break. Say all of it once more as it should be, or name the break to change: "change break 1 to 11:00".',
          ),
        )
      }
      if (wish !== 'list' && isNegated(text)) {
        return answerOf(
          wish,
          refusal('Nothing was changed', 'You wrote what is not to be done, so I left everything as it is.'),
        )
      }
      if (wish !== 'list' && isQuestion(text)) return answerOf('list', aboutBreaks())
      return runBreaks(phraseFor(wish, text), question)
    },
  }
}
