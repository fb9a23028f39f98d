import type { Weekday } from '../cadence.ts'

// Every word that means something where somebody says when a break comes. The rules know meanings and keys, never words.

/** A part of the day that halves the clock. */
export type Part = 'morning' | 'afternoon' | 'evening' | 'night'
/** What amounts of time are counted in. */
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** The small words and signs that hold a sentence together, by the name that the rules know them by. */
const KEYS = {
  all: 'all',
  and: 'and & n',
  as: 'as',
  at: 'at @',
  between: 'between',
  biweekly: 'biweekly',
  but: 'but',
  clock: 'oclock uhr',
  colon: ':',
  comma: ', ;',
  daily: 'daily everyday',
  dash: '-',
  dot: '.',
  ending: 'ending ends',
  end: 'end',
  every: 'every each',
  except: 'except excepting excluding exclude without minus skip skipping apart besides',
  following: 'following',
  for: 'for',
  fortnightly: 'fortnightly fortnight fortnights',
  from: 'from',
  half: 'half',
  hourly: 'hourly',
  in: 'in during over within',
  lunch: 'lunch lunchtime lunchbreak',
  midnight: 'midnight',
  monthly: 'monthly',
  next: 'next',
  no: 'no not',
  noon: 'noon midday noontime',
  now: 'now immediately',
  of: 'of',
  on: 'on',
  other: 'other alternate alternating',
  overnight: 'overnight',
  past: 'past after',
  per: 'per',
  plus: '+',
  quarter: 'quarter quarters',
  slash: '/',
  starting: 'starting start starts beginning begin begins commencing effective',
  than: 'than',
  through: 'through thru',
  time: 'time timezone zone',
  times: 'times x',
  to: 'to',
  today: 'today',
  tomorrow: 'tomorrow',
  top: 'top',
  twice: 'twice',
  once: 'once',
  thrice: 'thrice',
  until: 'until till til',
  weekly: 'weekly',
  work: 'work working business office',
} as const satisfies Readonly<Record<string, string>>

/** A small word or sign, whichever of its forms was written. */
export type Key = keyof typeof KEYS

/** What one word may stand for. */
export type Meaning =
  | { readonly is: 'key'; readonly key: Key }
  | { readonly is: 'weekdays'; readonly weekdays: readonly Weekday[]; readonly isSet: boolean }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'ordinal'; readonly value: number }
  | { readonly is: 'unit'; readonly unit: Unit }
  | { readonly is: 'half of day'; readonly half: 'am' | 'pm' }
  | { readonly is: 'part of day'; readonly part: Part; readonly isEach: boolean }
  | { readonly is: 'beyond'; readonly why: string }

const WEEKDAYS: Readonly<Record<string, readonly Weekday[]>> = {
  'monday mondays mon mo': [1],
  'tuesday tuesdays tue tues tu': [2],
  'wednesday wednesdays wed weds': [3],
  'thursday thursdays thu thur thurs': [4],
  'friday fridays fri fr': [5],
  'saturday saturdays sat': [6],
  'sunday sundays sun': [7],
}

const WEEKDAY_SETS: Readonly<Record<string, readonly Weekday[]>> = {
  'weekday weekdays workday workdays workweek m-f': [1, 2, 3, 4, 5],
  'weekend weekends': [6, 7],
  mwf: [1, 3, 5],
  tth: [2, 4],
}

const MONTHS = [
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sep sept',
  'october oct',
  'november nov',
  'december dec',
]

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'

const UNITS: Readonly<Record<Unit, string>> = {
  second: 'seconds sec secs',
  minute: 'minute minutes min mins m',
  hour: 'hour hours hr hrs h',
  day: 'day days',
  week: 'week weeks wk wks',
  month: 'month months',
  year: 'year years',
}

const PARTS: Readonly<Record<Part, string>> = {
  morning: 'morning mornings',
  afternoon: 'afternoon afternoons',
  evening: 'evening evenings',
  night: 'night nights',
}

