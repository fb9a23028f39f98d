import { describe } from 'vitest'
import { LITTLE_WORDS } from '../../src/knowledge/sign-model.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { CAT, lineOf, namesOf, SIGNS, slipsAre, SOURCES, under, WORDS } from './slips.ts'

describe('sources', () => {
  slipsAre([
    {
      title: 'a source that is not in the list, with the one that was probably meant',
      page: CAT,
      from: under('Sources'),
      to: '## Sources\n\n- nhs-bakc\n',
      says: [`${CAT}:@+2  "nhs-bakc" is not in sources.md. Did you mean "nhs-back"?`],
    },
    {
      title: 'a source like no other',
      page: CAT,
      from: under('Sources'),
      to: '## Sources\n\n- my own experience\n',
      says: [`${CAT}:@+2  "my own experience" is not in sources.md. Add it there first.`],
    },
    {
      title: 'a source without a link; the pages that cite it are no problem',
      page: SOURCES,
      from: /^- nhs-back: .*$/m,
      to: '- nhs-back: NHS: Back pain',
      says: [
        `${SOURCES}:@  "nhs-back: NHS: Back pain" is no source: write "- short-name: [Title](https://…)" and no more.`,
      ],
    },
    {
      title: 'a source with words after its link, which would be lost',
      page: SOURCES,
      from: /^- nhs-back: .*$/m,
      to: '- nhs-back: [NHS: Back pain](https://www.nhs.uk/), read in May',
      says: [
        `${SOURCES}:@  "nhs-back: NHS: Back pain, read in May" is no source: write "- short-name: [Title](https://…)" and no more.`,
      ],
    },
    {
      title: 'a source that is there twice',
      page: SOURCES,
      from: /^- nhs-back: /m,
      to: '- nhs-back: [NHS](https://www.nhs.uk/)\n- nhs-back: ',
      says: [`${SOURCES}:@+1  The source "nhs-back" is there twice.`],
    },
    {
      title: 'a source outside of the list',
      page: SOURCES,
      from: /$/,
      to: '\nnew: [New](https://example.org)\n',
      says: [`${SOURCES}:@+1  This line is no source, start it with "- ": "new: New".`],
    },
    {
      title: 'sources under a heading',
      page: SOURCES,
      from: /$/,
      to: '\n## More\n\n- new: [New](https://example.org)\n',
      says: [`${SOURCES}:@+1  The sources are one list without headings.`],
    },
  ])
})

