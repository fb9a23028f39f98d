import { ComponentType, type APIMessageComponent, type ButtonInteraction } from 'discord.js'
import type { Buttons } from '../../messenger/buttons.ts'
import type { Reply } from '../../messenger/reception.ts'
import type { Answering } from './answering.ts'
import type { Words } from '../show/words.ts'

/** What is said to a press: in the place of the message, or to whoever pressed alone; nothing where that is all. */
export type Pressed =
  | (Pick<Partial<Reply>, 'isSign' | 'isDone'> & { readonly words: Words; readonly isInPlace: boolean })
  | undefined

/** What answering a press stands on. */
export type PressWork = Answering & {
  readonly buttons: Pick<Buttons, 'read'>
  /** Hears what went wrong while somebody was answered. */
  readonly failed: (mistake: unknown) => void
}

/** The ids of all buttons of the message in which one was pressed. */
export function idsIn({ message }: Pick<ButtonInteraction, 'message'>): readonly string[] {
  return message.components.flatMap((one) => idsOf(one.toJSON()))
}

function idsOf(one: APIMessageComponent): readonly string[] {
  if (one.type === ComponentType.Button) return 'custom_id' in one ? [one.custom_id] : []
  return 'components' in one ? one.components.flatMap(idsOf) : []
}
