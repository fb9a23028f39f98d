import { adviceCard } from './answer/advice.ts'
import { causeCard } from './answer/cause.ts'
import { exerciseMore, longestCard } from './answer/exercise.ts'
import { createLibrary } from './answer/library.ts'
import { longestPrompt } from './answer/breaks/prompt.ts'
import { withReadNote } from './answer/read-note.ts'
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
  const all = [...problems, ...whatCannotBeShown(knowledge)]
  return all.length > 0 ? { sound: false, problems: inReadingOrder(all) } : { sound: true, knowledge }
}

/**
 * Pages that would not fit one message: please shorten, nothing is ever cut off.
 * A page whose links lead to no sound page cannot be shown and waits for those.
 */
function whatCannotBeShown(knowledge: Knowledge): readonly Problem[] {
  const library = createLibrary(knowledge)
  const isWhole = (exercises: readonly string[]) => exercises.every((id) => library.hasPage('exercise', id))
  const measure = (file: string, what: string, document: Document): readonly Problem[] =>
    whatDoesNotFit(document).map((problem) => ({
      file,
      line: 1,
      sentence: `${what} does not fit one message. ${problem}`,
    }))
  const look = (file: string, what: string, document: Document) => measure(file, what, withReadNote(document))
  const conditions = knowledge.words.conditions.map(({ name }) => name)
  return [
    ...knowledge.exercises.flatMap((page) => [
      ...look(`exercises/${page.id}.md`, 'The card (dose, steps, stop rules, avoid)', longestCard(page)),
      ...look(
        `exercises/${page.id}.md`,
        'The second part (mistakes, adaptations, …)',
        exerciseMore(page, library),
      ),
      ...measure(
        `exercises/${page.id}.md`,
        'The prompt of a break (why, dose, steps, stop rules, avoid)',
        longestPrompt(page, conditions),
      ),
    ]),
    ...knowledge.causes
      .filter(({ exercises, later }) => isWhole([...exercises, ...later]))
      .flatMap((page) => look(`causes/${page.id}.md`, 'The page', causeCard(page, library))),
    ...knowledge.advice
      .filter(({ exercises }) => isWhole(exercises))
      .flatMap((page) => look(`advice/${page.id}.md`, 'The page', adviceCard(page, library))),
  ]
}
