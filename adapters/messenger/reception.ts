import type { Document, Invocation } from '../../src/document.ts'
import type { Place } from '../../src/place.ts'

/** Who asks, and where, as far as the platform tells. */
export type Visitor = {
  /** An id that nobody else has, on whatever platform: "slack/T1/U1", "discord/1". */
  readonly person: string
  readonly place: Place
  /** The time zone of their profile, by its IANA name. */
  readonly zone?: string
  /** The language of their profile, as a tag such as "de" or "pt-BR". */
  readonly language?: string
  readonly isGuest: boolean
  readonly administers: boolean
}

/** What somebody asks: in their own words, or with a command that was typed or pressed. */
export type Heard = {
  readonly visitor: Visitor
  /** Whether nobody else is shown the answer, nor was shown what was asked. */
  readonly isPrivate: boolean
} & ({ readonly text: string } | { readonly run: Invocation })

/** What is said to it. */
export type Reply = {
  readonly document: Document
  /** Whom it is for: who asked alone, or everybody in the place. */
  readonly for: 'asker' | 'place'
  /** Whether it is about a warning sign: then it must arrive. */
  readonly isSign: boolean
  /** What shares the exercise it shows with the place; nothing where it shows none. */
  readonly share?: Invocation
  /** Whether what a button confirmed was done, so that the button can go for everybody. */
  readonly isDone: boolean
}

/** Where everything is asked, whatever the platform. */
export type Reception = {
  /** The answer; nothing where somebody asked so much that nothing more is said. Never rejects. */
  answer(heard: Heard): Promise<Reply | undefined>
}
