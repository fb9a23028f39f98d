import type { App, ViewOutput } from '@slack/bolt'
import type { types } from '@slack/bolt'
import { FORM_NAMES, sayForm, type FormField } from '../../src/breaks/form.ts'
import type { Document, Invocation } from '../../src/document.ts'
import { EXPIRED, TOO_MUCH } from '../messenger/sentences.ts'
import type { Reply, Visitor } from '../messenger/reception.ts'
import { tellAlone } from './answers.ts'
import type { Desk } from './desk.ts'
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
} from './form-view.ts'
import { publishHome } from './home.ts'
import { withInvitation } from './invitation.ts'
import { refusal } from '../../src/answer/breaks/problem.ts'

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
    if (view.callback_id === FORM) {
      await ack({
        response_action: 'update',
        view: await answerForm(desk, user, carriedIn(view), filledIn(view)),
      })
    } else if (view.callback_id === CONFIRM) {
      await ack({ response_action: 'update', view: await confirm(desk, user, carriedIn(view), view.id) })
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
): Promise<types.ModalView> {
  const run = pressed ?? { command: 'breaks', text: `add ${sayForm(filled)}` }
  const channel = place.channel ?? filled.channel ?? ALONE
  const visitor = await desk.visitor(user, channel)
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (reply === undefined) return formView(place, filled, shownIn(TOO_MUCH, NO_IDS))
  const { document } = await withInvitation(desk, reply, visitor.place, run)
  const offer = newBreakIn(document)
  const idOf = await desk.buttons.idsFor(document, [], visitor.person)
  const blocks = shownIn(document, idOf)
  if (reply.isSign) return readView(blocks)
  if (offer !== undefined) return confirmView({ channel, offer: idOf(offer) }, blocks)
  return formView(place, filled, blocks)
}

/** The form again, below a button of which nothing is known any more. */
export function expiredForm(place: FormPlace, filled: Filled): types.ModalView {
  return formView(place, filled, shownIn(EXPIRED, NO_IDS))
}

/** Stands for the direct messages with whoever fills it in. */
const ALONE = 'D'

const NO_IDS = () => 'none'

async function confirm(desk: Desk, user: string, carried: Carried, view: string): Promise<types.ModalView> {
  const { channel = ALONE, offer = '' } = carried
  const visitor = await desk.visitor(user, channel)
  const run = await desk.buttons.read(offer)
  const { document } = run === undefined ? { document: EXPIRED } : await confirmOnce(desk, run, visitor, view)
  return readView(shownIn(document, NO_IDS))
}

/** Whoever is told that Slack had trouble submits again what is done already. */
async function confirmOnce(
  desk: Desk,
  run: Invocation,
  visitor: Visitor,
  view: string,
): Promise<Pick<Reply, 'document'>> {
  const key = `confirm ${view}`
  if (!desk.once.isNew(key)) return { document: DONE_BEFORE }
  const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
  if (reply?.isDone !== true) desk.once.again(key)
  return reply === undefined ? { document: TOO_MUCH } : withInvitation(desk, reply, visitor.place, run)
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
