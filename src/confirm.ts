import { choicesOf, type Choice, type Document, type Invocation } from './document.ts'

const REMOVES = 'confirm remove'
const ADDS = 'confirm add'

/** Whether a button confirms something. */
export function isOffer({ run }: Choice): boolean {
  return run.command === 'breaks' && run.text.startsWith('confirm ')
}

/** What a document asks to be confirmed. */
export function offerIn(document: Document): Invocation | undefined {
  return choicesOf(document).find(isOffer)?.run
}

/** Whether what is asked to be confirmed removes a break. */
export function isRemoval(offer: Invocation | undefined): boolean {
  return offer?.text.startsWith(REMOVES) === true
}

/** Whether it sets one up. */
export function isNewBreak(offer: Invocation | undefined): boolean {
  return offer?.text.startsWith(ADDS) === true
}

/** A question is no yes. */
const YES =
  /^[\s!.,]*(?:yes|yep|yeah|yup|ok|okay|sure|correct|perfect|great|sounds good|looks good|do it|go ahead|please do|set it up|confirm)(?:[\s,]+(?:please|thanks|thank you|do it|set it up|go ahead|that's right|remove it))*[\s!.,👍]*$/iu
/** What is removed is gone: that takes a plain yes. */
const YES_REMOVE =
  /^[\s!.,]*(?:yes|yep|yeah|remove it|do it|confirm)(?:[\s,]+(?:please|remove it|do it))*[\s!.,]*$/i
const NO =
  /^[\s!.,]*(?:no|nope|nah|cancel|stop|never ?mind|don'?t|leave it|not now|forget it)(?:[\s,]+(?:thanks|thank you|please|leave it|cancel))*[\s!.,]*$/i

/** Whether a text says yes to what is asked to be confirmed. */
export function saysYes(text: string, offer: Invocation): boolean {
  return (isRemoval(offer) ? YES_REMOVE : YES).test(text)
}

/** Whether a text says no, to whatever was asked. */
export function saysNo(text: string): boolean {
  return NO.test(text)
}
