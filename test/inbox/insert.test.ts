import { describe, expect, test } from 'vitest'
import { insertPhrase } from '../../src/inbox/insert.ts'
import type { Spot } from '../../src/inbox/spots.ts'

const fact = (name: string, after: readonly string[] = []): Spot => ({
  kind: 'fact',
  file: 'exercises/cobra.md',
  name,
  fact: name,
  after,
  isVocabulary: true,
})
const meaning = (section: string, name: string): Spot => ({
  kind: 'meaning',
  file: 'words.md',
  name,
  section,
  meaning: name,
  isVocabulary: true,
})

const PAGE =
  '# Cobra\n\nA lift.\n\n- Short: Lift.\n- Also called: snake, full cobra\n- Areas: neck\n\n## Steps\n\n1. Lift.\n'
const WORDS =
  '# Words\n\n## Things\n\n### desk\n\n- desk, table\n\n## Settings\n\n### desk\n\n- Vague: office\n- at my desk\n\n### bed\n\n- Vague: sheets\n'

describe('one line changes and nothing else', () => {
  test.each<[string, string, Spot, string, string, number]>([
    [
      'at the end of a fact',
      PAGE,
      fact('Also called'),
      'snake, full cobra',
      'snake, full cobra, wobbly snake',
      6,
    ],
    [
      'after a comma too many, or a full stop',
      PAGE.replace('full cobra', 'full cobra.,'),
      fact('Also called'),
      'snake, full cobra.,',
      'snake, full cobra, wobbly snake',
      6,
    ],
    [
      'on the last line of a long fact',
      PAGE.replace(', full', ',\n  full'),
      fact('Also called'),
      'full cobra',
      'full cobra, wobbly snake',
      7,
    ],
    [
      'as a new fact in its place',
      PAGE,
      fact('Described as', ['Short', 'Also called', 'In yoga']),
      '- Areas',
      '- Described as: wobbly snake\n- Areas',
      7,
    ],
    [
      'under its own heading',
      WORDS,
      meaning('Things', 'desk'),
      'desk, table',
      'desk, table, wobbly snake',
      7,
    ],
    [
      'and not under its namesake, below the labels',
      WORDS,
      meaning('Settings', 'desk'),
      '- at my desk',
      '- at my desk, wobbly snake',
      14,
    ],
    [
      'on a line of its own where there are only labels',
      WORDS,
      meaning('Settings', 'bed'),
      '- Vague: sheets\n',
      '- Vague: sheets\n- wobbly snake\n',
      19,
    ],
  ])('%s', (_, before, spot, from, to, line) => {
    const expected = { markdown: before.replace(from, to), line }
    expect(expected.markdown).not.toBe(before)
    expect(insertPhrase(before, spot, 'wobbly snake')).toEqual(expected)
    // The same with the line ends of Windows, and without the last one.
    const windows = (text: string) => text.replaceAll('\n', '\r\n')
    expect(insertPhrase(windows(before), spot, 'wobbly snake')).toEqual({
      markdown: windows(expected.markdown),
      line,
    })
  })
})

describe('what is there already is said', () => {
  test.each<[string, Spot, string, string]>([
    [
      'in other letters',
      fact('Also called'),
      'The Full Cobras',
      '"The Full Cobras" stands in exercises/cobra.md:6 already.',
    ],
    [
      'as the first of a line',
      fact('Also called'),
      'snake',
      '"snake" stands in exercises/cobra.md:6 already.',
    ],
    ['as a vague word', meaning('Settings', 'bed'), 'sheets', '"sheets" stands in words.md:18 already.'],
  ])('%s', (_, spot, phrase, problem) => {
    expect(insertPhrase(spot.kind === 'fact' ? PAGE : WORDS, spot, phrase)).toEqual({ problem })
  })
})
