import { describe } from 'vitest'
import { CAT, section, slipsAre, under } from './slips.ts'

describe('lines that Markdown would take for something else', () => {
  slipsAre([
    {
      title: 'a step without its space is not swallowed by the one above',
      page: CAT,
      from: '\n2. ',
      to: '\n2.',
      says: [`${CAT}:@+1  Put a space after "2.": without it this line is no list item.`],
    },
    {
      title: 'a step without its dot is not either',
      page: CAT,
      from: '\n2. ',
      to: '\n2 ',
      says: [`${CAT}:@+1  Put a dot after "2": without it this line is no step.`],
    },
    {
      title: 'a fact without its space is read all the same, so that one slip makes one problem',
      page: CAT,
      from: '- Level:',
      to: '-Level:',
      says: [`${CAT}:@  Put a space after "-": without it this line is no list item.`],
    },
    {
      title: 'the first fact without its space is no introduction',
      page: CAT,
      from: '- Short:',
      to: '-Short:',
      says: [`${CAT}:@  Put a space after "-": without it this line is no list item.`],
    },
    {
      title: 'a bullet from a word processor',
      page: CAT,
      from: '- Level:',
      to: '•\tLevel:',
      says: [`${CAT}:@  Write "- " instead of "•": otherwise this line is no list item.`],
    },
    {
      title: 'a dash that a word processor made longer',
      page: CAT,
      from: '- Level:',
      to: '– Level:',
      says: [`${CAT}:@  Write "- " instead of "–": otherwise this line is no list item.`],
    },
    {
      title: 'a space that a word processor made unbreakable is a space',
      page: CAT,
      from: '- Level:',
      to: '-\u00a0Level:\u00a0',
      says: [],
    },
    {
      title: 'a list inside a list',
      page: CAT,
      from: under('Common mistakes'),
      to: '## Common mistakes\n\n- Going too far:\n  - up\n',
      says: [
        `${CAT}:@+3  This is a list inside a list: start the line at the very left, with one dash or number.`,
      ],
    },
    {
      title: 'an indented fact is read all the same',
      page: CAT,
      from: '- Level:',
      to: '  - Level:',
      says: [
        `${CAT}:@  This is a list inside a list: start the line at the very left, with one dash or number.`,
      ],
    },
    {
      title: 'a paragraph below a list item',
      page: CAT,
      from: under('Common mistakes'),
      to: '## Common mistakes\n\n- Going too far.\n\n  Much too far.\n',
      says: [
        `${CAT}:@+4  A list item is one line of words: nothing else can stand in it or be indented below it.`,
      ],
    },
    {
      title: 'an empty list item',
      page: CAT,
      from: under('Common mistakes'),
      to: '## Common mistakes\n\n-\n',
      says: [`${CAT}:@+2  This list item is empty.`],
    },
    {
      title: 'a line outside of its list',
      page: CAT,
      from: under('Stop if'),
      to: '## Stop if\n\nYou feel faint.\n\n',
      says: [`${CAT}:@+2  "Stop if" holds a list; this line is outside of it: "You feel faint.".`],
    },
    {
      title: 'a list where sentences belong',
      page: CAT,
      from: under('Evidence'),
      to: '## Evidence\n\n- None.\n\n',
      says: [`${CAT}:@+2  "Evidence" holds sentences, not a list.`],
    },
    {
      title: 'steps with dashes',
      page: CAT,
      from: section('Steps'),
      to: '## Steps\n\n- Kneel down.\n- Get up.\n\n',
      says: [`${CAT}:@  "Steps" should be numbered: 1. 2. 3.`],
    },
    {
      title: 'steps of which only the last are numbered',
      page: CAT,
      from: section('Steps'),
      to: '## Steps\n\n- Kneel down.\n\n1. Get up.\n\n',
      says: [`${CAT}:@  "Steps" should be numbered: 1. 2. 3.`],
    },
    {
      title: 'a sentence that goes on in the next line is one sentence',
      page: CAT,
      from: under('Common mistakes'),
      to: '## Common mistakes\n\n- Going\n  too far\nor too fast.\n',
      says: [],
    },
    {
      title: 'stars and plus signs make lists, too',
      page: CAT,
      from: section('Stop if'),
      to: '## Stop if\n\n* It hurts.\n* It is worse a day later.\n\n',
      says: [],
    },
  ])
})

describe('mark-up', () => {
  const IN_SENTENCE = 'cannot be used in a sentence: plain words, **strong** and [links](page.md) can.'
  const HERE = 'cannot be used here: a page is made of headings, sentences and lists.'
  const mistake = (written: string) => ({
    page: CAT,
    from: under('Common mistakes'),
    to: `## Common mistakes\n\n- ${written}\n`,
  })
  const block = (written: string) => ({
    page: CAT,
    from: '## Stop if',
    to: `${written}\n\n## Stop if`,
  })
  slipsAre([
    { title: 'strong words', ...mistake('**Never** hurry.'), says: [] },
    {
      title: 'slanted words',
      ...mistake('*Never* hurry.'),
      says: [`${CAT}:@+2  Slanted text ${IN_SENTENCE}`],
    },
    {
      title: 'code',
      ...mistake('`Never` hurry.'),
      says: [`${CAT}:@+2  Code between backticks ${IN_SENTENCE}`],
    },
    {
      title: 'a picture',
      ...mistake('![A cat](cat.png)'),
      says: [`${CAT}:@+2  A picture ${IN_SENTENCE}`],
    },
    {
      title: 'HTML in a sentence is said once, not once for each tag',
      ...mistake('Never <b>ever</b> hurry.'),
      says: [`${CAT}:@+2  HTML or a comment ${IN_SENTENCE}`],
    },
    {
      title: 'strong words that never end',
      ...mistake('**Never hurry.'),
      says: [
        `${CAT}:@+2  Here "**" has no partner, or a space inside: strong words are written **like this**.`,
      ],
    },
    {
      title: 'a slip in the second line of a sentence is on the second line',
      ...mistake('Never\n  hurry **.'),
      says: [
        `${CAT}:@+3  Here "**" has no partner, or a space inside: strong words are written **like this**.`,
      ],
    },
    {
      title: 'a comment would be lost',
      ...block('<!-- ask Ada -->'),
      says: [`${CAT}:@  HTML or a comment ${HERE}`],
    },
    { title: 'a quotation', ...block('> Never hurry.'), says: [`${CAT}:@  A quotation ${HERE}`] },
    { title: 'a line across the page', ...block('---'), says: [`${CAT}:@  A line across the page ${HERE}`] },
    {
      title: 'a block of code',
      ...block('```\nNever hurry.\n```'),
      says: [`${CAT}:@  A block indented by four spaces or fenced with \`\`\` ${HERE}`],
    },
    {
      title: 'a table',
      ...block('| how | often |\n|---|---|\n| fast | never |'),
      says: [
        `${CAT}:@  "Steps" holds a list; this line is outside of it: "| how | often | |---|---| | fast | never |".`,
        ...[0, 1, 2].map(
          (below) =>
            `${CAT}:@+${below}  A table cannot be used: a page is made of headings, sentences and lists.`,
        ),
      ],
    },
    {
      title: 'a link by number',
      ...mistake('Like [the sphinx][1].\n\n[1]: sphinx.md'),
      says: [`${CAT}:@+2  A link by number or name ${IN_SENTENCE}`, `${CAT}:@+4  A link definition ${HERE}`],
    },
  ])
})
