import type { Document, Invocation } from '../../../src/document.ts'
import { EXPIRED, somethingWrong } from '../../messenger/sentences.ts'
import type { Desk } from '../desk.ts'

/** What a button does, or what is said where that is not known. */
export type Read = { readonly run: Invocation } | { readonly said: Document }

/** Reads what a button does; never rejects. */
export async function readButton(desk: Pick<Desk, 'buttons' | 'wrong'>, id: string): Promise<Read> {
  try {
    const run = await desk.buttons.read(id)
    return run === undefined ? { said: EXPIRED } : { run }
  } catch (mistake) {
    desk.wrong('reading a button', mistake)
    return { said: somethingWrong(mistake) }
  }
}
