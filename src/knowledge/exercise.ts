import { readDose } from './dose.ts'
import {
  DISCRETIONS,
  LEVELS,
  POSITIONS,
  PURPOSES,
  SETTINGS,
  type Care,
  type Exercise,
  type Inline,
  type Text,
  type Words,
} from './model.ts'
import type { Page, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import { needed, optional, readFacts, readIntro, readSections, readTitle, textsOf } from './reader.ts'
import { citesIn, linksIn, namesIn, whole, type Reading } from './reading.ts'
import { names, oneOf, review, seconds, sentence, someOf } from './values.ts'

const LONGEST_TITLE = 60
const LONGEST_INTRO = 160
const LONGEST_SHORT = 120

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
  const things = meaningNames(words.things)
  const facts = readFacts(page, {
    Short: needed(sentence(LONGEST_SHORT)),
    'Also called': optional(names, () => []),
    'In yoga': optional(names, () => []),
    'In physio': optional(names, () => []),
    'In the gym': optional(names, () => []),
    'Misspelt as': optional(names, () => []),
    Areas: needed(someOf(meaningNames(words.areas))),
    Eases: needed(someOf(meaningNames(words.feelings))),
    Works: needed(sentence(160)),
    Purpose: needed(someOf(PURPOSES)),
    Position: needed(someOf(POSITIONS)),
    Needs: needed(someOf(['nothing', ...things])),
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
    areas: facts.Areas,
    eases: facts.Eases,
    works: facts.Works,
    purposes: facts.Purpose,
    positions: facts.Position,
    needs: facts.Needs?.filter((thing) => thing !== 'nothing'),
    niceToHave: facts['Nice to have'],
    settings: facts.Settings,
    discreet: facts.Discreet,
    level: facts.Level,
    dose: facts.Dose,
    round: facts['One round'],
    review: facts.Review,
    steps: textsOf(parts.Steps),
    stopIf: textsOf(parts['Stop if']),
    care: parts['Take care'].flatMap((line) => readCare(line, meaningNames(words.conditions))),
    mistakes: textsOf(parts['Common mistakes']),
    easier: textsOf(parts.Easier),
    harder: textsOf(parts.Harder),
    evidence: textsOf(parts.Evidence),
    notes: textsOf(parts.Notes),
    sources: citesIn(parts.Sources).map(({ what }) => what),
  })
  return {
    where: page.where,
    value,
    names: namesIn(page, NAME_FACTS),
    links: linksIn(Object.values(parts).flat()),
    cites: citesIn(parts.Sources),
  }
}

export function meaningNames(meanings: readonly { readonly name: string }[]): readonly string[] {
  return meanings.map(({ name }) => name)
}

const CARE = /^(Avoid with|Adapt for) ([^:]+):\s*(?=\S)/i

function readCare({ text, plain, where }: Sentence, conditions: readonly string[]): readonly Care[] {
  const match = CARE.exec(plain)
  const [beginning, verb, written] = match ?? []
  if (beginning === undefined || verb === undefined || written === undefined) {
    where.problem(
      `"${plain}" should start with "Avoid with CONDITION:" or "Adapt for CONDITION:" and go on with a sentence.`,
    )
    return []
  }
  const condition = conditions.find((name) => name.toLowerCase() === written.toLowerCase())
  if (condition === undefined) {
    where.problem(`"${written}" is no condition. ${permittedSentence(written, conditions)}`)
    return []
  }
  const level = verb.toLowerCase() === 'avoid with' ? 'avoid' : 'adapt'
  return [{ level, condition, advice: withoutBeginning(text, beginning.length) }]
}

/** The text without its first characters, which are all in its first, plain piece. */
function withoutBeginning(text: Text, length: number): Text {
  const [first, ...others] = text
  if (typeof first !== 'string') return text
  const rest: Inline = first.trimStart().slice(length)
  return rest === '' ? others : [rest, ...others]
}