describe('words', () => {
  const HEADINGS =
    'Areas, Feelings, Conditions, Things, Settings, Positions, Purposes, Movements, Kinds of question, Elsewhere, Everyday words'
  slipsAre([
    {
      title: 'a phrase under two meanings can mean neither',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### shoulders\n\n- Necks\n',
      says: [`${WORDS}:@+2  "Necks" is under "neck" and "shoulders": it can mean one of them.`],
    },
    {
      title: 'a phrase without a word in it',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### shoulders\n\n- ?!\n',
      says: [`${WORDS}:@+2  "?!" has no word in it.`],
    },
    {
      title: 'a semicolon would make one phrase of two',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### shoulders\n\n- collar bone; collar bones\n',
      says: [`${WORDS}:@+2  "collar bone; collar bones" has a semicolon: put commas between.`],
    },
    {
      title: 'a meaning without phrases',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### hips\n\n### shoulders\n\n',
      says: [`${WORDS}:@  "hips" has no phrases below it.`],
    },
    {
      title: 'a meaning that is there twice: neither of the two is taken silently',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### Neck\n\n- throat\n\n### shoulders\n\n',
      says: [
        `${WORDS}:@  The heading "Neck" is there twice; line ${lineOf(WORDS, '### neck')} has it already.`,
      ],
    },
    {
      title: 'a heading that is there twice does not take the place of the first',
      page: WORDS,
      from: '## Everyday words',
      to: '## Areas\n\n### hips\n\n- hip bone\n\n## Everyday words',
      says: [
        `${WORDS}:@  The heading "Areas" is there twice; line ${lineOf(WORDS, '## Areas')} has it already.`,
      ],
    },
    {
      title: 'an unknown heading, even one that programs know',
      page: WORDS,
      from: '## Everyday words',
      to: '## constructor\n\n### hips\n\n- hip bone\n\n## Everyday words',
      says: [`${WORDS}:@  "constructor" is no heading here. Permitted: ${HEADINGS}.`],
    },
    {
      title: 'a heading without meanings; the pages that use them are no problem',
      page: WORDS,
      from: /## Areas\n[^]*?(?=\n## )/,
      to: '## Areas\n',
      says: [`${WORDS}:@  "Areas" has no ### heading below it.`],
    },
    {
      title: 'a heading that is missing; the pages that use its meanings are no problem',
      page: WORDS,
      from: /## Conditions\n[^]*?\n(?=## )/,
      to: '',
      says: [`${WORDS}:1  The heading "## Conditions" is missing.`],
    },
    {
      title: 'a line outside of its list',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### shoulders\n\ncollar bones\n\n',
      says: [`${WORDS}:@+2  This line is no list, start it with "- ": "collar bones".`],
    },
    {
      title: 'a list above the first meaning',
      page: WORDS,
      from: under('Areas'),
      to: '## Areas\n\n- hip bone\n\n',
      says: [`${WORDS}:@+2  This line belongs under a ### heading: "hip bone".`],
    },
    {
      title: 'a misspelt "Vague:" is no phrase',
      page: WORDS,
      from: '### shoulders\n\n',
      to: '### shoulders\n\n- Vauge: collar\n',
      says: [
        `${WORDS}:@+2  A line here cannot begin with "Vauge:". Did you mean "Vague"? Permitted: Vague, Like, Marks, Covers.`,
      ],
    },
    {
      title: 'a meaning like no other',
      page: WORDS,
      from: '### stiff\n\n',
      to: '### stiff\n\n- Like: achee\n',
      says: [
        `${WORDS}:@+2  "achee" is no meaning here. Did you mean "ache"? Permitted: ${namesOf(KNOWLEDGE.words.feelings)}.`,
      ],
    },
    {
      title: 'a second "Covers:" would be lost',
      page: WORDS,
      from: /^- Covers: /m,
      to: '- Covers: all of it\n- Covers: ',
      says: [`${WORDS}:@+1  "Covers" is there twice.`],
    },
    {
      title: 'a meaning that the program would not understand',
      page: WORDS,
      from: under('Purposes'),
      to: '## Purposes\n\n### balance\n\n- wobble\n\n',
      says: [`${WORDS}:@+2  "balance" is unknown here. Permitted: ${namesOf(KNOWLEDGE.words.purposes)}.`],
    },
    {
      title: 'a meaning that the program needs',
      page: WORDS,
      from: '### mobilise',
      to: '### move',
      says: [
        `${WORDS}:${lineOf(WORDS, '## Purposes')}  The heading "### mobilise" is missing.`,
        `${WORDS}:@  "move" is unknown here. Permitted: ${namesOf(KNOWLEDGE.words.purposes)}.`,
      ],
    },
  ])
})

