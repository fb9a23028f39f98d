const GENTLE = 'gentle movement for the upper back'
const WITH = ', with '
const AND = ' and '

/** What leads on from a warning sign that leaves room for it, or from there being none, as a button runs it. */
export function gentleFor(conditions: readonly string[]): string {
  // The button still knows the conditions when everything else is forgotten.
  return conditions.length === 0 ? GENTLE : `${GENTLE}${WITH}${conditions.join(AND)}`
}

/** Whether a text is one of those, to the letter: whoever adds a word of their own is listened to. */
export function isGentle(text: string, isCondition: (name: string) => boolean): boolean {
  const [start, conditions, ...more] = text.split(WITH)
  return start === GENTLE && more.length === 0 && (conditions?.split(AND).every(isCondition) ?? true)
}
