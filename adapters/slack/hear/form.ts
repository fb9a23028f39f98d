import type { App, ViewOutput } from '@slack/bolt'
import type { types } from '@slack/bolt'
import { besideFields } from '../../../src/answer/breaks/beside.ts'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import { FORM_NAMES, sayForm, type FormField } from '../../../src/breaks/form.ts'
import type { Document, Invocation } from '../../../src/document.ts'
import { TOO_MUCH } from '../../messenger/sentences.ts'
import type { Reply, Visitor } from '../../messenger/reception.ts'
import { tellAlone } from '../say/answers.ts'
import { readButton, type Read } from './button.ts'
import type { Desk } from '../desk.ts'
import {
  CHANNEL,
  CONFIRM,
  confirmView,
  FORM,
  formView,
  lastView,
  newBreakIn,
  NO_IDS,
  readView,
  shownIn,
  withChannel,
  zoneOption,
  type Carried,
  type Filled,
  type FormPlace,
} from '../show/form-view.ts'
import { publishHome } from './home.ts'
import { showInView, type Shown } from '../show/in-view.ts'
import { withInvitation } from '../say/invitation.ts'
import type { Presence } from '../look-up/standing.ts'

/** Opens the form; nothing may be asked before, since a trigger is good for three seconds. */
export async function openForm(desk: Desk, trigger: string, user: string, place: FormPlace): Promise<void> {
  try {
    await desk.web.views.open({ trigger_id: trigger, view: formView(place, {}, []) })
  } catch (mistake) {
    desk.wrong('opening a form', mistake)
    const channel = place.channel ?? user
    await tellAlone(desk, await desk.message(NOT_OPENED, user), { channel, user })
  }
}

const NOT_OPENED: Document = refusal(
  'The form did not open',
  'Slack did not take it in time. Please try again, or say it in words: "/breaks add weekdays at 10:30 and 15:00".',
)

/** Reads what was filled in, says it back, and sets it up once that was confirmed. */
export function hearForms(app: App, desk: Desk): void {
  app.view(/.*/, async ({ ack, body, view }) => {
    const { id: user } = body.user
    const came = desk.clock.passed()
    const show = (answer: Submitted) => showInView(desk, user, answer, () => ack(answer.response), came)
    if (view.callback_id === FORM) {
      await show(await answerSubmitted(desk, user, view))
    } else if (view.callback_id === CONFIRM) {
      await show(await confirm(desk, user, view))
      await publishHome(desk, user)
    } else await ack()
  })
  app.options(/.*/, async ({ options: { action_id, value }, ack }) => {
    const zones = action_id === ZONE ? desk.suggest('zone', value).filter(isShort) : []
    await ack({ options: zones.map(zoneOption) })
  })
}

const ZONE: FormField = 'zone'

const isShort = (zone: string) => zone.length <= LONGEST_OPTION

/** What can be chosen has so many characters at most. */
const LONGEST_OPTION = 75

/** An answer to a form, and what it does: it takes the place of what is seen, or stands on it. */
export type FormAnswer = Shown & {
  readonly response: { readonly response_action: 'update' | 'push'; readonly view: types.ModalView }
}

/** The same of a form that was submitted, which may be left as it is with something beside its fields. */
type Submitted =
  | FormAnswer
  | (Shown & {
      readonly response: {
        readonly response_action: 'errors'
        readonly errors: Readonly<Record<string, string>>
      }
    })

/** What becomes of a form or of what is to be confirmed once a button in it was pressed. */
export async function answerPressed(
  desk: Desk,
  user: string,
  view: FormGiven,
  read: Read,
): Promise<FormAnswer> {
  if (view.callback_id === CONFIRM) return answerInConfirm(desk, user, view, read)
  if ('said' in read) return formBelow(read.said, view)
  return answerForm(view, await understand(desk, user, whereIn(view), read.run))
}

/** A form or what stands on it, as Slack gives it. */
export type FormGiven = Pick<
  ViewOutput,
  'id' | 'root_view_id' | 'callback_id' | 'private_metadata' | 'state' | 'blocks'
>

