import type { Kind, Meant, Piece } from './piece.ts'
import type { Problem } from './recognise.ts'

/** What was said, by its kind; what is left out may be said several times. */
export type Draft = {
  readonly said: { readonly [K in Kind]?: Extract<Meant, { readonly kind: K }> & Words }
  readonly without: readonly Piece[]
  readonly notes: readonly string[]
}

type Words = { readonly words: string }

/** Of what stands in one row only one thing can be said. */
const ROOMS: readonly (readonly Kind[])[] = [
  ['times', 'minutes of the hour'],
  ['windows', 'all day', 'window start'],
  ['windows', 'all day', 'window end'],
  ['ends', 'lasts'],
  ['weeks', 'monthly'],
]

/** Puts pieces together; what is said twice is a problem, since one of the two would be lost. */
export function gather(pieces: readonly Piece[]): {
  readonly draft: Draft
  readonly problems: readonly Problem[]
  readonly doubles: readonly Problem[]
} {
  const problems: Problem[] = []
  const doubles: Problem[] = []
  const said = new Map<Kind, Piece>()
  const without: Piece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'wrong') {
      problems.push({ words: piece.words, why: piece.why })
      continue
    }
    if (piece.kind.startsWith('without')) {
      without.push(piece)
      continue
    }
    const rivals = [piece.kind, ...ROOMS.filter((room) => room.includes(piece.kind)).flat()]
    const rival = rivals.map((kind) => said.get(kind)).find((each) => each !== undefined)
    if (rival === undefined) said.set(piece.kind, piece)
    else if (!isNarrowed(rival, piece)) doubles.push(saidTwice(rival, piece))
    else if (rival.kind === 'days' && rival.isEveryDay === true) said.set('days', piece)
  }
  const draft = {
    said: Object.fromEntries(said) as Draft['said'],
    without,
    notes: pieces.flatMap((piece) => piece.notes ?? []),
  }
  return { draft, problems, doubles }
}

/** "daily, mon-fri": whoever names the days means those. */
function isNarrowed(first: Piece, second: Piece): boolean {
  return (
    first.kind === 'days' &&
    second.kind === 'days' &&
    (first.isEveryDay ?? false) !== (second.isEveryDay ?? false)
  )
}

function saidTwice(first: Piece, second: Piece): Problem {
  const isTwoBreaks = second.kind === 'days' || second.kind === 'times'
  const advice = isTwoBreaks
    ? ' Different times on different days are two breaks: please add one after the other.'
    : ''
  return { words: second.words, why: `I have "${first.words}" already, and cannot keep both.${advice}` }
}
