import type { types } from '@slack/bolt'
import type { Break } from '../../../src/breaks/break.ts'
import { pauseAt } from '../../../src/breaks/days-off.ts'
import { sayCadence } from '../../../src/breaks/say.ts'
import { breakName, sayDaysOff, sayName, sayState } from '../../../src/answer/breaks/said.ts'
import type { Choice, Document } from '../../../src/document.ts'
import { blocksOf, plain, withoutChoices, type IdOf } from './render.ts'
import { richText, section, word } from './rich.ts'

/** The button that opens the form. */
export const ADD = 'limber:add'

/** Something that is to be done before everything works. */
export type Lack = { readonly text: string; readonly channel?: string }

/** What somebody sees in the App Home. */
export type Home = {
  readonly breaks: readonly Break[]
  /** Whether it is known that these and `more` are all that concern them. */
  readonly isWhole: boolean
  /** How many more there are. */
  readonly more: number
  readonly lacks: readonly Lack[]
  /** What was said to the button that was pressed last. */
  readonly notice?: Document | undefined
  /** Ms since 1970. */
  readonly now: number
}

/** So many breaks are shown with their buttons; each takes two of a hundred blocks. */
export const MOST_SHOWN = 30

export function homeView({ breaks, isWhole, more, lacks, notice, now }: Home, idOf: IdOf): types.HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Stretch breaks') },
      ...(notice === undefined
        ? []
        : [...blocksOf(withoutChoices(notice), idOf), { type: 'divider' } as const]),
      ...(lacks.length === 0 ? [] : lackBlocks(lacks)),
      ...richText(section([word(WHICH, { italic: true })])),
      ...(isWhole ? [] : richText(section([word(NOT_WHOLE)]))),
      ...(isWhole && breaks.length === 0
        ? richText(section([word('There are none yet that concern you.')]))
        : []),
      ...breaks.flatMap((kept) => breakBlocks(kept, now, idOf)),
      ...(more > 0
        ? richText(section([word(`There are ${more} more: type "/breaks" in their channels.`)]))
        : []),
      {
        type: 'actions',
        block_id: 'add',
        elements: [{ type: 'button', style: 'primary', text: plain('Add a break'), action_id: ADD }],
      },
    ],
  }
}

/** Nobody is shown the breaks of channels that they are not in, whatever they administer. */
const WHICH =
  'Here are your own breaks, those that you set up, and those of the channels that you and I are both in.'

const NOT_WHOLE =
  'Slack did not tell me all the channels that you and I are in, so breaks of theirs may be missing here. Please come back in a minute, or type "/breaks" in the channel.'

function lackBlocks(lacks: readonly Lack[]): types.KnownBlock[] {
  return richText(
    section([word('Not set up yet:', { bold: true })]),
    ...lacks.map(({ text, channel }) =>
      section([
        word('\n'),
        { type: 'emoji', name: 'white_large_square' },
        ...(channel === undefined ? [] : [word(' '), channelPiece(channel)]),
        word(` ${text}`),
      ]),
    ),
  )
}

function breakBlocks(kept: Break, now: number, idOf: IdOf): types.KnownBlock[] {
  const { place } = kept
  const daysOff = sayDaysOff(kept, now)
  const where = place.isDirect ? [] : [channelPiece(place.channel), word(' ')]
  return [
    ...richText(
      section([
        ...where,
        word(sayName(kept), { bold: true }),
        word(`: ${sayCadence(kept.cadence)}. ${sayState(kept, now)}${daysOff === '' ? '' : ` ${daysOff}`}`),
      ]),
    ),
    {
      type: 'actions',
      block_id: blockOf(kept),
      elements: [{ type: 'button', ...buttonOf(pauseOrResume(kept, now), idOf) }],
    },
  ]
}

/** The one button of a break: to stop it for a while, or to go on with it. */
export function pauseOrResume(kept: Break, now: number): Choice {
  const isPaused = kept.stopped !== undefined || pauseAt(kept.daysOff, now) !== undefined
  const [label, part] = isPaused ? ['Resume', 'resume'] : ['Pause', 'pause']
  return { label, run: { command: 'breaks', text: `${part} ${breakName(kept)}` } }
}

function buttonOf({ label, run }: Choice, idOf: IdOf) {
  return { text: plain(label), action_id: idOf(run) }
}

function channelPiece(channel: string): types.RichTextElement {
  return { type: 'channel', channel_id: channel }
}

/** The same button does something else in another channel, so its block says which one is meant. */
function blockOf({ place, number }: Break): string {
  return `break|${place.isDirect ? 'D' : place.channel}|${number}`
}

/** The channel of the break in whose block something was pressed. */
export function channelOfBlock(block: string): string | undefined {
  return /^break\|([^|]+)\|\d+$/.exec(block)?.[1]
}
