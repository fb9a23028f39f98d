import type { types } from '@slack/bolt'
import { FORM_NAMES, formField, type FormField, type FormValues } from '../../../src/breaks/form.ts'
import { isNewBreak, offerIn } from '../../../src/confirm.ts'
import type { Choice, Document, Invocation } from '../../../src/document.ts'
import { isDirectChannel } from '../place.ts'
import { blocksOf, plain, withoutChoices, type IdOf } from './render.ts'

export const FORM = 'break_form'
export const CONFIRM = 'break_confirm'
/** The field with the channel, where the form does not stem from one. */
export const CHANNEL = 'channel'

/** Where a break is to be set up: in the channel where the form was asked for, or in one that is chosen in it. */
export type FormPlace = { readonly channel?: string }

/** What was filled in, with the channel where that could be chosen. */
export type Filled = FormValues & { readonly channel?: string }

/** What a view brings back: where, whether that was chosen in the form, and the id of what it confirms. */
export type Carried = FormPlace & { readonly isChosen?: boolean; readonly offer?: string }

const TITLE = plain('Stretch break')
/** Nobody needs more to say when, in characters. */
const LONGEST = 500

/** The form, with what was not understood above it and everything that was filled in. */
export function formView(place: FormPlace, filled: Filled, above: types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    title: TITLE,
    submit: plain('Continue'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(place satisfies Carried),
    blocks: [
      ...above,
      ...(place.channel === undefined ? [channelBlock(filled.channel)] : []),
      ...FORM_NAMES.filter((name) => isAsked(name, place)).map((name) =>
        fieldBlock(name, filled[name] ?? ''),
      ),
    ],
  }
}

/** Elsewhere than in a channel there is nobody else for whom a break could be. */
function isAsked(name: FormField, { channel }: FormPlace): boolean {
  return name !== 'whom' || (channel !== undefined && !isDirectChannel(channel))
}

/** What was understood, to be set up; it stands on the form, and whoever closes it goes on with that. */
export function confirmView(carried: Carried, blocks: types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: CONFIRM,
    title: TITLE,
    submit: plain('Set it up'),
    close: plain('Back'),
    private_metadata: JSON.stringify(carried),
    blocks,
  }
}

/** Something that is only read, and the last that there is to say: the form below it closes with it. */
export function lastView(blocks: types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'break_read',
    title: TITLE,
    close: plain('Close'),
    clear_on_close: true,
    blocks,
  }
}

/** Something that is only read; whoever closes it goes on with what is below it. */
export function readView(document: Document): types.ModalView {
  const blocks = blocksOf(withoutChoices(document), NO_IDS)
  return { type: 'modal', callback_id: 'break_read', title: TITLE, close: plain('Back'), blocks }
}

/** Where there are no buttons. */
export const NO_IDS: IdOf = () => 'none'

/** What a document says, with the buttons that lead on within the form. */
export function shownIn(document: Document, idOf: IdOf): types.KnownBlock[] {
  const within = document.flatMap((block): Document => {
    if (block.type !== 'choices') return [block]
    const choices = block.choices.filter(leadsOn)
    return choices.length === 0 ? [] : [{ ...block, choices }]
  })
  return blocksOf(within, idOf)
}

function leadsOn({ run }: Choice): boolean {
  return run.command === 'breaks' && run.text.startsWith('add ')
}

/** The same below its title with the channel of which it speaks, for whoever does not see that. */
export function withChannel(document: Document, channel: string): Document {
  const [title, ...rest] = document
  if (title === undefined) return document
  return [title, { type: 'text', text: [{ strong: 'Channel:' }, ' ', { channel }] }, ...rest]
}

/** What a document asks to be set up. */
export function newBreakIn(document: Document): Invocation | undefined {
  const offer = offerIn(document)
  return isNewBreak(offer) ? offer : undefined
}

function channelBlock(chosen: string | undefined): types.KnownBlock {
  return {
    type: 'input',
    block_id: CHANNEL,
    optional: true,
    label: plain('Channel'),
    hint: plain('Without one, the break is for you alone and comes in direct messages.'),
    element: {
      type: 'conversations_select',
      action_id: CHANNEL,
      placeholder: plain('Me alone'),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(chosen && { initial_conversation: chosen }),
    },
  }
}

function fieldBlock(name: FormField, filled: string): types.KnownBlock {
  const { label, hint, isOptional } = formField(name)
  return {
    type: 'input',
    block_id: name,
    optional: isOptional,
    label: plain(label),
    hint: plain(hint),
    element: elementFor(name, filled),
  }
}

function elementFor(name: FormField, filled: string): types.InputBlock['element'] {
  const { placeholder, choices } = formField(name)
  const common = { action_id: name, placeholder: plain(placeholder) }
  if (choices !== undefined) {
    const options = choices.map(({ label, value }) => ({ text: plain(label), value }))
    const chosen = options.find(({ value }) => value === filled) ?? options[0]
    return { type: 'static_select', ...common, options, ...(chosen && { initial_option: chosen }) }
  }
  if (name === 'zone') {
    const chosen = filled === '' ? undefined : zoneOption(filled)
    return {
      type: 'external_select',
      ...common,
      min_query_length: 1,
      ...(chosen && { initial_option: chosen }),
    }
  }
  return {
    type: 'plain_text_input',
    ...common,
    max_length: LONGEST,
    ...(filled && { initial_value: filled }),
  }
}

/** A time zone to choose. */
export function zoneOption(zone: string): types.PlainTextOption {
  return { text: plain(zone), value: zone }
}
