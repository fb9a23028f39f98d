import { FITS } from '../fit.ts'
import { readDose } from './dose.ts'
import {
  AIMS,
  DISCRETIONS,
  LEVELS,
  POSITIONS,
  PURPOSES,
  SETTINGS,
  type Care,
  type Exercise,
  type Words,
} from './model.ts'
import type { Text } from './text-model.ts'
import type { Page, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import {
  needed,
  optional,
  readFacts,
  readIntro,
  readSections,
  readTitle,
  textsOf,
  type FactReader,
} from './reader.ts'
import { meaningNames, whole, type Reading, readEnd, readingOf } from './reading.ts'
import { wordsOfPiece } from './text.ts'
import { names, oneOf, review, seconds, sentence, someOf } from './values.ts'

/** The name of an exercise stands on buttons. */
const LONGEST_TITLE = FITS.label
const LONGEST_INTRO = 160
const LONGEST_SHORT = 120

const NOTHING = 'nothing'

const NAME_FACTS = ['Also called', 'In yoga', 'In physio', 'In the gym', 'Misspelt as']

const SECTIONS = {
  Steps: { holds: 'steps' },
  'Stop if': { holds: 'list' },
  'Take care': { holds: 'list', optional: true },
  'Common mistakes': { holds: 'list' },
  Easier: { holds: 'list' },
  Harder: { holds: 'list' },
  Evidence: { holds: 'paragraphs' },
  Notes: { holds: 'list', optional: true },
  Sources: { holds: 'list' },
} as const

/** Reads an exercise page against the vocabulary's areas, feelings, conditions and things. */
export function readExercise(id: string, page: Page, words: Words): Reading<Exercise> {
  // A word for all kit together is what people say; a page names the thing itself.
  const things = meaningNames(words.things.filter(({ marks }) => !marks.includes('any kit')))
  const facts = readFacts(page, {
    Short: needed(sentence(LONGEST_SHORT)),
    'Also called': optional(names, () => []),
    'In yoga': optional(names, () => []),
    'In physio': optional(names, () => []),
    'In the gym': optional(names, () => []),
    'Misspelt as': optional(names, () => []),
    'Described as': optional(names, () => []),
    Areas: needed(someOf(meaningNames(words.areas))),
    Eases: needed(someOf(meaningNames(words.feelings))),
    Works: needed(sentence(160)),
    Purpose: needed(someOf(PURPOSES)),
    Aim: needed(oneOf(AIMS)),
    Position: needed(someOf(POSITIONS)),
    Needs: needed(needsOf(things)),
    'Nice to have': optional(someOf(things), () => []),
    Settings: needed(someOf(SETTINGS)),
    Discreet: needed(oneOf(DISCRETIONS)),
    Level: needed(oneOf(LEVELS)),
    Dose: needed(readDose),
    'One round': needed(seconds),
    Review: needed(review),
  })
  const parts = readSections(page, SECTIONS)
  const value = whole<Exercise>({
    id,
    name: readTitle(page, LONGEST_TITLE),
    intro: readIntro(page, LONGEST_INTRO),
    short: facts.Short,
    names: whole<Exercise['names']>({
      common: facts['Also called'],
      yoga: facts['In yoga'],
      physio: facts['In physio'],
      gym: facts['In the gym'],
      misspelt: facts['Misspelt as'],
    }),
    described: facts['Described as'],
    areas: facts.Areas,
    eases: facts.Eases,
    works: facts.Works,
    purposes: facts.Purpose,
    aim: facts.Aim,
    positions: facts.Position,
    needs: facts.Needs,
    niceToHave: facts['Nice to have'],
    settings: facts.Settings,
    discreet: facts.Discreet,
    level: facts.Level,
    dose: facts.Dose,
    round: facts['One round'],
    review: facts.Review,
    steps: textsOf(parts.Steps),
    stopIf: textsOf(parts['Stop if']),
    care: readCares(parts['Take care'], meaningNames(words.conditions)),
    mistakes: textsOf(parts['Common mistakes']),
    easier: textsOf(parts.Easier),
    harder: textsOf(parts.Harder),
    ...readEnd(parts),
  })
  return readingOf(page, value, NAME_FACTS, parts)
}

function needsOf(things: readonly string[]): FactReader<readonly string[]> {
  const read = someOf(things.length === 0 ? [] : [NOTHING, ...things])
  return (value, where, name) => {
    const found = read(value, where, name)
    if (found?.includes(NOTHING) && found.length > 1) {
      where.problem(`"${name}" is "${NOTHING}" and something at once.`)
    }
    return found?.filter((thing) => thing !== NOTHING)
  }
}

function readCares(lines: readonly Sentence[], conditions: readonly string[]): readonly Care[] {
  const cares: Care[] = []
  for (const line of lines) {
    const care = readCare(line, conditions)
    if (care === undefined) continue
    if (cares.some(({ condition }) => condition === care.condition)) {
      line.where.problem(`"${care.condition}" is there twice: say all about it in one line.`)
    }
    cares.push(care)
  }
  return cares
}

const CARE = /^(Avoid with|Adapt for) ([^:]+):\s*(?=\S)/i
const NEXT_CARE = /(?:Avoid with|Adapt for) [^:]+:/

function readCare({ text, plain, where }: Sentence, conditions: readonly string[]): Care | undefined {
  const [beginning = '', verb = '', written = ''] = CARE.exec(plain) ?? []
  if (beginning === '') {
    where.problem(
      `"${plain}" should start with "Avoid with CONDITION:" or "Adapt for CONDITION:" and go on with a sentence.`,
    )
    return undefined
  }
  // Without its dash the next line is, to Markdown, more words of this one.
  const next = NEXT_CARE.exec(plain.slice(beginning.length))?.[0]
  if (next !== undefined) where.problem(`"${next}" needs a line of its own that starts with "- ".`)
  const condition = conditions.find((name) => name.toLowerCase() === written.toLowerCase())
  if (condition === undefined) {
    if (conditions.length > 0) {
      where.problem(`"${written}" is no condition. ${permittedSentence(written, conditions)}`)
    }
    return undefined
  }
  const level = verb.toLowerCase() === 'avoid with' ? 'avoid' : 'adapt'
  return { level, condition, advice: withoutBeginning(text, beginning.length) }
}

/** The text without its first characters. */
function withoutBeginning(text: Text, length: number): Text {
  const [first, ...others] = text
  if (first === undefined) return text
  const rest = wordsOfPiece(first).slice(length)
  if (rest === '') return withoutBeginning(others, length - wordsOfPiece(first).length)
  if (typeof first === 'string') return [rest, ...others]
  return 'strong' in first ? [{ strong: rest }, ...others] : text
}
