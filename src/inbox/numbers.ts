import { foldLetters } from '../words/fold.ts'

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|' +
  'nov(?:ember)?|dec(?:ember)?|januar|februar|m\u00e4rz|mai|juni|juli|oktober|dezember|janvier|f\u00e9vrier|mars|' +
  'avril|juin|juillet|ao\u00fbt|septembre|octobre|novembre|d\u00e9cembre|enero|febrero|marzo|abril|mayo|junio|' +
  'julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|mar\u00e7o|maio|junho|julho|setembro|' +
  'outubro|novembro|dezembro'
const ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|' +
  'fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?:twenty|thirty)[ -]?\\p{L}{3,7}|twentieth|thirtieth'
const DAY = `(?:\\p{N}{1,2}(?:st|nd|rd|th)?\\.?|${ORDINALS})`
const YEAR = "(?:[ ,]+(?:'?\\p{N}{2}|\\p{N}{4})\\b)?"

/** Days of a year, however they are written: "3.4.85", "1985-04-03", "april 3rd", "the third of may". */
export const DATES: readonly RegExp[] = [
  /\p{N}{1,4}[./-]\p{N}{1,2}[./-]\p{N}{1,4}/gu,
  new RegExp(
    `(?<![\\p{L}\\p{N}])${DAY}\\s*(?:of|de|do)?\\s*(?:${MONTHS})(?![\\p{L}])(?:\\s+de)?${YEAR}`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${MONTHS})\\.?\\s+(?:the\\s+)?${DAY}(?![\\p{L}\\p{N}])${YEAR}`, 'giu'),
]

/** Telephone numbers, accounts and everything else that is written in groups of digits with signs between. */
export const DIGITS = /(?<![\p{L}\p{N}])\+?\(?\p{N}[\p{N}()/.,:+%\u00b0\s-]*\p{N}(?![\p{L}\p{N}])[%\u00b0]?/gu

const SMALL = new Set('zero oh one two three four five six seven eight nine null double triple'.split(' '))
const LARGE = new Set(
  (
    'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty ' +
    'sixty seventy eighty ninety hundred thousand million'
  ).split(' '),
)

/** Whether a word says a number that tells something of somebody alone: an age, a year. "Two of them" tells nothing. */
export function isLargeNumber(word: string): boolean {
  const parts = foldLetters(word).split('-')
  return parts.some((part) => LARGE.has(part)) && parts.every((part) => LARGE.has(part) || SMALL.has(part))
}

/** Whether a word is a figure that is spoken, as telephone numbers are in a row. */
export function isSmallNumber(word: string): boolean {
  return SMALL.has(foldLetters(word))
}
