import {
  ComponentType,
  MessageFlags,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
} from 'discord.js'
import type { Choice, Document } from '../../../src/document.ts'
import type { Buttons, Whose } from '../../messenger/buttons.ts'
import type { Reply } from '../../messenger/reception.ts'
import type { Mark } from './mark.ts'
import { renderForDiscord } from './render.ts'

/** A message of components, which says nothing beside them. */
export type Words = {
  readonly components: APIMessageTopLevelComponent[]
  readonly flags: MessageFlags.IsComponentsV2
}

/** The same for one person alone. */
export function privately({ components }: Words) {
  return { components, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral } as const
}

/** A document that is no answer, with a look of its own. */
type Said = Pick<Reply, 'document'> & Partial<Pick<Reply, 'isSign' | 'share'>>

/** Puts answers into Discord's form. */
export type Wording = {
  /** The answer with its buttons; with that for sharing where somebody could be shared with. */
  of(
    said: Said,
    whose: Whose,
    how?: { readonly mark?: Mark | undefined; readonly withShare?: boolean },
  ): Promise<Words>
}

export function createWording(buttons: Pick<Buttons, 'idsFor'>): Wording {
  return {
    async of({ document, share, isSign = false }, whose, { mark, withShare = false } = {}) {
      const more: readonly Choice[] = withShare && share !== undefined ? [share] : []
      const idOf = await buttons.idsFor(
        document,
        more.map(({ run }) => run),
        whose,
      )
      return wordsOf([renderForDiscord(document, { idOf, more, isSign, ...(mark && { mark }) })])
    },
  }
}

/** A document without a button. */
export function plainWords(document: Document): Words {
  return wordsOf([renderForDiscord(document, { idOf: () => '' })])
}

export function wordsOf(components: APIMessageTopLevelComponent[]): Words {
  return { components, flags: MessageFlags.IsComponentsV2 }
}

/** A message as it stands with one button less and a line more. */
export function withLine(
  components: readonly APIMessageTopLevelComponent[],
  line: string,
  without: string,
): Words {
  return wordsOf(
    components.map((one) => {
      if (one.type !== ComponentType.Container) return one
      const parts = one.components.flatMap((part): APIContainerComponent['components'] => {
        if (part.type !== ComponentType.ActionRow) return [part]
        const left = part.components.filter(
          (button) => !('custom_id' in button) || button.custom_id !== without,
        )
        return left.length === 0 ? [] : [{ ...part, components: left }]
      })
      return { ...one, components: [...parts, { type: ComponentType.TextDisplay, content: `-# ${line}` }] }
    }),
  )
}
