import type { Wish } from '../../match/understanding.ts'

// Every other wish than one to set a break up, as what is typed behind "/breaks".

const VERBS =
  'pause|unpause|mute|unmute|silence|hold|suspend|stop|cancel|remove|delete|end|quit|get rid of|turn off|turn on|switch off|switch on|turn|resume|continue|restart|start|go on with|skip|leave out|drop|put off'
const NEGATED = new RegExp(
  `\\b(?:don'?t|do not|dont|never|not to|shouldn'?t|must not|no need to)\\s+(?:\\w+\\s+)?(?:${VERBS}|change|move)\\b`,
  'i',
)

/** "Don't pause the breaks": what is not to be done is not done. */
export function isNegated(text: string): boolean {
  return NEGATED.test(text)
}

const QUESTION = /^\W*(?:how|who|what|which|where|why|may i|am i)\b/i

/** Whether a text asks about breaks, rather than for one. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text) || /^\W*(?:can|could|may) (?:i|we)\b.*\?\s*$/i.test(text)
}

const NUMBER = /\b(my )?(?:break|reminder|number|no\.?|#)\s*#?(\d{1,4})\b/i
const COURTESY =
  /\b(?:please|pls|thanks|thank you|thx|ta|cheers|ok|okay|hey|hi|hello|limber|(?:can|could|would|will) (?:you|we|i)|(?:i|we)(?:'d like| would like| want| need) to|let'?s|just|now)\b/gi
const SUBJECT =
  /\b(?:the|our|my|your|these|those|this one|all(?: of)?(?: the)?|stretch(?:es|ing)?|breaks?|reminders?|reminding|reminds?|remind|pings?|pinging|prompts?|notifications?|messages?|to (?:me|us)|me|us|for (?:me|us|the team|everyone|everybody)|the team|everyone|everybody|team|again|anymore|any more|back|on it|it|them|one)\b/gi

/** What a text says besides that it is about breaks, and what is to be done with them. */
function besides(text: string): string {
  return text
    .replace(NUMBER, ' ')
    .replace(COURTESY, ' ')
    .replace(new RegExp(`\\b(?:${VERBS})(?:p?ing)?\\b`, 'gi'), ' ')
    .replace(SUBJECT, ' ')
    .replace(/’s\b|'s\b/g, ' ')
    .replace(/[!?.,;:]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const CHANGE = /\b(?:change|move|switch|make|set|reschedule|shift|let)\b/gi
const A_WHILE =
  /^(?:until|till|til|for|from|between|starting|today|tonight|this|next (?:week|month)|the rest)\b/i
const ONE_DAY = /^(?:on )?(?:tomorrow|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i

/** "End the pause" goes on. */
const ENDS_PAUSE =
  /\b(?:end|stop|cancel|remove|delete|undo|lift|finish)\b(?:\s+(?:the|my|our|this))?\s+(?:pause|pausing)\b|\bpause is over\b/i

const UNIT = '(?:m|mins?|minutes?)'
/** So many minutes a stretch can be put off, as they are said; any other number is asked for. */
const LATER: readonly (readonly [number, RegExp])[] = [
  [10, laterIn('10|ten')],
  [30, laterIn('30|thirty')],
  [30, /\bhalf an hour\b/i],
]

function laterIn(number: string): RegExp {
  return new RegExp(
    `(?<![\\d.:])\\b(?:${number})(?:\\s+more)?\\s*${UNIT}\\b|\\bsnooze\\s+(?:(?:for|by)\\s+)?(?:${number})\\W*$`,
    'i',
  )
}

/** "Remind me again in 10 minutes", "remind me later": that is about the stretch that came, and sets nothing up. */
const ONCE_MORE = new RegExp(
  `^\\W*(?:(?:please|ok|can you|could you)\\W+)*(?:remind|ping|nudge)\\s+(?:me|us)(?=\\s+(?:again|later|in)\\b)(?:\\s+again)?(?:\\s+(?:later|in\\s+(?:an?|half an|\\d+|[a-z]+)\\s*(?:${UNIT}|hours?)))?(?:\\W+(?:please|thanks))*\\W*$`,
  'i',
)

/** Whether a text asks for what came to come once more. */
export function isOnceMore(text: string): boolean {
  return ONCE_MORE.test(text)
}

/** Said below a prompt, it is said for oneself. */
const NOT_TODAY = /^\W*not today(?:\W+(?:please|sorry|thanks|thank you))*\W*$/i

/** What to type for every other wish. */
export function phraseFor(wish: Exclude<Wish, 'set up'>, text: string): string {
  if (wish === 'snooze') return `later ${LATER.find(([, said]) => said.test(text))?.[0] ?? ''}`.trim()
  if (wish === 'skip' && NOT_TODAY.test(text)) return 'not-today'
  const [, mine = '', number = ''] = NUMBER.exec(text) ?? []
  const own = /\b(?:my|mine|me)\b/i.test(text) ? 'my' : ''
  const all = /\b(?:all|every)\b/i.test(text.replace(/\bevery\b.*$/i, '')) ? 'all' : ''
  const which = number !== '' ? `${mine}${number}` : [own, all].filter((one) => one !== '').join(' ')
  const said = (part: string, rest = '') => [part, which, rest].filter((one) => one !== '').join(' ')
  const rest = besides(text)
  if (ENDS_PAUSE.test(text)) return said('resume')
  switch (wish) {
    case 'stop':
      if (ONE_DAY.test(rest)) return said('skip', rest)
      return A_WHILE.test(rest) ? said('pause', rest) : said('remove', rest)
    case 'pause':
    case 'resume':
    case 'skip':
      return said(wish, rest)
    case 'list':
      return 'list'
    case 'change': {
      const wanted = besides(text.replace(CHANGE, ' '))
        .replace(/^(?:to|into)\s+/i, '')
        // A bare number would name a break.
        .replace(/^(?=\d)/, 'at ')
      return said('change', wanted)
    }
  }
}
