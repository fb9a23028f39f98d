// Who wants that something does not begin asks how to prevent it, in words that no list of phrases holds: a "how" or
// a wish, then a "not", then a beginning.

const WISH = String.raw`\b(?:how|what|which|tips?|advice|ways?|habits?|so|like|love|want)\b`
const NOT = String.raw`(?:\b(?:stops?|keeps?|not|never|avoid|without)|(?:do|does|did|is|are|wo|ca|would|should|could)n['\u2019]?t)\b`
const BEGINNING =
  String.raw`\b(?:(?:gett|go|becom|turn|end|lock|seiz|stiffen|tighten|tens|harden|hurt|wreck|ruin|damag|strain|injur|happen)ing` +
  String.raw`|(?:get|become|turn into|end up|lock up|seize|stiffen|tighten|tense up|cramp)s?)\b`

const PREVENTS: readonly RegExp[] = [
  // "How do I stop it seizing up", "tips for not getting a stiff back".
  new RegExp(`${WISH}[^.!?]{0,80}${NOT}[^.!?]{0,40}${BEGINNING}`, 'i'),
  // "Carry boxes without wrecking my back": whatever somebody would do to it; moving it is no harm.
  /\bwithout (?!mov|us|feel|bend|turn|twist|load|stretch|touch|lift|arch)\w+ing (?:my|our|your|their|the|his|her) (?:\w+ )?(?:backs?|necks?|shoulders?|spines?)\b/i,
  // "I don't want to end up like my father."
  new RegExp(`${NOT} (?:want|wanna)\\b[^.!?]{0,20}${BEGINNING}`, 'i'),
  // "So my neck doesn't ache", "so that the back survives".
  new RegExp(
    `\\bso (?:that )?(?:my|the|i|it)\\b[^.!?]{0,30}${NOT}[^.!?]{0,12}\\b(?:ache|hurt|suffer|complain)\\b`,
    'i',
  ),
  /\bso (?:that )?(?:my|the) [^.!?]{0,30}\b(?:survives?|stays? (?:loose|healthy|fine|happy))\b/i,
]

/** "How do I stop it hurting" wants help now, and "cannot stop" is a complaint. */
const WANTS_HELP = /\bstops?\b[^.!?]{0,30}\b(?:hurting|aching)\b|\bcan(?:['\u2019]?t|not) stop\b/i

/** Whether somebody asks how to keep something from beginning, in whatever words. */
export function prevents(text: string): boolean {
  return PREVENTS.some((pattern) => pattern.test(text)) && !WANTS_HELP.test(text)
}
