import type { Wish } from '../match/understanding.ts'
import { readOptions } from './options.ts'
import type { BreakPorts } from './ports.ts'
import type { CadenceReading } from './read/read.ts'
import { readWhen } from './when.ts'

/** What to type behind "/breaks" for a wish in somebody's own words. */
export type WishPhrase = {
  /** Such as "add weekdays at 10:30". */
  readonly phrase: string
  /** Words of the wish that were left out, because they say nothing of when or where. */
  readonly leftOut: readonly string[]
  /** How far it was understood. */
  readonly reading: CadenceReading
}

type Given = { readonly ports: BreakPorts; readonly zone: string | undefined; readonly isDirect: boolean }

/**
 * A wish together with what was written after it, where that completes it or at least brings it on; otherwise nothing,
 * and it was about something else.
 */
export function completedWish(before: string, text: string, given: Given): string | undefined {
  const whole = `${before} ${text}`
  const { reading } = addPhraseOf(whole, given)
  if (reading.kind === 'refused') return undefined
  const earlier = addPhraseOf(before, given).reading
  return JSON.stringify(reading) === JSON.stringify(earlier) ? undefined : whole
}

/** Turns a wish for a break to be set up into what is typed for it. */
export function addPhraseOf(text: string, given: Given): WishPhrase {
  const forMe = !given.isDirect && isForOne(text) ? '; for me' : ''
  const whole = tried(text, given)
  const { rest, leftOut } = withoutPurpose(text)
  const brief = whole.kind === 'refused' && leftOut.length > 0 ? tried(rest, given) : whole
  // What is still not understood is said of the whole wish.
  return brief.kind === 'refused' || brief === whole
    ? { phrase: `add ${text}${forMe}`, leftOut: [], reading: whole }
    : { phrase: `add ${rest}${forMe}`, leftOut, reading: brief }
}

function tried(text: string, { ports, zone }: Given): CadenceReading {
  return readWhen(readOptions(text, ports.holidays).rest, { ports, zone })
}

/** Words that say when, or under which condition: a purpose ends before them. */
const NO_PURPOSE =
  'every|each|at|on|in|from|between|until|till|for|during|daily|hourly|weekly|weekdays?|weekends?|workdays?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|noon|midnight|midday|morning|afternoon|evening|night|lunch|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|first|second|third|fourth|last|twice|once|starting|beginning|not|no|never|except|excluding|without|unless|only|but|if|when|whenever|while|after|before|than|minus|or|other|around|about|starts?|stops?|ends?'
/** "To loosen our necks", "so that nobody gets stiff": why a break is wanted says nothing of when. */
const PURPOSE = new RegExp(
  `\\b(?:to|so(?: that)?|because|since|as)(?:\\s+(?!(?:${NO_PURPOSE})\\b)[\\p{L}'’-]+){1,10}(?=\\s*[,.;!]|\\s*$|\\s+(?:${NO_PURPOSE}|\\d))`,
  'giu',
)

/** A text without what says why a break is wanted, and that. */
function withoutPurpose(text: string): { readonly rest: string; readonly leftOut: readonly string[] } {
  const leftOut = [...text.matchAll(PURPOSE)].map(([words]) => words)
  return { rest: text.replace(PURPOSE, ' ').replace(/\s+/g, ' ').trim(), leftOut }
}

/** "Remind me" is for one; "remind us", "ping the team" for all. */
function isForOne(text: string): boolean {
  return (
    /\b(?:me|my|myself|i|i'd|i'm)\b/i.test(text) &&
    !/\b(?:us|we|our|team|everyone|everybody|channel|all)\b/i.test(text)
  )
}

/** Whoever begins like this wants a break to be set up, whatever else is said: "… and skip lunch". */
const ASKS_FOR_ONE =
  /^\W*(?:(?:please|hey|hi|hello|limber|can|could|would|will|you)\W+)*(?:remind|ping|nudge|poke|buzz|alert|tell|notify)\s+(?:us|me|the team|everyone|everybody)\b/i

/** Whether a text asks for a break to be set up, though it has words in it that ask for something else as well. */
export function isSetUp(text: string, given: Given): boolean {
  return ASKS_FOR_ONE.test(text) || addPhraseOf(text, given).reading.kind === 'cadence'
}

const NUMBER = /\b(my )?(?:break|reminder|number|no\.?|#)\s*#?(\d{1,4})\b/i
const UNTIL = /\b(?:until|till|til|for)\b.+$/i
const DAY =
  /\b(?:today|tomorrow|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2})\b/i
const CHANGE_TO = /\b(?:to|into)\s+(.+)$/i

/** What to type for every other wish. */
export function phraseFor(wish: Exclude<Wish, 'set up' | 'snooze'>, text: string): string {
  const [, mine = '', number = ''] = NUMBER.exec(text) ?? []
  const which = `${mine}${number}`
  const said = (part: string, rest = '') => [part, which, rest].filter((one) => one !== '').join(' ')
  const unnumbered = text.replace(NUMBER, ' ')
  switch (wish) {
    case 'stop':
      return said('remove')
    case 'pause':
      return said('pause', UNTIL.exec(unnumbered)?.[0])
    case 'resume':
      return said('resume')
    case 'skip':
      return said('skip', DAY.exec(unnumbered)?.[0])
    case 'list':
      return 'list'
    case 'change':
      return said('change', CHANGE_TO.exec(unnumbered)?.[1])
  }
}
