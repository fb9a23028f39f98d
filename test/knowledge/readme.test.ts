import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KNOWLEDGE_FOLDER } from '../../adapters/disk/pages.ts'
import { readDose } from '../../src/knowledge/dose.ts'
import { AIMS, CERTAINTIES, COMMONNESS, DISCRETIONS, LEVELS, SUBJECTS } from '../../src/knowledge/model.ts'
import { whereOf, type Problem } from '../../src/knowledge/problem.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { ALL_PAGES, PAGES, saidOf, textOf, withPage } from './shipped.ts'
import { CAT, fact, OFTEN } from './slips.ts'

// What the guide for writers says is what the program does: neither is believed, both are compared.

const README = readFileSync(join(KNOWLEDGE_FOLDER, 'README.md'), 'utf8')

/** The text below one heading of the guide. */
function chapter(heading: string): string {
  const [, text = ''] = README.split(`## ${heading}\n`)
  return text.split('\n## ')[0] ?? ''
}

/** The words of a text that stand `like this`. */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
}

type Row = { readonly name: string; readonly optional: boolean; readonly cell: string }

/** The rows of the tables of a chapter, a row with several names once for each. */
function rowsOf(heading: string): readonly Row[] {
  return chapter(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, names = '', cell = ''] = line.split('|')
      return quoted(names).map((name) => ({ name, optional: names.includes('(optional)'), cell }))
    })
}

function cellOf(heading: string, name: string): string {
  return rowsOf(heading).find((row) => row.name === name)?.cell ?? ''
}

const KINDS = [
  { folder: 'exercises', heading: 'An exercise page' },
  { folder: 'causes', heading: 'A cause page' },
  { folder: 'advice', heading: 'An advice page' },
] as const

/** What a page of a kind may have and must have, as the program says it of a page that has nothing right. */
function asked(folder: string): readonly Omit<Row, 'cell'>[] {
  const page = { file: `${folder}/zz.md`, markdown: '# Zz\n\n- Zz: zz\n\n## Zz\n' }
  const said = saidOf([...PAGES, page])
  const permitted = (what: string) =>
    said
      .map((line) => new RegExp(`"Zz" is no ${what} here\\. Permitted: (.*)\\.$`).exec(line)?.[1])
      .flatMap((list) => list?.split(', ') ?? [])
  const isMissing = (what: string) => said.some((line) => line.endsWith(`The ${what} is missing.`))
  return [
    ...permitted('fact').map((name) => ({ name, optional: !isMissing(`fact "${name}"`) })),
    ...permitted('heading').map((name) => ({
      name: `## ${name}`,
      optional: !isMissing(`heading "## ${name}"`),
    })),
  ]
}

describe.each(KINDS)('$heading', ({ folder, heading }) => {
  test('the guide lists the facts and headings that the program reads, in one order', () => {
    expect(rowsOf(heading).map(({ name, optional }) => ({ name, optional }))).toEqual(asked(folder))
  })

  test('every shipped page keeps that order', () => {
    const order = rowsOf(heading).map(({ name }) => (name.startsWith('## ') ? name : `- ${name}:`))
    const disordered = PAGES.filter(({ file }) => file.startsWith(`${folder}/`)).filter(({ markdown }) => {
      const places = order.map((name) => `\n${markdown}`.indexOf(`\n${name}`)).filter((place) => place >= 0)
      return places.some((place, index) => place < (places[index - 1] ?? 0))
    })
    expect(disordered.map(({ file }) => file)).toEqual([])
  })
})

describe('permitted values', () => {
  const names = (meanings: readonly { readonly name: string }[]) => meanings.map(({ name }) => name)
  const { areas, feelings, things, settings, positions, purposes, conditions } = KNOWLEDGE.words
  test.each<{ heading: string; name: string; values: readonly string[] }>([
    { heading: 'An exercise page', name: 'Areas', values: names(areas) },
    { heading: 'An exercise page', name: 'Eases', values: names(feelings) },
    { heading: 'An exercise page', name: 'Purpose', values: names(purposes) },
    { heading: 'An exercise page', name: 'Aim', values: AIMS },
    { heading: 'An exercise page', name: 'Position', values: names(positions) },
    {
      heading: 'An exercise page',
      name: 'Needs',
      values: ['nothing', ...names(things).filter((thing) => thing !== 'equipment')],
    },
    {
      heading: 'An exercise page',
      name: 'Settings',
      values: names(settings).filter((setting) => setting !== 'discreet'),
    },
    { heading: 'An exercise page', name: 'Discreet', values: DISCRETIONS },
    { heading: 'An exercise page', name: 'Level', values: LEVELS },
    { heading: 'A cause page', name: 'Common', values: COMMONNESS },
    { heading: 'A cause page', name: 'Certainty', values: CERTAINTIES },
    { heading: 'An advice page', name: 'Answers', values: SUBJECTS },
  ])('$name', ({ heading, name, values }) => {
    expect(quoted(cellOf(heading, name))).toEqual(values)
  })

  test('the conditions, of which words.md says what each covers', () => {
    const paragraph = /^The conditions are: (.*)\. What each covers/m.exec(README)?.[1] ?? ''
    expect(quoted(paragraph)).toEqual(names(conditions))
    expect(names(conditions.filter(({ covers }) => covers === undefined))).toEqual([])
  })

  test('every example of a dose is one', () => {
    const paragraph = /^\*\*The dose\*\* is .*$/m.exec(README)?.[0] ?? ''
    const examples = quoted(paragraph).filter((example) => !['breaths', 'rounds'].includes(example))
    const problems: Problem[] = []
    for (const example of examples) {
      readDose(example, whereOf('', 1, problems), example)
      if (!/hold|repetitions/.test(example)) problems.pop()
    }
    expect(examples.length).toBe(7)
    expect(problems).toEqual([])
  })

  test('every example of a review is one', () => {
    for (const written of quoted(cellOf('An exercise page', 'Review'))) {
      // The space at the end makes a change of it where the page says the same.
      expect(saidOf(withPage(CAT, (page) => page.replace(fact('Review'), `- Review: ${written} `)))).toEqual(
        [],
      )
    }
  })
})

