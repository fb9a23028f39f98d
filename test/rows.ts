import type { Answer } from '../src/answer/answer.ts'
import { choicesOf } from '../src/document.ts'
import type { SignLevel } from '../src/knowledge/sign-model.ts'
import type { Kind, Wish } from '../src/match/understanding.ts'
import { offersOf } from '../src/offers.ts'
import { TALK } from './knowledge.ts'
import { HERE } from './places.ts'
import type { Row } from './questions.ts'

/** The day on which everybody of the truth table writes. */
const TODAY = Date.UTC(2026, 10, 20)
const MINUTE = 60_000

let people = 0

/** What somebody new gets who writes what a row says: what came before, and then its question or other words for it. */
export function ask({ asks, after = [] }: Row, text = asks): Answer {
  people += 1
  const turns = [...after, text].map((turn, index) =>
    TALK.ask({
      text: turn,
      speaker: { person: `person ${people}`, place: HERE, at: TODAY + index * MINUTE },
    }),
  )
  const answer = turns.at(-1)
  if (answer === undefined) throw new Error('Nobody asked anything.')
  return answer
}

/** An answer as a row speaks of it. */
export type Gist = {
  readonly kind: Kind | SignLevel
  /** The exercise, cause or page that comes first. */
  readonly first: string | undefined
  readonly wish: Wish | undefined
  /** Every exercise that it names or leads to. */
  readonly offered: readonly string[]
}

export function gist({ understanding, document }: Answer): Gist {
  const { exercises, causes } = offersOf(understanding)
  const isOfCauses = understanding.kind === 'cause' || understanding.kind === 'prevention'
  const page = understanding.kind === 'page' ? understanding.page.id : undefined
  return {
    kind: understanding.kind === 'safety' ? understanding.found.sign.level : understanding.kind,
    first: page ?? (isOfCauses ? causes[0] : exercises[0]),
    wish: understanding.kind === 'schedule' ? understanding.wish : undefined,
    offered: [...exercises, ...choicesOf(document).map(({ run }) => run.text)],
  }
}
