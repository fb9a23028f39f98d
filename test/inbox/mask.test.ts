import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKnown } from '../../src/inbox/known.ts'
import { mask } from '../../src/inbox/mask.ts'
import { isMasked, withoutMasks } from '../../src/inbox/parts.ts'
import { LITTLE, PEOPLE, SAYS, TITLES } from '../../src/inbox/name-places.ts'
import { foldWord } from '../../src/words/fold.ts'
import { KNOWLEDGE } from '../knowledge.ts'

const known = createKnown(KNOWLEDGE)
const masked = (text: string) => mask(text, known)

/** What was written, what is kept of it, and why. */
type Row = readonly [string, string, string]

const rowsAre = (rows: readonly Row[]) =>
  test.each(rows)('%s → %s (%s)', (written, kept) => expect(masked(written)).toBe(kept))

describe('what says nothing of anybody stays', () => {
  rowsAre([
    ['my spine is buzzing', 'my spine is buzzing', 'a word that Limber lacks is what the inbox is for'],
    ['what helps a grumpy thorax', 'what helps a grumpy thorax', 'the same in a question'],
    ['how do I do the wobbly donkey', 'how do I do the wobbly donkey', 'an exercise without capitals'],
    ['the mcgill curl', 'the mcgill curl', 'the same'],
    ["I can't do child's pose", "I can't do child's pose", 'no possessive of a person'],
    ['c7 feels wibbly', 'c7 feels wibbly', 'a vertebra is a word of ours with a figure in it'],
    ['MY SPINE IS ON FIRE', 'MY SPINE IS ON FIRE', 'known words in capitals'],
    ['my physio suggested the bretzel', 'my physio suggested the bretzel', 'somebody, but not who'],
    ['worse at night. stiff at work', 'worse at night. stiff at work', 'no address'],
    ['two of them, the second one', 'two of them, the second one', 'small numbers tell nothing'],
    ['dad calls it the turkey neck', 'dad calls it the turkey neck', 'everybody has one'],
  ])
})

describe('names with a capital', () => {
  rowsAre([
    ['Karen says my spine is buzzing', '…name… says my spine is buzzing', 'who says it, at the beginning'],
    ['My colleague Xiomara does it', 'My colleague …name… does it', 'inside a sentence'],
    ["I'm Thandiwe O'Connor-Smith, ouch", "I'm …name…, ouch", 'all parts of it'],
    ['Karen van der Berg is buzzing', '…name… is buzzing', 'with the little words between its parts'],
    ['K. Miller said so', '…name… said so', 'with an initial'],
    ['Dr Brown said my back is on strike', 'Dr …name… said my back is on strike', 'a name that is a word'],
    ['can you ask Will for it', 'can you ask …name… for it', 'the same'],
    ['Mark told me to stretch', '…name… told me to stretch', 'the same at the beginning'],
    ['my neck, from José', 'my neck, from …name…', 'with an accent'],
    ['What is the Pigeon Pose', 'What is the …name…', 'an exercise looks the same, and goes too'],
    ['Ｋａｒｅｎ says it buzzes', '…name… says it buzzes', 'in wide letters'],
    ['I work at McAllister & Sons', 'I work at …name…', 'a firm'],
    ['MY BOSS KAREN SAYS IT THRUMS', 'MY BOSS …name… SAYS IT …name…', 'shouted: all that is unknown'],
    ['SPINE IS BAD SAYS OLUWASEUN', 'SPINE IS BAD SAYS …name…', 'the same'],
  ])
})

describe('names in small letters', () => {
  rowsAre([
    ['karen keeps bugging me', '…name… keeps bugging me', 'a common name'],
    ['karens desk kills me', '…name… desk kills me', 'without its apostrophe'],
    ["ngozi's desk kills me", '…name… desk kills me', 'whose it is'],
    ['my boss nguyen gave me this', 'my boss …name… gave me this', 'after who it is'],
    ['ask oyelaran about it', 'ask …name… about it', 'after "ask"'],
    ['my wife aoife thinks so', 'my wife …name… thinks so', 'before who thinks'],
    ['mrs baker does the wobble', 'mrs …name… does the wobble', 'after a title, even a known word'],
    ['dr. mcallister said so', 'dr. …name… said so', 'the dot ends no sentence'],
    ['my name is siobhán', 'my name is …name…', 'said as a name'],
    ["i'm thandiwe and it buzzes", "i'm …name… and it buzzes", 'the same'],
    ['jürgen and xiomara do it', '…name… and …name… do it', 'one name after another'],
    ['me and tunde do it', 'me and …name… do it', 'the same'],
    ['thanks, xiomara', 'thanks, …name…', 'signed'],
    ['stuck with wibbly shoulders', 'stuck with …name… shoulders', 'too much rather than too little'],
    ['mein kollege jürgen sagt es', 'mein kollege …name… sagt es', 'German'],
    ['ma collègue aurélie dit ça', 'ma collègue …name… dit ça', 'French'],
    ['mi jefe iñaki dice que duele', 'mi jefe …name… dice que duele', 'Spanish'],
    ['meu nome é tainá', 'meu nome é …name…', 'Portuguese'],
    ['ka\u200bren says so', '…name… says so', 'with an invisible sign inside'],
  ])
})