/** What people say that a cadence cannot hold, and why. */
const BEYOND: Readonly<Record<string, string>> = {
  'or either': 'a break comes at fixed times, so I cannot choose between two',
  'if unless when whenever while depending': 'I know only the clock and the calendar',
  'about around approximately approx roughly ish circa almost nearly ~':
    'I come to the minute, so I need an exact time',
  'random randomly sometimes occasionally often frequently regularly few several some couple':
    'I need to know exactly how often',
  'before by since later earlier': 'I need the time itself, not what it lies before or after',
  this: 'a break repeats, and this is a single day',
  'holiday holidays bank public vacation vacations':
    'days off are no part of the times; they are set for the break once it is there',
  'stop cancel delete remove pause resume dont doesnt never cant wont shouldnt disable mute silence quit':
    'I read here only when a break comes, not what to change or to stop',
  'sunrise sunset dawn dusk': 'I do not know when the sun rises',
  'yearly annually annual quarterly bimonthly semiweekly semimonthly':
    'I know days, weeks and days of a month',
}

/** Said beside the times, and changes nothing. The longest come first where one holds another. */
export const FILLERS: readonly string[] = [
  'can you could you would you will you can we could we can i could i',
  'please pls plz kindly thanks thx ta cheers then again hey hi hello limber limberbot bot',
  'remind reminds reminding reminder reminders ping pings nudge nudges notify alert prompt prompts poke tell buzz',
  'me us we i our my you your everyone everybody team folks guys group channel',
  'want wants need needs like would wanna let lets give gives send sends post posts set setup schedule create add make get have has having take takes taking do doing new',
  'stretch stretches stretching break breaks move moves moving breather short quick little id gotta',
  'sharp exactly precisely just only single scheduled repeating recurring recurrent repeat repeats repeated',
].flatMap((line) => line.split(' '))

/** Two and three words that change nothing together. */
export const FILLER_PHRASES: ReadonlySet<string> = new Set([
  'in this channel',
  'to this channel',
  'in here',
  'thank you',
  'set up',
  'get up',
  'local time',
  'our time',
  'my time',
])

function each(words: string): readonly string[] {
  return words.split(' ')
}

function meanings(): ReadonlyMap<string, Meaning> {
  const all: (readonly [string, Meaning])[] = []
  const add = (words: string, meaning: Meaning): void => {
    for (const word of each(words)) all.push([word, meaning])
  }
  for (const [words, why] of Object.entries(BEYOND)) add(words, { is: 'beyond', why })
  for (const [key, words] of Object.entries(KEYS)) add(words, { is: 'key', key: key as Key })
  for (const [words, weekdays] of Object.entries(WEEKDAYS))
    add(words, { is: 'weekdays', weekdays, isSet: false })
  for (const [words, weekdays] of Object.entries(WEEKDAY_SETS))
    add(words, { is: 'weekdays', weekdays, isSet: true })
  for (const [index, words] of MONTHS.entries()) add(words, { is: 'month', month: index + 1 })
  for (const [value, word] of each(NUMBERS).entries()) add(word, { is: 'number', value })
  for (const [word, value] of Object.entries(TENS)) add(word, { is: 'number', value })
  for (const [index, word] of each(ORDINALS).entries()) add(word, { is: 'ordinal', value: index + 1 })
  add('last', { is: 'ordinal', value: -1 })
  for (const [unit, words] of Object.entries(UNITS)) add(words, { is: 'unit', unit: unit as Unit })
  add('am', { is: 'half of day', half: 'am' })
  add('pm', { is: 'half of day', half: 'pm' })
  for (const [part, words] of Object.entries(PARTS))
    for (const word of each(words))
      add(word, { is: 'part of day', part: part as Part, isEach: word.endsWith('s') })
  return new Map(all)
}

/** What each known word stands for. */
export const MEANINGS: ReadonlyMap<string, Meaning> = meanings()
