import { isThing, list, type Thing } from './check-words.ts'

/** What Slack would not take of what stands in a rich text: and nothing that mentions somebody. */
export function checkRich(element: unknown): readonly string[] {
  if (!isThing(element)) return ['no element']
  switch (element['type']) {
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return list('elements', element['elements'], Infinity, checkPiece)
    case 'rich_text_list':
      return [
        ...(['bullet', 'ordered'].includes(String(element['style']))
          ? []
          : ['style: neither bullets nor numbers']),
        ...list('elements', element['elements'], Infinity, (one) =>
          isThing(one) && one['type'] === 'rich_text_section' ? checkRich(one) : ['no section'],
        ),
      ]
    default:
      return [`type: ${String(element['type'])}`]
  }
}

function checkPiece(piece: unknown): readonly string[] {
  if (!isThing(piece)) return ['no piece']
  const check = PIECES[String(piece['type'])]
  return check === undefined
    ? [`type: ${String(piece['type'])}, which is no word, link or emoji`]
    : check(piece)
}

const isSaid = (value: unknown) => typeof value === 'string' && value !== ''

const PIECES: Readonly<Record<string, (piece: Thing) => readonly string[]>> = {
  text: ({ text }) => (isSaid(text) ? [] : ['text: empty']),
  link: ({ url, text }) => [
    ...(/^(?:https?|mailto):/.test(String(url)) ? [] : ['url: no address']),
    ...(text === undefined || isSaid(text) ? [] : ['text: empty']),
  ],
  // It tells nobody in the channel anything.
  channel: ({ channel_id }) => (isSaid(channel_id) ? [] : ['channel_id: empty']),
  emoji: ({ name }) => (isSaid(name) ? [] : ['name: empty']),
}
