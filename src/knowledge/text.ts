import type { Inline, Text } from './text-model.ts'

/** The words of a text without any mark-up. */
export function plainWords(text: Text): string {
  return text.map(wordsOfPiece).join('').trim()
}

/** The words of one piece, as they stand. */
export function wordsOfPiece(piece: Inline): string {
  if (typeof piece === 'string') return piece
  if ('strong' in piece) return piece.strong
  return 'link' in piece ? piece.link : piece.text
}

/** Whether a piece of a sentence leads somewhere. */
export function isLink(piece: Inline): boolean {
  return typeof piece === 'object' && !('strong' in piece)
}

/** The exercises that lines link to, by the words of the link, none twice. */
export function linkedExercises(
  lines: readonly Text[],
): readonly { readonly id: string; readonly name: string }[] {
  const links = lines
    .flat()
    .flatMap((piece) =>
      typeof piece === 'object' && 'page' in piece && piece.page.kind === 'exercise'
        ? [{ id: piece.page.id, name: piece.text }]
        : [],
    )
  return links.filter(({ id }, index) => links.findIndex((other) => other.id === id) === index)
}