describe('numbers and dates', () => {
  rowsAre([
    ['is there a stretch for 5 minutes', 'is there a stretch for …number… minutes', 'every number'],
    ['i am 34 and it buzzes', 'i am …number… and it buzzes', 'an age'],
    ['i am thirty four and it buzzes', 'i am …number… and it buzzes', 'in words'],
    ['call +49 (0)30 / 123-456 78', 'call …number…', 'a telephone'],
    ['call oh one seven six two two', 'call …number…', 'in words'],
    ['DE89 3704 0044 0532 0130 00', '…number…', 'an account'],
    ['gb29 nwbk 6016 1331 9268 19', '…number… …name… …number…', 'with its bank'],
    ['born 3.4.1985, it buzzes', 'born …date… , it buzzes', 'a birthday'],
    ['my birthday is april 3rd', 'my birthday is …date…', 'the same'],
    ['since the third of may', 'since the …date…', 'in words'],
    ['since 2019-04-03', 'since …date…', 'as machines write it'],
    ['am 3. März 1985', 'am …date…', 'in German'],
    ['room b4711x hurts', 'room …number… hurts', 'letters and figures'],
    ['٣٤ years', '…number… years', 'figures of another script'],
  ])
})

describe('addresses, links and mentions', () => {
  rowsAre([
    ['mail karen.smith@corp.example.com', 'mail …address…', 'e-mail'],
    ['mail karen.smith@corp please', 'mail …address… please', 'without its end'],
    ['karen (at) corp (dot) com', '…address…', 'hidden from machines'],
    ['karen at corp dot com', '…address…', 'spoken'],
    ['see https://intra/u/karen?id=7', 'see …link…', 'a link'],
    ['see intra.corp.com/karen', 'see …link…', 'without its beginning'],
    ['see C:\\Users\\Karen\\back.doc', 'see …link…', 'a file'],
    ['see /home/karen/back', 'see …link…', 'the same'],
    ['<@U123ABC> says it buzzes', '…mention… says it buzzes', 'as Slack writes it'],
    ['hey <@!8123> <#C12|general> ouch', 'hey …mention… ouch', 'as Discord writes it'],
    ['<mailto:k@x.de|k@x.de> hurts', '…address… hurts', "Slack's e-mail"],
    ['<https://x.example|Karen> hurts', '…link… hurts', "Slack's link"],
    ['@xiomara.b my spine', '…mention… my spine', 'typed by hand'],
    ['@Xiomara Bello my spine', '…mention… …name… my spine', 'with the second name'],
    ['see #team-karen', 'see …mention…', 'a channel'],
    ['i live at 12 elm street', 'i live at …number… …name… street', 'a street'],
    ['in der hauptstrasse 5', 'in der …name… …number…', 'the same in German'],
    ['AKIA1234SECRETKEY', '…number…', 'a key'],
    ['supercalifragilisticexpialidocious', '…name…', 'a word too long to be one'],
    ['…name… is on strike', '...name... is on strike', 'who writes a mask has masked nothing'],
  ])
})

describe('known gaps: what gets through, so that nobody believes it does not', () => {
  rowsAre([
    ['xiomara is killing my back', 'xiomara is killing my back', 'a rare name in small letters'],
    ['grace has a stiffer neck', 'grace has a stiffer neck', 'a name that is a word, in small letters'],
    ['the guy with the red tie in accounts', 'the guy with the red tie in accounts', 'nobody is named'],
  ])
})

describe('whatever is written', () => {
  const anything = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 200 }))

  test('no figure and no at-sign stays outside a known word', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const left = withoutMasks(masked(text)).split(/\s+/)
        expect(left.filter((word) => /[\p{N}@]/u.test(word) && !hasKnown(word))).toEqual([])
      }),
    )
  })

  test('what is left without the masks holds none', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = withoutMasks(masked(text))
        expect(isMasked(once)).toBe(false)
      }),
    )
  })

  test('a name after "my colleague" never stays', () => {
    const name = fc
      .stringMatching(/^[a-z]{3,12}$/)
      .filter((word) => ![word, foldWord(word)].some((one) => known(one) || isPlain(one)))
    fc.assert(
      fc.property(name, (word) => {
        expect(masked(`my colleague ${word} has a stiff neck`)).toBe('my colleague …name… has a stiff neck')
      }),
    )
  })
})

/** Words that stand where names do and are none. */
function isPlain(word: string): boolean {
  return [LITTLE, PEOPLE, SAYS, TITLES].some((words) => words.has(word))
}

function hasKnown(word: string): boolean {
  return word.split(/[^\p{L}\p{N}]+/u).some((part) => /\p{N}/u.test(part) && known(part.toLowerCase()))
}
