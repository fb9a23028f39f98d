import { describe, expect, test } from 'vitest'
import { adviceCard } from '../../src/answer/advice.ts'
import { causeCard } from '../../src/answer/cause.ts'
import { exerciseMore, longestCard } from '../../src/answer/exercise.ts'
import { createLibrary } from '../../src/answer/library.ts'
import { longestPrompt } from '../../src/answer/breaks/prompt.ts'
import { withReadNote } from '../../src/answer/read-note.ts'
import { bodyLength } from '../../src/fit.ts'
import type { PageFile } from '../../src/knowledge/page.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { PAGES, saidOf, textOf, withPage } from './shipped.ts'
import {
  CAT,
  DESK,
  endOfFirstLine,
  fact,
  lineOf,
  OFTEN,
  section,
  SIGNS,
  slipsAre,
  SOURCES,
  titleOf,
  under,
  WORDS,
} from './slips.ts'

describe('what would not fit one message', () => {
  const EXTRA = 2000
  const long = ` ${'x'.repeat(EXTRA - 1)}`
  const library = createLibrary(KNOWLEDGE)
  const conditions = KNOWLEDGE.words.conditions.map(({ name }) => name)
  const cat = library.exercise('cat-cow')
  const tooLong = { ...cat, stopIf: [...cat.stopIf.slice(1), [...(cat.stopIf[0] ?? []), long]] }
  const body = (length: number) =>
    `does not fit one message. The body has ${length + EXTRA} characters; 1900 fit.`
  slipsAre([
    {
      title: 'the card of an exercise',
      page: CAT,
      from: endOfFirstLine('Stop if'),
      to: long,
      says: [
        `${CAT}:1  The card (dose, steps, stop rules, avoid) ${body(bodyLength(withReadNote(longestCard(library.exercise('cat-cow')))))}`,
        `${CAT}:1  The prompt of a break (why, dose, steps, stop rules, avoid) ${body(bodyLength(longestPrompt(tooLong, conditions)) - EXTRA)}`,
      ],
    },
    {
      title: 'the second part of an exercise',
      page: CAT,
      from: endOfFirstLine('Common mistakes'),
      to: long,
      says: [
        `${CAT}:1  The second part (mistakes, adaptations, …) ${body(bodyLength(withReadNote(exerciseMore(library.exercise('cat-cow'), library))))}`,
      ],
    },
    {
      title: 'a cause',
      page: DESK,
      from: endOfFirstLine('What helps'),
      to: long,
      says: [
        `${DESK}:1  The page ${body(bodyLength(withReadNote(causeCard(library.cause('desk-work'), library))))}`,
      ],
    },
    {
      title: 'a page of advice',
      page: OFTEN,
      from: endOfFirstLine('What to do'),
      to: long,
      says: [
        `${OFTEN}:1  The page ${body(bodyLength(withReadNote(adviceCard(library.advice('how-often'), library))))}`,
      ],
    },
    {
      title: 'the name of a link that becomes a button',
      page: CAT,
      from: section('Easier'),
      to: '## Easier\n\n- [The sphinx, but only for a little while](sphinx.md)\n\n',
      says: [
        `${CAT}:1  The second part (mistakes, adaptations, …) does not fit one message. The button "The sphinx, but only for a little while" has 39 characters; 34 fit.`,
      ],
    },
  ])
})