async function answerSubmitted(desk: Desk, user: string, view: FormGiven): Promise<Submitted> {
  const understood = await understand(desk, user, whereIn(view), wishIn(view).run)
  const errors = errorsIn(view, understood)
  if (errors === undefined) return answerForm(view, understood)
  return { ...understood, response: { response_action: 'errors', errors } }
}

/** What is said beside fields; what was said above them stays there then, and would not be true any more. */
function errorsIn(
  view: FormGiven,
  { misread, isOut }: Understood,
): Readonly<Record<string, string>> | undefined {
  if (view.blocks.some(({ type }) => type !== 'input')) return undefined
  const { place, filled } = wishIn(view)
  const beside = misread === undefined ? {} : besideFields(misread, filled)
  const isChannelAsked = place.channel === undefined
  if (beside === undefined || (isOut && !isChannelAsked)) return undefined
  const errors = { ...beside, ...(isOut && { [CHANNEL]: JOIN_FIRST }) }
  return Object.keys(errors).length === 0 ? undefined : errors
}

function answerForm(view: FormGiven, understood: Understood): FormAnswer {
  const { document, isSign, blocks, offer } = understood
  if (isSign) return { document, isSign, response: { response_action: 'update', view: lastView(blocks) } }
  if (offer === undefined) return formBelow(document, view, blocks)
  const next = confirmView({ ...whereIn(view), offer }, blocks)
  return { document, isSign, response: { response_action: 'push', view: next } }
}

/** For which channel a break is wanted, and whether that is another one than where the form was asked for. */
type Where = { readonly channel: string; readonly isChosen: boolean }

function whereIn(view: FormGiven): Where {
  const { place, filled } = wishIn(view)
  const { channel = filled.channel ?? ALONE, isChosen = place.channel === undefined } = place
  return { channel, isChosen: isChosen && channel !== ALONE }
}

/** The channel in which a form was asked for; nothing where that was in the App Home. */
export function askedIn(view: FormGiven): string | undefined {
  const { channel, isChosen } = whereIn(view)
  return isChosen || channel === ALONE ? undefined : channel
}

/** The form again, below what is said of it. */
export function formBelow(
  document: Document,
  view: FormGiven,
  blocks: types.KnownBlock[] = shownIn(document, NO_IDS),
): FormAnswer {
  const { place, filled } = wishIn(view)
  const next = formView(place, filled, blocks)
  return { document, isSign: false, response: { response_action: 'update', view: next } }
}

/** What is shown to be confirmed gives way only to what can be confirmed as well. */
async function answerInConfirm(desk: Desk, user: string, view: FormGiven, read: Read): Promise<FormAnswer> {
  if ('said' in read) return besides(read.said)
  const where = whereIn(view)
  const { document, isSign, blocks, offer } = await understand(desk, user, where, read.run)
  if (!isSign && offer === undefined) return besides(document)
  const next = offer === undefined || isSign ? lastView(blocks) : confirmView({ ...where, offer }, blocks)
  return { document, isSign, response: { response_action: 'update', view: next } }
}

/** Something on top of what is seen. */
function besides(document: Document): FormAnswer {
  return { document, isSign: false, response: { response_action: 'push', view: readView(document) } }
}

/** What is said to a wish for a break, and what of it can be confirmed. */
type Understood = Shown &
  Pick<Reply, 'misread'> & {
    readonly blocks: types.KnownBlock[]
    readonly offer?: string
    /** Whether whoever asks is not in that channel. */
    readonly isOut?: boolean
  }

async function understand(desk: Desk, user: string, where: Where, run: Invocation): Promise<Understood> {
  const { channel } = where
  const left = timeLeft(desk)
  const { visitor, presence } = await desk.standing(user, channel, { run, within: left() })
  const first = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (first === undefined) return refused(TOO_MUCH)
  // Whatever cannot be set up there, a warning sign is answered.
  const { misread } = first
  if (!first.isSign && isElsewhere(run, presence))
    return { ...refused(NOT_IN), isOut: true, ...(misread && { misread }) }
  const { document: said, isSign } = await withInvitation(desk, first, visitor.place, run, left())
  const offer = newBreakIn(said)
  const document = offer === undefined ? said : named(said, where, offer)
  const idOf = await desk.buttons.idsFor(document, [], visitor)
  const blocks = shownIn(document, idOf)
  return { document, isSign, blocks, ...(offer && { offer: idOf(offer) }), ...(misread && { misread }) }
}

