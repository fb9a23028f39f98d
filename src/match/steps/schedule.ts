import type { Ask } from '../../knowledge/model.ts'
import { WISHES, type Wish } from '../understanding.ts'
import { wordCount, type Step } from './step.ts'

/** The kinds of question that are about breaks where breaks are spoken of, and what each wants. */
const WISH_OF: Partial<Readonly<Record<Ask, Wish>>> = {
  'stop breaks': 'stop',
  'pause breaks': 'pause',
  'resume breaks': 'resume',
  'snooze breaks': 'snooze',
  'skip a break': 'skip',
  'list breaks': 'list',
  'change breaks': 'change',
}

const OURS = /break|remind|\bremid|stretch|ping/i

/** Somebody who asks this asks no break to be set up, whatever the clock says. */
const OTHER_QUESTIONS: readonly Ask[] = ['cause', 'prevention', 'relief', 'dosage', 'look-up', 'who']

/** "Pause", "not now", "10 more min": so short, these are about the break that was just posted. */
const SHORT = 4
/** "Every weekday at 10:30": so short, a time alone is a wish. */
const SHORT_TIME = 8

/** A wish for breaks. A time alone is one only where nothing hurts: people do get stiff every hour. */
export const schedule: Step = ({ sorted }) => {
  const { asks, text, topic, exercises, elsewhere } = sorted
  // "Who do I ping about the VPN": a break is spoken of only where it is ours.
  if (elsewhere.includes('another subject') && topic.purposes.length === 0) return undefined
  const when = timesIn(text)
  const wishes = asks.flatMap((ask) => WISH_OF[ask] ?? [])
  const saysTime = asks.includes('time') || when.length > 0
  const words = wordCount(text)
  const complains = topic.feelings.length > 0
  const asksOther = asks.some((ask) => OTHER_QUESTIONS.includes(ask))

  // "What reminders do I have" speaks of them in the very words that ask for a list.
  const isSpokenOf = sorted.hearings.some(
    ({ sense, words: heard }) => sense.type === 'ask' && WISH_OF[sense.id] !== undefined && OURS.test(heard),
  )
  const isReminder =
    (asks.includes('schedule') || isSpokenOf) && !(exercises.length > 0 && asksOther && !saysTime)
  // "When's my next break" is a longer phrase with the break inside.
  const namesBreak = asks.includes('break') || /\b(?:breaks?|reminders?)\b/i.test(text)
  const isAboutBreak = namesBreak && !asksOther && !complains && (wishes.length > 0 || saysTime)
  const isBrief = wishes.some((wish) => wish !== 'change' && wish !== 'list')
  const isShort = words <= SHORT && isBrief && !complains && topic.areas.length === 0
  const isSnooze = wishes.includes('snooze') && !complains && !asksOther && words <= SHORT_TIME
  const isTime =
    saysTime &&
    !complains &&
    !asksOther &&
    (words <= SHORT_TIME || (wishes.length > 0 && topic.areas.length === 0))
  if (!isReminder && !isAboutBreak && !isShort && !isSnooze && !isTime) return undefined
  return { kind: 'schedule', wish: WISHES.find((wish) => wishes.includes(wish)) ?? 'set up', text, when }
}

const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?'
const NUMBER = '(?:\\d{1,3}|one|two|three|ten|fifteen|twenty|thirty|forty.?five|sixty|ninety)'
/** With a colon or am/pm it is a time of day; a bare number is one only after "at". */
const CLOCK = '(?:[01]?\\d|2[0-3])(?::[0-5]\\d(?:\\s?[ap]m)?|\\s?[ap]\\.?m\\b|\\s?uhr\\b|h[0-5]\\d\\b)'
const HOUR = '(?:[01]?\\d|2[0-3])'
const HOUR_IN_WORDS = '(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)'

/** What is said of when, in the order of the patterns; words that only look like it are no pattern here. */
const TIMES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:every|each) (?:other )?(?:${NUMBER}(?: and a half)? )?(?:min(?:ute)?s?|hours?|half hour|${DAY})\\b`,
    'gi',
  ),
  /\b(?:hourly|daily|weekly|twice a day|once a day|every (?:working )?day|every (?:morning|afternoon|evening|week))\b/gi,
  new RegExp(
    `\\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)days|weekdays?|weekends|workdays|mon(?:day)?\\s?(?:-|to|through|till)\\s?fri(?:day)?)\\b`,
    'gi',
  ),
  new RegExp(
    `\\bbetween ${HOUR}(?::[0-5]\\d)?(?:\\s?[ap]m)? and ${HOUR}(?::[0-5]\\d)?(?:\\s?[ap]m)?\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:at )?${CLOCK}`, 'gi'),
  new RegExp(`\\b(?:at )?(?:(?:a )?quarter|half|ten|twenty|five) (?:past|to) ${HOUR_IN_WORDS}\\b`, 'gi'),
  /\bat (?:noon|midday|lunch ?time|(?:[01]?\d|2[0-3])(?: o.?clock)?)\b(?! (?:the|my|desk|work))/gi,
  /\b(?:(?:until|till) (?:tomorrow|tonight|(?:next )?(?:week|month|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|\d+)|for the rest of the (?:day|week)|for (?:a|one|two|three|\d+) (?:days?|weeks?)|this week|next week|tomorrow|in (?:\d+|five|ten|thirty|an?) (?:min(?:ute)?s?|hours?))\b/gi,
]

/** The person's own words for when, as they stand in the question; what lies inside another one is left out. */
function timesIn(text: string): readonly string[] {
  const spans = TIMES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, words: match[0] })),
  )
  const isInside = ({ from, words }: (typeof spans)[number]) =>
    spans.some(
      (other) =>
        other.words.length > words.length &&
        other.from <= from &&
        from + words.length <= other.from + other.words.length,
    )
  return spans
    .filter((span) => !isInside(span))
    .toSorted((a, b) => a.from - b.from)
    .map(({ words }) => words)
}
