import type { Document } from '../../src/document.ts'
import { refusal } from '../../src/answer/breaks/problem.ts'
import { isInDoubt } from '../database/problem.ts'

// What Limber says in a team chat of itself, and not of backs.

/** A button, a form or a command of which nothing is known any more. */
export const EXPIRED: Document = refusal(
  'That has expired',
  'That button, form or command is of another time, and I do not know any more what it was about: please ask me again.',
)

/** Somebody asks more than anybody can read. */
export const TOO_MUCH: Document = refusal(
  'One after the other, please',
  'That was more than I can answer in a minute. Please wait a little; if something worrying happens, tell me at any time.',
)

/** Stands in a thread where the answer went to whoever asked. */
export const ANSWERED_PRIVATELY = 'I have answered you privately.'

/** Stands below what was shared. */
export const SHARED = 'Shared with the channel. Nobody is shown who did.'

/** Somebody mentions the role of Limber, which looks like Limber. */
export const MENTION_ME =
  'Please mention me, @Limber, and not my role: only then am I shown what you write. In an emergency, call your local emergency number.'

/** Something failed on which the answer stands. */
export function somethingWrong(mistake: unknown): Document {
  return isInDoubt(mistake)
    ? refusal(
        'That may not have worked',
        'I lost touch with what I keep while I was at it. Please look whether it is done before you try again.',
      )
    : refusal(
        'That did not work',
        'Something went wrong on my side, so nothing was set up or changed. Please try again in a minute; whoever runs me finds the reason in my log.',
      )
}
