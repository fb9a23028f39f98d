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
  const { reading } = addPhraseOf(whole, [], given)
  if (reading.kind === 'refused') return undefined
  const earlier = addPhraseOf(before, [], given).reading
  return JSON.stringify(reading) === JSON.stringify(earlier) ? undefined : whole
}

/** Turns a wish for a break to be set up into what is typed for it; `when` are the words in it that say when. */
export function addPhraseOf(text: string, when: readonly string[], given: Given): WishPhrase {
  const forMe = !given.isDirect && isForOne(text) ? '; for me' : ''
  const whole = tried(text, given)
  if (whole.kind !== 'refused') return phraseOf(`${text}${forMe}`, [], whole)
  const words = when.join(' ')
  const leftOut = whole.problems.map((problem) => problem.words)
  const brief = words === '' ? whole : tried(words, given)
  // A condition on the break must not get lost: then the whole wish is said back as not understood.
  if (brief.kind === 'refused' || leftOut.some((one) => NEVER_LEFT_OUT.test(one))) {
    return phraseOf(`${text}${forMe}`, [], whole)
  }
  return phraseOf(`${words}${forMe}`, leftOut, brief)
}

function phraseOf(words: string, leftOut: readonly string[], reading: CadenceReading): WishPhrase {
  return { phrase: `add ${words}`, leftOut, reading }
}

function tried(text: string, { ports, zone }: Given) {
  return readWhen(readOptions(text, ports.holidays).rest, { ports, zone })
}

/** What would change when a break comes. */
const NEVER_LEFT_OUT =
  /\b(?:not|no|never|except|excluding|without|unless|only|but|if|when|whenever|while|until|till|after|before|during|don'?t|besides|minus|other|second|third|around|about|or|some|few)\b|\d/i

/** "Remind me" is for one; "remind us", "ping the team" for all. */
function isForOne(text: string): boolean {
  return (
    /\b(?:me|my|myself|i|i'd|i'm)\b/i.test(text) &&
    !/\b(?:us|we|our|team|everyone|everybody|channel|all)\b/i.test(text)
  )
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
