import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord.js'
import { FORM_NAMES, formField, sayForm, type FormField, type FormValues } from '../../../src/breaks/form.ts'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import { isNewBreak, offerIn } from '../../../src/confirm.ts'
import type { Block, Document, Invocation } from '../../../src/document.ts'
import type { Reply } from '../../messenger/reception.ts'

/** The form, in a version of its own: one that was opened before an update is read as it was meant. */
const FORM = 'form|1'
const TITLE = 'Set up a stretch break'

/** More than anybody needs to say in a field, in characters. */
export const LONGEST_FIELD = 400

/** The form for a break; alone with Limber nobody else could be meant, and a team's is not for one. */
export function breakForm(values: FormValues, isForPlace: boolean): APIModalInteractionResponseCallbackData {
  return {
    custom_id: FORM,
    title: TITLE,
    components: FORM_NAMES.filter((name) => name !== 'whom' || isForPlace).map((name) => {
      const { label, hint } = formField(name)
      return { type: ComponentType.Label, label, description: hint, component: fieldOf(name, values[name]) }
    }),
  }
}

/** Stands in a field that cannot hold what was written for it. */
const TOO_LONG = 'What you wrote is longer than fits here: please say it in fewer words'

type Labelled = Extract<
  APIModalInteractionResponseCallbackData['components'][number],
  { readonly type: ComponentType.Label }
>

function fieldOf(name: FormField, value: string | undefined): Labelled['component'] {
  const { placeholder, isOptional, choices } = formField(name)
  const isTooLong = choices === undefined && (value ?? '').length > LONGEST_FIELD
  const common = { custom_id: name, required: !isOptional, placeholder: isTooLong ? TOO_LONG : placeholder }
  if (choices === undefined) {
    return {
      type: ComponentType.TextInput,
      style: TextInputStyle.Short,
      max_length: LONGEST_FIELD,
      ...common,
      ...(value === undefined || isTooLong ? {} : { value }),
    }
  }
  return {
    type: ComponentType.StringSelect,
    ...common,
    options: choices.map((choice) => ({ ...choice, ...(choice.value === value ? { default: true } : {}) })),
  }
}

export function isBreakForm(id: string): boolean {
  return id === FORM
}

/** What the form asks for, as it would be typed. */
export function filledIn(values: FormValues): Invocation {
  return { command: 'breaks', text: `add ${sayForm(values)}` }
}

/** An answer to a form that sets nothing up yet, with a button that opens the form again as it was filled in. */
export function withChangeIt(reply: Reply, values: FormValues): Reply {
  if (reply.isSign || isNewBreak(offerIn(reply.document))) return reply
  const written = Object.entries(values).filter(([, value]) => value.trim() !== '')
  const run = { command: 'breaks', text: `${AGAIN}${JSON.stringify(Object.fromEntries(written))}` }
  const changeIt: Block = { type: 'choices', choices: [{ label: CHANGE_IT, run }] }
  return { ...reply, document: [...reply.document, changeIt] }
}

/** The button that opens the form again. */
export const CHANGE_IT = 'Change it'

/** What stands before the values of a form that a button opens again: nobody else runs it. */
const AGAIN = 'form '

/** What stands in the form that a button opens again; nothing where it does something else. */
export function formIn({ command, text }: Invocation): FormValues | undefined {
  if (command !== 'breaks' || !text.startsWith(`${AGAIN}{`)) return undefined
  return JSON.parse(text.slice(AGAIN.length)) as FormValues
}

/** A form has to be the first answer to a press, and what it holds could not be read in time. */
export const NOT_OPENED: Document = refusal(
  'The form did not open',
  'It took me too long to find what you wrote. Please press "Change it" once more.',
)
