import { adviceCard } from './answer/advice.ts'
import { causeCard } from './answer/cause.ts'
import { exerciseCard, exerciseMore } from './answer/exercise.ts'
import { createLibrary } from './answer/library.ts'
import type { Document } from './document.ts'
import { whatDoesNotFit } from './fit.ts'
import { buildKnowledge } from './knowledge/build.ts'
import type { Knowledge } from './knowledge/model.ts'
import type { PageFile } from './knowledge/page.ts'
import { inReadingOrder, type Problem } from './knowledge/problem.ts'

/** Sound knowledge, or everything that has to be put right first. */
export type Checked =
  | { readonly sound: true; readonly knowledge: Knowledge }
  | { readonly sound: false; readonly problems: readonly Problem[] }

/** Reads and checks all pages: every problem of every page at once, in reading order. */
export function checkKnowledge(files: readonly PageFile[]): Checked {
  const { knowledge, problems } = buildKnowledge(files)
  // A page that links to nothing cannot be shown, so that its length is looked at once the rest is right.
  const all = problems.length > 0 ? problems : tooLong(knowledge)
  return all.length > 0 ? { sound: false, problems: inReadingOrder(all) } : { sound: true, knowledge }
}

/** Pages that would not fit one message: please shorten, nothing is ever cut off. */
function tooLong(knowledge: Knowledge): readonly Problem[] {
  const library = createLibrary(knowledge)
  const look = (file: string, what: string, document: Document): readonly Problem[] =>
    whatDoesNotFit(document).map((problem) => ({
      file,
      line: 1,
      sentence: `${what} does not fit one message. ${problem}`,
    }))
  return [
    ...knowledge.exercises.flatMap((page) => [
      ...look(`exercises/${page.id}.md`, 'The card (dose, steps, stop rules, avoid)', exerciseCard(page)),
      ...look(
        `exercises/${page.id}.md`,
        'The second part (mistakes, adaptations, …)',
        exerciseMore(page, library),
      ),
    ]),
    ...knowledge.causes.flatMap((page) => look(`causes/${page.id}.md`, 'The page', causeCard(page, library))),
    ...knowledge.advice.flatMap((page) =>
      look(`advice/${page.id}.md`, 'The page', adviceCard(page, library)),
    ),
  ]
}
