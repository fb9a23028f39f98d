import { saidWith, type Written } from '../../messenger/heard.ts'
import type { Reply, Said, Visitor } from '../../messenger/reception.ts'
import type { Desk } from '../desk.ts'
import { readable } from '../show/escape.ts'

/** What of a message counts: what is written in it, and what stands below it, as with one that was passed on. */
export type Words = {
  readonly text?: string | undefined
  readonly attachments?: readonly Attachment[] | undefined
}

type Attachment = {
  readonly text?: string
  readonly fallback?: string
  /** Somebody passed a message on; everything else below a text is what Slack shows of a link in it. */
  readonly is_share?: boolean
  readonly is_msg_unfurl?: boolean
}

/** What somebody asks with a message. */
export function asked({ reception }: Pick<Desk, 'reception'>, visitor: Visitor, words: Words): Said {
  return saidWith(writtenIn(words), visitor, reception)
}

/** What a message says, whoever wrote it. */
export function quotedIn(words: Words): string {
  const { text, passedOn } = writtenIn(words)
  return [text, passedOn].filter((one) => one !== '').join('\n')
}

function writtenIn({ text: written = '', attachments = [] }: Words): Written {
  const text = readable(written)
  const counting = text === '' ? attachments : attachments.filter(isPassedOn)
  const texts = counting.map((one) => readable(one.text ?? one.fallback ?? ''))
  return { text, passedOn: texts.filter((one) => one !== '').join('\n') }
}

function isPassedOn({ is_share, is_msg_unfurl }: Attachment): boolean {
  return is_share === true || is_msg_unfurl === true
}

/** The answer to a warning sign in words that are not answered otherwise; nothing else in them has any effect. */
export async function signIn(desk: Desk, visitor: Visitor, words: Words): Promise<Reply | undefined> {
  const { text, passedOn } = writtenIn(words)
  // Asked as if it were nobody's, so that no "yes" in it confirms anything.
  const quoting = (quoted: string) => desk.reception.answer({ visitor, isPrivate: true, quoted })
  const own = text === '' ? undefined : await quoting(text)
  if (own?.isSign === true) {
    const reply = await desk.reception.answer({ visitor, isPrivate: true, text })
    return reply?.isSign === true ? reply : own
  }
  const other = passedOn === '' ? undefined : await quoting(passedOn)
  return other?.isSign === true ? other : undefined
}
