import type { App, ViewOutput } from '@slack/bolt'
import type { types } from '@slack/bolt'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import { FORM_NAMES, sayForm, type FormField } from '../../../src/breaks/form.ts'
import type { Document, Invocation } from '../../../src/document.ts'
import { TOO_MUCH } from '../../messenger/sentences.ts'
import type { Visitor } from '../../messenger/reception.ts'
import { tellAlone } from '../say/answers.ts'
import { readButton } from './button.ts'
import type { Desk } from '../desk.ts'
import {
  CHANNEL,
  CONFIRM,
  confirmView,
  FORM,
  formView,
  newBreakIn,
  readView,
  shownIn,
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
    const show = async (answer: FormAnswer) => {
      const update = () => ack({ response_action: 'update', view: answer.view })
      await showInView(desk, user, answer, update, came)
    }
    if (view.callback_id === FORM) {
      await show(await answerForm(desk, user, carriedIn(view), filledIn(view)))
    } else if (view.callback_id === CONFIRM) {
      await show(await confirm(desk, user, carriedIn(view), view.id))
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

/** What stands in place of a form that was submitted, or of one in which a button was pressed. */
export async function answerForm(
  desk: Desk,
  user: string,
  place: FormPlace,
  filled: Filled,
  pressed?: Invocation,
): Promise<FormAnswer> {
  const run = pressed ?? { command: 'breaks', text: `add ${sayForm(filled)}` }
  const channel = place.channel ?? filled.channel ?? ALONE
  const left = timeLeft(desk)
  const { visitor, presence } = await desk.standing(user, channel, { run, within: left() })
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (reply === undefined) return plainAnswer(TOO_MUCH, (blocks) => formView(place, filled, blocks))
  // Whatever cannot be set up there, a warning sign is answered.
  if (!reply.isSign && isElsewhere(run, presence))
    return plainAnswer(NOT_IN, (blocks) => formView(place, filled, blocks))
  const { document, isSign } = await withInvitation(desk, reply, visitor.place, run, left())
  const offer = newBreakIn(document)
  const idOf = await desk.buttons.idsFor(document, [], visitor)
  const blocks = shownIn(document, idOf)
  if (isSign) return { document, isSign, view: readView(blocks) }
  const view =
    offer === undefined
      ? formView(place, filled, blocks)
      : confirmView({ channel, offer: idOf(offer) }, blocks)
  return { document, isSign, view }
}

/** The form again, below a sentence about a button in it. */
export function formBelow(said: Document, place: FormPlace, filled: Filled): FormAnswer {
  return plainAnswer(said, (blocks) => formView(place, filled, blocks))
}

/** An answer, as the view that shows it. */
export type FormAnswer = Shown & { readonly view: types.ModalView }

function plainAnswer(
  document: Document,
  viewWith: (blocks: types.KnownBlock[]) => types.ModalView,
): FormAnswer {
  return { document, isSign: false, view: viewWith(shownIn(document, NO_IDS)) }
}

/** All that Slack is asked before a form is answered has so long together, in ms: Slack itself waits for three seconds. */
const ASKED_WITHIN = 2_000

function timeLeft({ clock }: Pick<Desk, 'clock'>): () => number {
  const end = clock.passed() + ASKED_WITHIN
  return () => Math.max(end - clock.passed(), 0)
}

/** Whether it sets up a break for a channel that somebody only looks at. */
function isElsewhere({ text }: Invocation, presence: Presence): boolean {
  return presence === 'out' && !/(?:^|;)\s*for me\s*(?:;|$)/i.test(text)
}

const NOT_IN: Document = refusal(
  'You are not in that channel',
  'Only members of a channel set up breaks for it: join it first.',
)

/** Stands for the direct messages with whoever fills it in. */
const ALONE = 'D'

const NO_IDS = () => 'none'

async function confirm(desk: Desk, user: string, carried: Carried, view: string): Promise<FormAnswer> {
  const { channel = ALONE, offer = '' } = carried
  const read = await readButton(desk, offer)
  if ('said' in read) return plainAnswer(read.said, readView)
  const { run } = read
  const left = timeLeft(desk)
  const { visitor, presence } = await desk.standing(user, channel, { run, within: left() })
  if (isElsewhere(run, presence)) return plainAnswer(NOT_IN, readView)
  const { document, isSign } = await confirmOnce(desk, run, visitor, view, left)
  return { document, isSign, view: readView(shownIn(document, NO_IDS)) }
}

/** Whoever is told that Slack had trouble submits again what is done already. */
async function confirmOnce(
  desk: Desk,
  run: Invocation,
  visitor: Visitor,
  view: string,
  left: () => number,
): Promise<Shown> {
  const key = `confirm ${view}`
  if (!desk.once.isNew(key)) return { document: DONE_BEFORE, isSign: false }
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (reply?.isDone !== true) desk.once.again(key)
  if (reply === undefined) return { document: TOO_MUCH, isSign: false }
  return withInvitation(desk, reply, visitor.place, run, left())
}

const DONE_BEFORE: Document = refusal('That is done already', 'The break is set up: see "/breaks list".')

/** What a view brings back of what was put into it. */
export function carriedIn({ private_metadata }: Pick<ViewOutput, 'private_metadata'>): Carried {
  return private_metadata === '' ? {} : (JSON.parse(private_metadata) as Carried)
}

/** What stands in the fields of a view. */
export function filledIn({ state }: Pick<ViewOutput, 'state'>): Filled {
  const entries = [...FORM_NAMES, CHANNEL].flatMap((name) => {
    const field = state.values[name]?.[name]
    const value = field?.value ?? field?.selected_option?.value ?? field?.selected_conversation
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  return Object.fromEntries(entries)
}
