import { describe, expect, test } from 'vitest'
import { checkKnowledge } from '../../src/check.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { PAGES, saidOf, withPage } from './shipped.ts'
import { CAT, DESK, fact, factOf, lineOf, namesOf, section, slipsAre, under } from './slips.ts'

const EXERCISE_FACTS =
  'Short, Also called, In yoga, In physio, In the gym, Misspelt as, Described as, Areas, Eases, Works, Purpose, Aim, Position, Needs, Nice to have, Settings, Discreet, Level, Dose, One round, Review'
const EXERCISE_HEADINGS =
  'Steps, Stop if, Take care, Common mistakes, Easier, Harder, Evidence, Notes, Sources'

test('the shipped pages are sound', () => {
  expect(saidOf(PAGES)).toEqual([])
})

describe('facts', () => {
  slipsAre([
    {
      title: 'a misspelt fact is unknown, and the right one is missing',
      page: CAT,
      from: '- Level:',
      to: '- Levle:',
      says: [
        `${CAT}:1  The fact "Level" is missing.`,
        `${CAT}:@  "Levle" is no fact here. Did you mean "Level"? Permitted: ${EXERCISE_FACTS}.`,
      ],
    },
    {
      title: 'a fact without its colon is none',
      page: CAT,
      from: fact('Level'),
      to: '- Level easy',
      says: [
        `${CAT}:1  The fact "Level" is missing.`,
        `${CAT}:@  "Level easy" is no fact: facts look like "Short: …".`,
      ],
    },
    {
      title: 'a fact that is left out',
      page: CAT,
      from: /^- Areas: .*\n/m,
      to: '',
      says: [`${CAT}:1  The fact "Areas" is missing.`],
    },
    {
      title: 'a fact that may be left out',
      page: CAT,
      from: /^- Nice to have: .*\n/m,
      to: '',
      says: [],
    },
    {
      title: 'a fact without a value',
      page: CAT,
      from: fact('Level'),
      to: '- Level:',
      says: [`${CAT}:@  "Level" has no value.`],
    },
    {
      title: 'a fact that is there twice: neither of the two is taken silently',
      page: CAT,
      from: fact('Level'),
      to: '- Level: easy\n- Level: hard',
      says: [`${CAT}:@+1  "Level" is there twice; line @ has it already.`],
    },
    {
      title: 'a fact whose dash is missing is not swallowed by the one above',
      page: CAT,
      from: '\n- In yoga:',
      to: '\nIn yoga:',
      says: [`${CAT}:@  "In yoga: ${factOf(CAT, 'In yoga')}" needs a line of its own that starts with "- ".`],
    },
    {
      title: 'a fact below a heading is not taken for a stop rule',
      page: CAT,
      from: under('Stop if'),
      to: '## Stop if\n\n- Nice to have: mat\n',
      says: [`${CAT}:@+2  "Nice to have" is a fact: facts stand right below the title.`],
    },
    {
      title: 'a value that is not permitted, with what was probably meant',
      page: CAT,
      from: fact('Level'),
      to: '- Level: eazy',
      says: [`${CAT}:@  "Level" is "eazy". Did you mean "easy"? Permitted: easy, medium, hard.`],
    },
    {
      title: 'a value that is near to nothing, with all that is permitted',
      page: DESK,
      from: fact('Certainty'),
      to: '- Certainty: proven beyond doubt',
      says: [`${DESK}:@  "Certainty" is "proven beyond doubt". Permitted: good, mixed, weak, contested.`],
    },
    {
      title: 'one of several values that is not permitted',
      page: CAT,
      from: fact('Areas'),
      to: '- Areas: upper back, neckk',
      says: [
        `${CAT}:@  "Areas" has "neckk". Did you mean "neck"? Permitted: ${namesOf(KNOWLEDGE.words.areas)}.`,
      ],
    },
    {
      title: 'a value that is there twice',
      page: CAT,
      from: fact('Areas'),
      to: '- Areas: upper back, neck, upper back',
      says: [`${CAT}:@  "Areas" has "upper back" twice.`],
    },
    {
      title: 'a comma too many',
      page: CAT,
      from: fact('Areas'),
      to: '- Areas: upper back,, neck',
      says: [`${CAT}:@  "Areas" has a comma with nothing beside it.`],
    },
    {
      title: 'a semicolon would make one name of two',
      page: CAT,
      from: fact('Also called'),
      to: '- Also called: cat and cow; cat camel',
      says: [`${CAT}:@  "Also called" has a semicolon: put commas between.`],
    },
    {
      title: 'capitals and a full stop after a list of values are no slip',
      page: CAT,
      from: fact('Areas'),
      to: '- AREAS: Upper back, Neck.',
      says: [],
    },
    {
      title: 'an exercise needs nothing, or it needs something',
      page: CAT,
      from: fact('Needs'),
      to: '- Needs: nothing, chair',
      says: [`${CAT}:@  "Needs" is "nothing" and something at once.`],
    },
    {
      title: '"equipment" says nothing: a page names the thing',
      page: CAT,
      from: fact('Needs'),
      to: '- Needs: equipment',
      says: [
        `${CAT}:@  "Needs" has "equipment". Permitted: nothing, ${namesOf(
          KNOWLEDGE.words.things.filter(({ name }) => name !== 'equipment'),
        )}.`,
      ],
    },
    {
      title: 'a link in a fact would lead nowhere',
      page: CAT,
      from: fact('Works'),
      to: '- Works: the [spine](https://example.org/spine)',
      says: [`${CAT}:@  "Works" is plain words: a link cannot be used in it.`],
    },
    {
      title: 'a Short that is too long for its line',
      page: CAT,
      from: fact('Short'),
      to: `- Short: ${'Round your back. '.repeat(8)}`,
      says: [`${CAT}:@  "Short" has 135 characters; 120 fit.`],
    },
    {
      title: 'a round in minutes',
      page: CAT,
      from: fact('One round'),
      to: '- One round: 1 min',
      says: [`${CAT}:@  "One round" is "1 min"; it should be a number of seconds such as "60 s".`],
    },
    {
      title: 'a dose that does not say what its number counts',
      page: CAT,
      from: fact('Dose'),
      to: '- Dose: 10',
      says: [`${CAT}:@  "Dose" has the bare number "10": say what it counts.`],
    },
    {
      title: 'a review on a day that no calendar has',
      page: CAT,
      from: fact('Review'),
      to: '- Review: reviewed by Ada Hill, physiotherapist, 2027-02-31',
      says: [
        `${CAT}:@  "Review" is "reviewed by Ada Hill, physiotherapist, 2027-02-31". Write "not yet reviewed by a clinician" or "reviewed by NAME, ROLE, 2027-03-28".`,
      ],
    },
    {
      title: 'a review with who and when',
      page: CAT,
      from: fact('Review'),
      to: '- Review: reviewed by Ada Hill, physiotherapist, 2027-03-28',
      says: [],
    },
  ])
})