describe('how much fits', () => {
  const numberIn = (pattern: RegExp) => Number(pattern.exec(README)?.[1])
  test.each<{ what: string; fits: number; page: string; from: RegExp; before: string; said: string }>([
    {
      what: 'the title of an exercise or cause',
      fits: numberIn(/The title comes first; it has at most (\d+) characters/),
      page: CAT,
      from: /^# .*/,
      before: '# ',
      said: 'The title',
    },
    {
      what: 'the title of a page of advice',
      fits: numberIn(/The title may have (\d+) characters here/),
      page: OFTEN,
      from: /^# .*/,
      before: '# ',
      said: 'The title',
    },
    {
      what: 'an introduction',
      fits: numberIn(/introduction of one or two sentences, at most (\d+) characters/),
      page: CAT,
      from: /^# .*\n\n.*/,
      before: '# Cat-cow\n\n',
      said: 'The introduction',
    },
    {
      what: 'Short',
      fits: numberIn(/the whole exercise in one sentence, at most (\d+) characters/),
      page: CAT,
      from: fact('Short'),
      before: '- Short: ',
      said: '"Short"',
    },
    {
      what: 'Works',
      fits: numberIn(/the muscles, in plain words with their names, at most (\d+) characters/),
      page: CAT,
      from: fact('Works'),
      before: '- Works: ',
      said: '"Works"',
    },
  ])('$what: $fits characters, and not one more', ({ fits, page, from, before, said }) => {
    const withLength = (length: number) =>
      saidOf(withPage(page, (markdown) => markdown.replace(from, before + 'x'.repeat(length))))
    expect(withLength(fits)).toEqual([])
    expect(withLength(fits + 1).map((line) => line.replace(/^.*?:\d+ {2}/, ''))).toEqual([
      `${said} has ${fits + 1} characters; ${fits} fit.`,
    ])
  })
})

describe('what else the guide says', () => {
  test('the example of a problem is what the check says, wherever the line stands by now', () => {
    const example = /^knowledge\/(exercises\/cat-cow\.md):\d+ {2}(.*)$/m.exec(README)
    const said = saidOf(withPage(CAT, (markdown) => markdown.replace(fact('Level'), '- Level: eazy')))
    expect(said.map((line) => line.replace(/:\d+ /, ' '))).toEqual([`${example?.[1]}  ${example?.[2]}`])
  })

  test('the folders and files are those that there are', () => {
    const there = new Set(ALL_PAGES.map(({ file }) => file.replace(/\/.*/, '/')))
    const listed = rowsOf('The folders').map(({ name }) => name)
    expect(listed.toSorted()).toEqual([...there].toSorted())
  })

  test('the commands are there', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>
    }
    const commands = [...README.matchAll(/`npm run ([\w:]+)/g)].map((match) => match[1] ?? '')
    expect(commands.filter((command) => !(command in scripts))).toEqual([])
    expect(commands.length).toBeGreaterThan(0)
  })

  test('words.md, signs.md, numbers.md and sources.md begin by saying how they are written', () => {
    const silent = ['words.md', 'signs.md', 'numbers.md', 'sources.md'].filter(
      (file) => !/^# .*\n\n\p{L}.{40}/u.test(textOf(file)),
    )
    expect(silent).toEqual([])
  })

  test('no page promises, or talks of "the patient"', () => {
    const rules = chapter('How to write')
    const forbidden = [
      ...(/Never promise \(([^)]*)\)/.exec(rules)?.[1] ?? '').matchAll(/"([^"]+)"/g),
      ...rules.matchAll(/, not "([^"]+)"/g),
    ].map((match) => match[1] ?? '')
    const found = PAGES.filter(({ file }) => file.includes('/')).flatMap(({ file, markdown }) =>
      markdown
        .split('\n')
        .flatMap((line, index) =>
          forbidden
            .filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(line))
            .map((word) => `${file}:${index + 1}  ${word}`),
        ),
    )
    expect(forbidden).toEqual(['fixes', 'cures', 'the patient'])
    expect(found).toEqual([])
  })
})
