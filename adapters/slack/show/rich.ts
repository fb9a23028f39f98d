import type { types } from '@slack/bolt'
import type { Rich } from '../../../src/document.ts'

// Rich text is taken apart by nobody: whatever stands in it stays what it is.

type Piece = types.RichTextElement
type Style = { readonly bold?: boolean; readonly italic?: boolean }

/** Words as they are. */
export function word(text: string, style?: Style): Piece {
  return { type: 'text', text, ...(style && { style }) }
}

/** Whether Slack calls a channel so; anything else would be refused with the whole message. */
export function isChannel(id: string): boolean {
  return /^[CG][A-Z0-9]+$/.test(id)
}

/** A text of the core; Slack takes no empty piece. */
export function pieces(text: Rich, style?: Style): Piece[] {
  return text.flatMap((piece): Piece[] => {
    if (typeof piece === 'string') return piece === '' ? [] : [word(piece, style)]
    if ('strong' in piece) return piece.strong === '' ? [] : [word(piece.strong, { ...style, bold: true })]
    if ('channel' in piece)
      return [
        isChannel(piece.channel)
          ? { type: 'channel', channel_id: piece.channel }
          : word(piece.channel, style),
      ]
    return [{ type: 'link', url: piece.href, text: piece.link }]
  })
}

export function section(elements: Piece[]): types.RichTextSection {
  return { type: 'rich_text_section', elements }
}

/** A list, without what is empty. */
export function listOf(style: 'bullet' | 'ordered', items: readonly Rich[]): types.RichTextList {
  const elements = items.map((item) => section(pieces(item))).filter((item) => item.elements.length > 0)
  return { type: 'rich_text_list', style, elements }
}

/** One block of it; none where nothing stands in it. */
export function richText(...parts: types.RichTextBlockElement[]): types.KnownBlock[] {
  const elements = parts.filter((part) => part.elements.length > 0)
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }]
}
