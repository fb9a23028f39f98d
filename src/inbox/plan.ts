import { createTalk } from '../talk.ts'
import { checkKnowledge } from '../check.ts'
import type { Answer } from '../answer/answer.ts'
import type { Knowledge } from '../knowledge/model.ts'
import { pageRefOf, type PageFile } from '../knowledge/page.ts'
import type { Problem } from '../knowledge/problem.ts'
import { foldLetters } from '../words/fold.ts'
import { insertPhrase } from './insert.ts'
import { isMasked } from './parts.ts'
import { createNearMisses } from './near-miss.ts'
import { pagesIn } from './pages.ts'
import { slipsIn } from './slips.ts'
import { spotsFor, type Spot } from './spots.ts'

/** A page as it should be written, and what is answered then. */
export type Planned = {
  readonly file: string
  readonly markdown: string
  /** From 1. */
  readonly line: number
  /** What the line is called, for people. */
  readonly name: string
  readonly phrase: string
  /** What the same question gets with the page. */
  readonly answer: Answer
}

/** Everything that speaks against it. */
export type Refused = { readonly problems: readonly string[] }

/**
 * Works out how a page changes so that a wording is understood: it goes to the most modest line with which all pages stay
 * sound and the same question is answered. `wording` is what was asked; `words`, where given, the part of it that counts.
 */
export function planWording(
  files: readonly PageFile[],
  target: string,
  wording: string,
  words?: string,
): Planned | Refused {
  const found = spotsFor(files, target)
  if ('problem' in found) return { problems: [found.problem] }
  const [place] = found.spots
  const chosen = words ?? wording
  if (isMasked(chosen)) {
    return {
      problems: [
        `"${chosen}" has a masked part, and nobody would ever write that: say which words of it count, or edit ${place?.file ?? 'the page'} by hand.`,
      ],
    }
  }
  const phrase = phraseOf(chosen)
  if (phrase === '') return { problems: [`"${chosen}" has no words to go by.`] }
  const before = checkKnowledge(files)
  if (!before.sound) return unsound(before.problems)

  const asked = isMasked(wording) ? chosen : wording
  const refused: string[] = []
  for (const spot of found.spots) {
    const tried = tryAt(spot, {
      files,
      phrase,
      asked,
      isChosen: words !== undefined,
      before: before.knowledge,
    })
    if (!('problems' in tried)) return tried
    refused.push(...tried.problems)
  }
  return { problems: [...new Set(refused)] }
}

type Attempt = {
  readonly files: readonly PageFile[]
  readonly phrase: string
  readonly asked: string
  /** Whether somebody picked the words, and so has looked at their spelling. */
  readonly isChosen: boolean
  readonly before: Knowledge
}

function tryAt(spot: Spot, { files, phrase, asked, isChosen, before }: Attempt): Planned | Refused {
  const slips = spot.isVocabulary ? slipsIn(phrase, before, isChosen) : []
  if (slips.length > 0) return { problems: slips }
  const page = files.find(({ file }) => file === spot.file)
  if (page === undefined) return { problems: [`The page ${spot.file} is missing.`] }
  const inserted = insertPhrase(page.markdown, spot, phrase)
  if ('problem' in inserted) return { problems: [inserted.problem] }
  const changed = files.map((one) => (one === page ? { ...page, markdown: inserted.markdown } : one))
  const checked = checkKnowledge(changed)
  if (!checked.sound) return unsound(checked.problems)
  const answer = createTalk(checked.knowledge).ask({ text: asked })
  if (createNearMisses(checked.knowledge)(asked, answer) !== undefined || !leadsTo(spot, answer)) {
    return {
      problems: [
        `With "${phrase}" under "${spot.name}" in ${spot.file} the question would still not be answered as you mean it: say which words of it count, choose another page or meaning, or edit the page by hand.`,
      ],
    }
  }
  return { file: spot.file, ...inserted, name: spot.name, phrase, answer }
}

function unsound(problems: readonly Problem[]): Refused {
  return { problems: problems.map(({ file, line, sentence }) => `${file}:${line}  ${sentence}`) }
}

/** Whether the answer has the page that the wording was added to; a meaning may lead anywhere. */
function leadsTo({ file }: Spot, { understanding }: Answer): boolean {
  const ref = pageRefOf(file)
  return ref === undefined || pagesIn(understanding).includes(ref.id)
}

/** A wording as pages have phrases: in lower case, without marks, manners, and what any question begins with. */
export function phraseOf(wording: string): string {
  const words = wording
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}'\u2018\u2019-]+/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const isOutside = (word: string) => MANNERS.has(foldLetters(word))
  const first = words.findIndex((word) => !isOutside(word) && !BEGINNINGS.has(foldLetters(word)))
  const last = words.findLastIndex((word) => !isOutside(word))
  return first < 0 ? '' : words.slice(first, last + 1).join(' ')
}

const MANNERS = new Set(
  'please pls plz hi hello hey dear thanks thank thx cheers sorry ok okay so um uh well lol haha limber bot'.split(
    ' ',
  ),
)

/** How questions begin, whatever they are about: "do you have thread the needle". */
const BEGINNINGS = new Set(
  'what whats which how is are do does can could would i you u we me the a an have got know show tell give any'.split(
    ' ',
  ),
)