function refused(document: Document): Understood {
  return { document, isSign: false, blocks: shownIn(document, NO_IDS) }
}

/** All that Slack is asked before a form is answered has so long together, in ms: Slack itself waits for three seconds. */
const ASKED_WITHIN = 2_000

function timeLeft({ clock }: Pick<Desk, 'clock'>): () => number {
  const end = clock.passed() + ASKED_WITHIN
  return () => Math.max(end - clock.passed(), 0)
}

/** Whether it sets up a break for a channel that somebody only looks at. */
function isElsewhere(run: Invocation, presence: Presence): boolean {
  return presence === 'out' && !isForOne(run)
}

/** Whether it is about a break for somebody alone. */
function isForOne({ text }: Invocation): boolean {
  return /(?:^|;)\s*for me\s*(?:;|$)/i.test(text)
}

/** What is said of a break, with its channel where somebody is who does not see that. */
function named(document: Document, { channel, isChosen }: Where, run: Invocation): Document {
  return isChosen && !isForOne(run) ? withChannel(document, channel) : document
}

const JOIN_FIRST = 'Only members of a channel set up breaks for it: join it first.'
const NOT_IN: Document = refusal('You are not in that channel', JOIN_FIRST)

/** Stands for the direct messages with whoever fills it in. */
const ALONE = 'D'

async function confirm(desk: Desk, user: string, view: FormGiven): Promise<FormAnswer> {
  const { offer = '' } = carriedIn(view)
  const where = whereIn(view)
  const { channel } = where
  const read = await readButton(desk, offer)
  if ('said' in read) return instead(read.said)
  const { run } = read
  const left = timeLeft(desk)
  const { visitor, presence } = await desk.standing(user, channel, { run, within: left() })
  if (isElsewhere(run, presence)) return instead(NOT_IN)
  const { document: said, isSign, isDone } = await confirmOnce(desk, run, visitor, view, left)
  const document = isSign ? said : named(said, where, run)
  if (!isSign && !isDone) return instead(document)
  const last = lastView(shownIn(document, NO_IDS))
  return { document, isSign, response: { response_action: 'update', view: last } }
}

/** Something in place of what is seen, from which the way leads back to the form. */
function instead(document: Document): FormAnswer {
  return { document, isSign: false, response: { response_action: 'update', view: readView(document) } }
}

/** Whoever is told that Slack had trouble submits again what is done already; one form sets up one break. */
async function confirmOnce(
  desk: Desk,
  run: Invocation,
  visitor: Visitor,
  { id, root_view_id }: FormGiven,
  left: () => number,
): Promise<Pick<Reply, 'document' | 'isSign' | 'isDone'>> {
  const key = `confirm ${root_view_id ?? id}`
  if (!desk.once.isNew(key)) return { document: DONE_BEFORE, isSign: false, isDone: true }
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (reply?.isDone !== true) desk.once.again(key)
  if (reply === undefined) return { document: TOO_MUCH, isSign: false, isDone: false }
  return withInvitation(desk, reply, visitor.place, run, left())
}

const DONE_BEFORE: Document = refusal('That is done already', 'The break is set up: see "/breaks list".')

/** What a form asks for, and where. */
function wishIn(view: FormGiven) {
  const filled = filledIn(view)
  return { place: carriedIn(view), filled, run: { command: 'breaks', text: `add ${sayForm(filled)}` } }
}

/** What a view brings back of what was put into it. */
function carriedIn({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Carried {
  return private_metadata === '' ? {} : (JSON.parse(private_metadata) as Carried)
}

/** What stands in the fields of a view. */
function filledIn({ state }: Pick<ViewOutput, 'state'>): Filled {
  const entries = [...FORM_NAMES, CHANNEL].flatMap((name) => {
    const field = state.values[name]?.[name]
    const value = field?.value ?? field?.selected_option?.value ?? field?.selected_conversation
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  return Object.fromEntries(entries)
}