describe('warning signs', () => {
  const CONCEPTS = namesOf(KNOWLEDGE.signs.languages[0]?.concepts ?? [])
  const GROUPS = Object.keys(KNOWLEDGE.signs.languages[0]?.groups ?? {}).join(', ')
  const FACTS = 'Title, Level, Why, When, Sources'
  const LIST =
    'should be phrases with commas between, or look like "Except: chest day, chest press" or "Near 6: chest / breastbone + @hurt / ache*; unless muscle, muscles".'
  const sign = (written: string) => ({
    page: SIGNS,
    from: under('Signs'),
    to: `## Signs\n\n### new\n\n${written}\n\n`,
  })
  const concept = (written: string) => ({
    page: SIGNS,
    from: under('Words for it'),
    to: `## Words for it\n\n### new\n\n${written}\n\n`,
  })
  slipsAre([
    {
      title: 'a sign of words that are not there',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- When: fevr + pain'),
      says: [
        `${SIGNS}:@+7  "fevr" is not under "Words for it". Did you mean "fever"? Permitted: ${CONCEPTS}.`,
      ],
    },
    {
      title: 'a sign that does not say why',
      ...sign('- Title: New\n- Level: soon\n- When: pain'),
      says: [`${SIGNS}:@+2  The fact "Why" is missing.`],
    },
    {
      title: 'a sign that would never be found',
      ...sign('- Title: New\n- Level: soon\n- Why: So.'),
      says: [`${SIGNS}:@+2  The fact "When" is missing.`],
    },
    {
      title: 'a sign that would be found in everything',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- When: not pain'),
      says: [`${SIGNS}:@+7  "When" names nothing that must be there: "not pain".`],
    },
    {
      title: 'an unknown level',
      ...sign('- Title: New\n- Level: urgnet\n- Why: So.\n- When: pain'),
      says: [
        `${SIGNS}:@+5  "Level" is "urgnet". Did you mean "urgent"? Permitted: crisis, emergency, urgent, soon, note.`,
      ],
    },
    {
      title: 'an unknown fact',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- When: pain\n- Unless: fever'),
      says: [`${SIGNS}:@+8  "Unless" is no fact here. Permitted: ${FACTS}.`],
    },
    {
      title: 'two reasons, of which one would be lost',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- Why: Because.\n- When: pain'),
      says: [`${SIGNS}:@+7  "Why" is there twice; line @+6 has it already.`],
    },
    {
      title: 'a source that is not in the list',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- When: pain\n- Sources: nhs-bakc'),
      says: [`${SIGNS}:@+8  "nhs-bakc" is not in sources.md. Did you mean "nhs-back"?`],
    },
    {
      title: 'a line without its dash is not swallowed by the one above',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\nSources: nhs-back\n- When: pain'),
      says: [`${SIGNS}:@+6  "Sources: nhs-back" needs a line of its own that starts with "- ".`],
    },
    {
      title: 'a line outside of the list',
      ...sign('- Title: New\n- Level: soon\n- Why: So.\n- When: pain\n\nAsk Ada.'),
      says: [`${SIGNS}:@+9  This line is no fact of the sign, start it with "- ": "Ask Ada.".`],
    },
    {
      title: 'a sign that is there twice',
      page: SIGNS,
      from: under('Signs'),
      to: '## Signs\n\n### stroke\n\n- Title: New\n- Level: soon\n- Why: So.\n- When: pain\n\n',
      says: [
        `${SIGNS}:${lineOf(SIGNS, '### stroke') + 7}  The heading "stroke" is there twice; line @+2 has it already.`,
      ],
    },
    {
      title: 'words without any',
      ...concept(''),
      says: [`${SIGNS}:@+2  "new" has no words below it.`],
    },
    {
      title: 'words outside of the list',
      ...concept('- sudden pain\n\nstabbing'),
      says: [`${SIGNS}:@+6  This line is no list, start it with "- ": "stabbing".`],
    },
    {
      title: 'a misspelt "Except:" is no phrase that raises an alarm',
      ...concept('- sudden pain\n- Excpt: chest day'),
      says: [`${SIGNS}:@+5  "Excpt: chest day" ${LIST}`],
    },
    {
      title: 'a "Near" without its number of words',
      ...concept('- sudden pain\n- Near: chest + pain*'),
      says: [`${SIGNS}:@+5  "Near: chest + pain*" ${LIST}`],
    },
    {
      title: 'a "Near" with a list that is empty',
      ...concept('- Near 6: chest + '),
      says: [`${SIGNS}:@+2  "new" has no words below it.`, `${SIGNS}:@+4  "Near 6: chest +" ${LIST}`],
    },
    {
      title: 'a misspelt "unless" is no word to look for',
      ...concept('- sudden pain\n- Near 6: chest + pain*; unles muscle'),
      says: [`${SIGNS}:@+5  "Near 6: chest + pain*; unles muscle" ${LIST}`],
    },
    {
      title: 'a group that is not there',
      ...concept('- Near 6: chest + @hrut'),
      says: [
        `${SIGNS}:@+4  "@hrut" is under no heading of "## Word groups". Did you mean "hurt"? Permitted: ${GROUPS}.`,
      ],
    },
    {
      title: 'a group inside a group',
      page: SIGNS,
      from: under('Word groups'),
      to: '## Word groups\n\n### new\n\n- ouch, @hurt\n\n',
      says: [
        `${SIGNS}:@+4  "@hurt" cannot stand in a group: write a word, a few words, a beginning such as "numb*", or numbers such as "#16-99".`,
      ],
    },
    {
      title: 'an unknown mark',
      ...concept('- sudden pain\n- Marks: even if ovr'),
      says: [
        `${SIGNS}:@+5  "Marks" has "even if ovr". Did you mean "even if over"? Permitted: even if over, even if denied.`,
      ],
    },
    {
      title: 'an unknown kind of little word',
      page: SIGNS,
      from: under('Little words'),
      to: '## Little words\n\n### denies\n\n- no\n\n',
      says: [`${SIGNS}:@+2  "denies" is no kind of little word. Permitted: ${LITTLE_WORDS.join(', ')}.`],
    },
    {
      title: 'a gap that nothing fills',
      page: SIGNS,
      from: '### urgent\n\n',
      to: '### urgent\n\nCall {number}.\n\n',
      says: [`${SIGNS}:@+2  "{number}" is no gap that is filled. Permitted: emergency number, crisis line.`],
    },
    {
      title: 'a line above the first words',
      page: SIGNS,
      from: under('Words for it'),
      to: '## Words for it\n\n- sudden pain\n\n',
      says: [`${SIGNS}:@+2  This line belongs under a ### heading: "sudden pain".`],
    },
    {
      title: 'a heading that is there twice does not hide what is below it',
      page: SIGNS,
      from: '### stroke\n',
      to: '## Signs\n\n### stroke\n',
      says: [
        `${SIGNS}:@  The heading "Signs" is there twice; line ${lineOf(SIGNS, '## Signs')} has it already.`,
      ],
    },
    {
      title: 'an unknown heading',
      page: SIGNS,
      from: '## Signs',
      to: '## Warnings\n\n## Signs',
      says: [
        `${SIGNS}:@  "Warnings" is no heading here. Permitted: What is said, Little words, Word groups, Words for it, Signs.`,
      ],
    },
    {
      title: 'no signs at all',
      page: SIGNS,
      from: /## Signs\n[^]*$/,
      to: '## Signs\n',
      says: [`${SIGNS}:@  "Signs" has no ### heading below it.`],
    },
    {
      title: 'a level at which nothing is said',
      page: SIGNS,
      from: /### urgent\n\n[^]*?(?=### soon)/,
      to: '### urgent\n\n',
      says: [
        `${SIGNS}:@  "urgent" needs a line "- Title: …".`,
        `${SIGNS}:@  Nothing is said under "urgent".`,
      ],
    },
    {
      title: 'a list in what is said would be lost',
      page: SIGNS,
      from: '### urgent\n\n',
      to: '### urgent\n\n- Please talk to a clinician.\n\n',
      says: [`${SIGNS}:@+2  What is said is sentences and no list: "Please talk to a clinician.".`],
    },
    {
      title: 'an unknown level in what is said',
      page: SIGNS,
      from: '### urgent\n\n',
      to: '### later\n\nSome day.\n\n### urgent\n\n',
      says: [
        `${SIGNS}:@  "later" is nothing that is said here. Permitted: crisis, emergency, urgent, soon, check, emergency number, crisis line, check line, said again, small print.`,
      ],
    },
  ])
})