describe('files', () => {
  const renamed = (from: string, to: string): readonly PageFile[] =>
    PAGES.map((page) => (page.file === from ? { ...page, file: to } : page))
  const without = (file: string): readonly PageFile[] => PAGES.filter((page) => page.file !== file)
  const copied = (file: string, markdown: string): readonly PageFile[] => [...PAGES, { file, markdown }]

  test.each<{ title: string; pages: readonly PageFile[]; says: readonly string[] }>([
    {
      title: 'a page in an unknown folder',
      pages: renamed(OFTEN, 'advise/how-often.md'),
      says: [
        'advise/how-often.md:1  This page is in no known folder: pages live in exercises, causes and advice, other languages in words and signs.',
      ],
    },
    {
      title: 'a page in a folder that programs know',
      pages: renamed(OFTEN, 'constructor/how-often.md'),
      says: [
        'constructor/how-often.md:1  This page is in no known folder: pages live in exercises, causes and advice, other languages in words and signs.',
      ],
    },
    {
      title: 'a page in a folder inside a folder',
      pages: renamed(OFTEN, 'advice/more/how-often.md'),
      says: [
        'advice/more/how-often.md:1  This page is in no known folder: pages live in exercises, causes and advice, other languages in words and signs.',
      ],
    },
    {
      title: 'a file name with capitals',
      pages: renamed(OFTEN, 'advice/How-Often.md'),
      says: [
        `advice/How-Often.md:1  The file's name "How-Often" cannot be a page's short name: use at most 40 small letters, digits and hyphens.`,
      ],
    },
    {
      title: 'a file name with a space',
      pages: renamed(OFTEN, 'advice/how often.md'),
      says: [
        `advice/how often.md:1  The file's name "how often" cannot be a page's short name: use at most 40 small letters, digits and hyphens.`,
      ],
    },
    {
      title: 'a copy of a page claims its name',
      pages: copied('advice/zz-copy.md', textOf(OFTEN).replace(/^- Also called:.*\n/m, '')),
      says: [`advice/zz-copy.md:1  The name "${titleOf(OFTEN)}" belongs to ${OFTEN}:1 already.`],
    },
    {
      title: 'an empty page',
      pages: copied('advice/zz-new.md', ''),
      says: [
        'advice/zz-new.md:1  Between the title and the facts belongs a line of introduction.',
        'advice/zz-new.md:1  The fact "Answers" is missing.',
        'advice/zz-new.md:1  The fact "Review" is missing.',
        'advice/zz-new.md:1  The heading "## Evidence" is missing.',
        'advice/zz-new.md:1  The heading "## Sources" is missing.',
        'advice/zz-new.md:1  The heading "## What to do" is missing.',
        'advice/zz-new.md:1  The page has no title: its first line should be "# " and a name.',
      ],
    },
    {
      title: 'no words: that is one problem and not one for every word of every page',
      pages: without(WORDS),
      says: [`${WORDS}:1  This page is missing.`],
    },
    {
      title: 'no signs',
      pages: without(SIGNS),
      says: [`${SIGNS}:1  This page is missing.`],
    },
    {
      title: 'no sources: that is one problem and not one for every page',
      pages: without(SOURCES),
      says: [`${SOURCES}:1  This page is missing.`],
    },
    {
      title: 'a page that buttons lead to',
      pages: without('advice/when-to-see-somebody.md'),
      says: ['advice:1  No page of advice has "Answers: see somebody", and answers lead to one.'],
    },
    {
      title: 'nothing at all',
      pages: [],
      says: [
        'numbers.md:1  This page is missing.',
        `${SIGNS}:1  This page is missing.`,
        `${SOURCES}:1  This page is missing.`,
        `${WORDS}:1  This page is missing.`,
      ],
    },
    {
      title: 'Windows line endings are fine',
      pages: PAGES.map((page) => ({ ...page, markdown: page.markdown.replaceAll('\n', '\r\n') })),
      says: [],
    },
    {
      title: 'a byte-order mark is fine',
      pages: PAGES.map((page) => ({ ...page, markdown: `\ufeff${page.markdown}` })),
      says: [],
    },
    {
      title: 'no line break at the end is fine',
      pages: PAGES.map((page) => ({ ...page, markdown: page.markdown.trimEnd() })),
      says: [],
    },
    {
      title: 'blank lines with spaces, and more of them, are fine',
      pages: PAGES.map((page) => ({ ...page, markdown: page.markdown.replaceAll('\n\n', '\n  \n\n') })),
      says: [],
    },
  ])('$title', ({ pages, says }) => {
    expect(saidOf(pages)).toEqual(says)
  })
})

describe('all at once', () => {
  test('a page with five slips has five problems, in the order of its lines', () => {
    const pages = withPage(CAT, (markdown) =>
      markdown
        .replace(fact('Level'), '- Level: eazy')
        .replace('\n2. ', '\n2.')
        .replace(under('Stop if'), '## Stop if\n\n-\n')
        .replace(under('Harder'), '## Harder\n\n- [Sphinx](sphynx.md)\n')
        .replace(under('Sources'), '## Sources\n\n- nhs-bakc\n'),
    )
    expect(saidOf(pages)).toEqual([
      `${CAT}:${lineOf(CAT, '- Level:')}  "Level" is "eazy". Did you mean "easy"? Permitted: easy, medium, hard.`,
      `${CAT}:${lineOf(CAT, '2. ')}  Put a space after "2.": without it this line is no list item.`,
      `${CAT}:${lineOf(CAT, '## Stop if') + 2}  This list item is empty.`,
      `${CAT}:${lineOf(CAT, '## Harder') + 3}  The link leads to the exercise "sphynx", and there is no such page. Did you mean "sphinx"?`,
      `${CAT}:${lineOf(CAT, '## Sources') + 4}  "nhs-bakc" is not in sources.md. Did you mean "nhs-back"?`,
    ])
  })

  test('slips of different pages are all there, page by page', () => {
    const slips: Readonly<Record<string, readonly [string | RegExp, string]>> = {
      [OFTEN]: [fact('Answers'), '- Answers: dosages'],
      [DESK]: [under('What helps'), `## What helps\n\n- ${'x'.repeat(2000)}\n`],
      [CAT]: [fact('Level'), '- Level: eazy'],
      [SIGNS]: ['## Signs', '##Signs'],
      [WORDS]: ['## Areas', '##Areas'],
    }
    const pages = PAGES.map((page) => {
      const [from, to] = slips[page.file] ?? ['', '']
      return { ...page, markdown: page.markdown.replace(from, () => to) }
    })
    const library = createLibrary(KNOWLEDGE)
    const length = bodyLength(withReadNote(causeCard(library.cause('desk-work'), library)))
    expect(saidOf(pages)).toEqual([
      `${OFTEN}:${lineOf(OFTEN, '- Answers:')}  "Answers" is "dosages". Did you mean "dosage"? Permitted: prevention, dosage, building up, see somebody.`,
      `${DESK}:1  The page does not fit one message. The body has ${length + 2003} characters; 1900 fit.`,
      `${CAT}:${lineOf(CAT, '- Level:')}  "Level" is "eazy". Did you mean "easy"? Permitted: easy, medium, hard.`,
      `${SIGNS}:${lineOf(SIGNS, '## Signs')}  Put a space after "##": without it this line is no heading.`,
      `${WORDS}:${lineOf(WORDS, '## Areas')}  Put a space after "##": without it this line is no heading.`,
    ])
  })
})
