import type { Text } from './model.ts'

/** The words of a text without any mark-up. */
export function plainWords(text: Text): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if ('strong' in piece) return piece.strong
      return 'link' in piece ? piece.link : piece.text
    })
    .join('')
    .trim()
}