describe('headings and titles', () => {
  slipsAre([
    {
      title: 'a misspelt heading is unknown, and the right one is missing',
      page: CAT,
      from: '## Common mistakes',
      to: '## Comon mistakes',
      says: [
        `${CAT}:1  The heading "## Common mistakes" is missing.`,
        `${CAT}:@  "Comon mistakes" is no heading here. Did you mean "Common mistakes"? Permitted: ${EXERCISE_HEADINGS}.`,
      ],
    },
    {
      title: 'no exercise is without its stop rules',
      page: CAT,
      from: section('Stop if'),
      to: '',
      says: [`${CAT}:1  The heading "## Stop if" is missing.`],
    },
    {
      title: 'a stop rule whose heading is gone is no step',
      page: CAT,
      from: under('Stop if'),
      to: '',
      says: [
        `${CAT}:1  The heading "## Stop if" is missing.`,
        `${CAT}:${lineOf(CAT, '## Steps')}  "Steps" should be numbered: 1. 2. 3.`,
      ],
    },
    {
      title: 'a heading that is there twice',
      page: CAT,
      from: under('Evidence'),
      to: '## Evidence\n\nSome.\n\n## Evidence\n\n',
      says: [`${CAT}:@+4  The heading "Evidence" is there twice; line @ has it already.`],
    },
    {
      title: 'a heading without anything below it',
      page: CAT,
      from: section('Stop if'),
      to: '## Stop if\n\n',
      says: [`${CAT}:@  "Stop if" has no list below it.`],
    },
    {
      title: 'a heading without its space is read as one',
      page: CAT,
      from: '## Stop if',
      to: '##Stop if',
      says: [`${CAT}:@  Put a space after "##": without it this line is no heading.`],
    },
    {
      title: 'a heading inside a heading',
      page: CAT,
      from: under('Steps'),
      to: '## Steps\n\n1. Kneel down.\n\n### Then\n\n',
      says: [`${CAT}:@+4  "Then" is a heading inside "Steps", where there may be none.`],
    },
    {
      title: 'a heading far too deep',
      page: CAT,
      from: under('Steps'),
      to: '## Steps\n\n1. Kneel down.\n\n#### Then\n\n',
      says: [
        `${CAT}:@+4  "Then" is a heading inside "Steps", where there may be none.`,
        `${CAT}:@+4  Headings go down to ### and no further.`,
      ],
    },
    {
      title: 'a link in a heading would lead nowhere',
      page: CAT,
      from: '## Evidence',
      to: '## [Evidence](https://example.org)',
      says: [`${CAT}:@  A heading is plain words: a link cannot be used in it.`],
    },
    {
      title: 'a page without a title',
      page: CAT,
      from: /^# .*\n/,
      to: '\n',
      says: [`${CAT}:1  The page has no title: its first line should be "# " and a name.`],
    },
    {
      title: 'a heading with one # instead of two is no second title',
      page: CAT,
      from: '## Evidence',
      to: '# Evidence',
      says: [`${CAT}:@  The page has its title already: write "## Evidence" for a heading.`],
    },
    {
      title: 'a title that no button could show',
      page: CAT,
      from: /^# .*/,
      to: '# Cat-cow on hands and knees, very slowly',
      says: [`${CAT}:1  The title has 39 characters; 34 fit.`],
    },
    {
      title: 'a page without its introduction',
      page: CAT,
      from: /^(# .*\n\n).*\n\n/,
      to: '# Cat-cow\n\n',
      says: [`${CAT}:1  Between the title and the facts belongs a line of introduction.`],
    },
    {
      title: 'an introduction that is too long',
      page: CAT,
      from: /^(# .*\n\n).*/,
      to: `# Cat-cow\n\n${'A slow wave. '.repeat(13)}`,
      says: [`${CAT}:3  The introduction has 168 characters; 160 fit.`],
    },
    {
      title: 'a second line of introduction belongs to no heading',
      page: CAT,
      from: '- Short:',
      to: 'Everybody likes it.\n\n- Short:',
      says: [`${CAT}:@  This line belongs under a heading: "Everybody likes it.".`],
    },
    {
      title: 'a line of dashes makes a heading of the sentence above',
      page: CAT,
      from: under('Evidence'),
      to: '## Evidence\n\nThere is little.\n---\n',
      says: [`${CAT}:@+3  A line of dashes right below a sentence makes a heading of it: take the line out.`],
    },
  ])
})

describe('links', () => {
  const harder = (written: string) => ({
    page: CAT,
    from: under('Harder'),
    to: `## Harder\n\n- ${written}\n`,
  })
  const suggested = (written: string) => ({
    page: DESK,
    from: under('Exercises'),
    to: `## Exercises\n\n1. ${written}\n`,
  })
  slipsAre([
    {
      title: 'a page that does not exist, with the one that was probably meant',
      ...harder('[Sphinx](sphynx.md)'),
      says: [
        `${CAT}:@+2  The link leads to the exercise "sphynx", and there is no such page. Did you mean "sphinx"?`,
      ],
    },
    {
      title: 'a page in a folder that does not exist',
      ...harder('[Sphinx](../exercise/sphinx.md)'),
      says: [
        `${CAT}:@+2  The link "../exercise/sphinx.md" leads to no page: write it as "../exercises/cat-cow.md" or "cat-cow.md".`,
      ],
    },
    {
      title: 'a folder too far up',
      ...harder('[Sphinx](../../exercises/sphinx.md)'),
      says: [
        `${CAT}:@+2  The link "../../exercises/sphinx.md" leads to no page: write it as "../exercises/cat-cow.md" or "cat-cow.md".`,
      ],
    },
    {
      title: 'a page without its ending',
      ...harder('[Sphinx](sphinx)'),
      says: [
        `${CAT}:@+2  The link "sphinx" leads to no page: write it as "../exercises/cat-cow.md" or "cat-cow.md".`,
      ],
    },
    {
      title: 'a link in the introduction is looked at like every other',
      page: CAT,
      from: /^(# .*\n\n).*/,
      to: '# Cat-cow\n\nA slow wave, before the [sphinx](sphynx.md).',
      says: [
        `${CAT}:3  The link leads to the exercise "sphynx", and there is no such page. Did you mean "sphinx"?`,
      ],
    },
    {
      title: 'a strong link would lose its page',
      ...harder('**[Sphinx](sphinx.md)**'),
      says: [`${CAT}:@+2  A link cannot stand between ** and **: take the ** out.`],
    },
    {
      title: 'a space between the two halves of a link',
      ...harder('[Sphinx] (sphinx.md)'),
      says: [
        `${CAT}:@+2  Square brackets are for links: [words](page.md), with nothing between "]" and "(".`,
      ],
    },
    {
      title: 'the two halves of a link in the wrong order',
      ...harder('(Sphinx)[sphinx.md]'),
      says: [
        `${CAT}:@+2  Square brackets are for links: [words](page.md), with nothing between "]" and "(".`,
      ],
    },
    {
      title: 'a link without words',
      ...harder('[](sphinx.md)'),
      says: [`${CAT}:@+2  This link has no words: write it as [words](page.md).`],
    },
    {
      title: 'a link with a title of its own',
      ...harder('[Sphinx](sphinx.md "lying down")'),
      says: [`${CAT}:@+2  A link is words and an address: take "lying down" out.`],
    },
    {
      title: 'an exercise of a cause is a link',
      ...suggested('Sphinx'),
      says: [
        `${DESK}:@+2  "Sphinx" should be one link to an exercise and no more, such as "[Cat-cow](../exercises/cat-cow.md)".`,
      ],
    },
    {
      title: '… to an exercise',
      ...suggested('[Stress](stress.md)'),
      says: [
        `${DESK}:@+2  "Stress" should be one link to an exercise and no more, such as "[Cat-cow](../exercises/cat-cow.md)".`,
      ],
    },
    {
      title: '… once',
      ...suggested('[Sphinx](../exercises/sphinx.md)\n2. [The sphinx](../exercises/sphinx.md)'),
      says: [`${DESK}:@+3  "sphinx" is there twice.`],
    },
    {
      title: '… and words beside it would be lost',
      ...suggested('[Sphinx](../exercises/sphinx.md) on a mat'),
      says: [
        `${DESK}:@+2  "Sphinx on a mat" should be one link to an exercise and no more, such as "[Cat-cow](../exercises/cat-cow.md)".`,
      ],
    },
  ])
})

describe('whom an exercise does not suit', () => {
  const care = (written: string) => ({
    page: CAT,
    from: section('Take care'),
    to: `## Take care\n\n${written}\n\n`,
  })
  slipsAre([
    {
      title: 'an unknown condition',
      ...care('- Avoid with pregnency: lie on your side.'),
      says: [
        `${CAT}:@+2  "pregnency" is no condition. Did you mean "pregnancy"? Permitted: ${namesOf(KNOWLEDGE.words.conditions)}.`,
      ],
    },
    {
      title: 'neither "Avoid with" nor "Adapt for"',
      ...care('- Pregnancy: lie on your side.'),
      says: [
        `${CAT}:@+2  "Pregnancy: lie on your side." should start with "Avoid with CONDITION:" or "Adapt for CONDITION:" and go on with a sentence.`,
      ],
    },
    {
      title: 'no sentence after the condition',
      ...care('- Avoid with pregnancy:'),
      says: [
        `${CAT}:@+2  "Avoid with pregnancy:" should start with "Avoid with CONDITION:" or "Adapt for CONDITION:" and go on with a sentence.`,
      ],
    },
    {
      title: 'a condition whose dash is missing is not swallowed by the one above',
      ...care('- Adapt for sore knees: kneel on a mat.\nAvoid with pregnancy: lie on your side.'),
      says: [`${CAT}:@+2  "Avoid with pregnancy:" needs a line of its own that starts with "- ".`],
    },
    {
      title: 'a condition that is there twice, once to avoid and once to adapt',
      ...care('- Adapt for pregnancy: move a little.\n- Avoid with pregnancy: lie on your side.'),
      says: [`${CAT}:@+3  "pregnancy" is there twice: say all about it in one line.`],
    },
    {
      title: 'a strong condition is a condition',
      ...care('- **Avoid with pregnancy:** lie on your side.'),
      says: [],
    },
  ])

  test('… and is said once', () => {
    const page = care('- Avoid with **pregnancy**: lie on your side, **never** on your front.')
    const checked = checkKnowledge(withPage(CAT, (markdown) => markdown.replace(page.from, () => page.to)))
    const exercises = checked.sound ? checked.knowledge.exercises : []
    expect(exercises.find(({ id }) => id === 'cat-cow')?.care).toEqual([
      {
        level: 'avoid',
        condition: 'pregnancy',
        advice: ['lie on your side, ', { strong: 'never' }, ' on your front.'],
      },
    ])
  })
})

describe('names', () => {
  const called = (name: string) => ({
    page: DESK,
    from: fact('Also called'),
    to: `- Also called: ${name}`,
  })
  const says = (name: string) => [`${DESK}:@  The name "${name}" belongs to ${CAT}:1 already.`]
  slipsAre([
    { title: 'two pages with one name', ...called('Cat-cow'), says: says('Cat-cow') },
    { title: 'two names that differ in capitals', ...called('CAT-COW'), says: says('CAT-COW') },
    { title: 'two names that differ in an accent', ...called('cát cow'), says: says('cát cow') },
    { title: 'two names that differ in a plural', ...called('cats cows'), says: says('cats cows') },
    { title: 'two names that differ in "the"', ...called('the cat-cow'), says: says('the cat-cow') },
    {
      title: 'a name without a word in it',
      ...called('!!!'),
      says: [`${DESK}:@  The name "!!!" has no word in it.`],
    },
    { title: 'a name that nobody else has', ...called('chair days'), says: [] },
  ])
})
