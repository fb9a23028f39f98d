import { MessageFlags, type ButtonInteraction } from 'discord.js'
import { isOffer } from '../../../src/confirm.ts'
import type { FormValues } from '../../../src/breaks/form.ts'
import type { Invocation } from '../../../src/document.ts'
import { createOnce } from '../../messenger/once.ts'
import { EXPIRED, somethingWrong } from '../../messenger/sentences.ts'
import { takesPlace } from '../../messenger/takes-place.ts'
import { breakForm, formIn, NOT_OPENED } from './form.ts'
import { withLettingIn } from './letting-in.ts'
import { markIn } from '../show/mark.ts'
import { isAnswered, isNotAllowed } from '../connection/mistakes.ts'
import { idsIn, type Pressed, type PressWork } from './pressed.ts'
import { createShare } from './share.ts'
import { surely } from '../say/surely.ts'
import { timely } from '../connection/timely.ts'
import { aroundOf, mayWrite, visitorOf } from './visitor.ts'
import { plainWords, privately, type Words } from '../show/words.ts'

/** Answers buttons, each press once. */
export function createPresses(work: PressWork): { answer(interaction: ButtonInteraction): Promise<void> } {
  const { buttons, reception, wording, telling, failed } = work
  const share = createShare(work)
  const underWay = new Set<string>()
  /** What was done stays so, for whoever pressed before they saw it. */
  const confirmed = createOnce()
  /** What is just being confirmed: whoever presses meanwhile waits for what becomes of it. */
  const confirming = new Map<string, Promise<void>>()

  async function runOf({ customId }: ButtonInteraction): Promise<Invocation | Pressed> {
    try {
      return (await buttons.read(customId)) ?? { words: plainWords(EXPIRED), isInPlace: false }
    } catch (mistake) {
      failed(mistake)
      return { words: plainWords(somethingWrong(mistake)), isInPlace: false }
    }
  }

  async function pressed(interaction: ButtonInteraction, run: Invocation): Promise<Pressed> {
    if (run.command === 'share') return share(interaction, run)
    const visitor = visitorOf(interaction)
    const isAlone = isSeenByOne(interaction)
    // Whatever becomes of the message, nobody else sees who pressed.
    const answer = await reception.answer({ visitor, isPrivate: true, run })
    if (answer === undefined) return undefined
    const reply = withLettingIn(answer, { place: visitor.place, run }, aroundOf(interaction))
    const isInPlace = isAlone
      ? takesPlace(reply, { run, buttons: idsIn(interaction) })
      : reply.isDone && reply.for === 'place'
    const words = await wording.of(reply, visitor, {
      withShare: (isAlone || !isInPlace) && mayWrite(interaction),
      // By its mark a delivery is found again, also when somebody pressed before anybody looked.
      mark: isInPlace ? markIn(interaction.message.components.map((one) => one.toJSON())) : undefined,
    })
    return { words, isInPlace, isSign: reply.isSign, isDone: reply.isDone }
  }

  /** What confirms something is done once, whoever presses; everything else once for each of them. */
  async function once(interaction: ButtonInteraction): Promise<Pressed> {
    const run = await runOf(interaction)
    if (run === undefined || 'words' in run) return run
    const form = formIn(run)
    if (form !== undefined) return openForm(interaction, form)
    const { message, customId } = interaction
    const button = `${message.id} ${customId}`
    if (!isOffer({ label: '', run })) return pressed(interaction, run)
    for (let other = confirming.get(button); other !== undefined; other = confirming.get(button)) await other
    if (!confirmed.isNew(button)) return undefined
    let isDone = false
    const turn = Promise.withResolvers<void>()
    confirming.set(button, turn.promise)
    try {
      if (!(await isOurs(interaction))) return undefined
      const said = await pressed(interaction, run)
      isDone = said?.isDone === true
      return said
    } finally {
      // Somebody else may confirm what one person may not.
      if (!isDone) confirmed.again(button)
      confirming.delete(button)
      turn.resolve()
    }
  }

  async function say(interaction: ButtonInteraction): Promise<void> {
    const { value } = await timely(once(interaction), () => isOurs(interaction))
    if (value === undefined) return void (await isOurs(interaction))
    const { words, isInPlace, isSign = false } = value
    const tell = async () => {
      if (isInPlace && (await isEdited(interaction, words))) return
      const alone = privately(words)
      await (interaction.deferred ? interaction.followUp(alone) : interaction.reply(alone))
    }
    await surely(interaction, { words, isSign, tell }, telling)
  }

  /** Whether the message says something else now; one that is gone cannot. */
  async function isEdited(interaction: ButtonInteraction, words: Words): Promise<boolean> {
    try {
      await (interaction.deferred ? interaction.editReply(words) : interaction.update(words))
      return true
    } catch (mistake) {
      if (!isNotAllowed(mistake)) throw mistake
      return false
    }
  }

  return {
    async answer(interaction) {
      const { message, customId, user } = interaction
      const own = `${user.id} ${message.id} ${customId}`
      if (underWay.has(own)) return void (await isOurs(interaction))
      underWay.add(own)
      await say(interaction).finally(() => underWay.delete(own))
    },
  }
}

/** Opens a form; that has to be the first answer to a press. */
async function openForm(interaction: ButtonInteraction, values: FormValues): Promise<Pressed> {
  try {
    await interaction.showModal(breakForm(values, !visitorOf(interaction).place.isDirect))
    return undefined
  } catch (mistake) {
    if (!isAnswered(mistake)) throw mistake
    // Where another process was faster, it opened the form.
    return ACKNOWLEDGED.has(interaction) ? { words: plainWords(NOT_OPENED), isInPlace: false } : undefined
  }
}

/** Acknowledges a press; whether nobody else did, as another process that hears the same might. */
function isOurs(interaction: ButtonInteraction): Promise<boolean> {
  const acknowledged = ACKNOWLEDGED.get(interaction) ?? acknowledge(interaction)
  ACKNOWLEDGED.set(interaction, acknowledged)
  acknowledged.catch(() => ACKNOWLEDGED.delete(interaction))
  return acknowledged
}

const ACKNOWLEDGED = new WeakMap<ButtonInteraction, Promise<boolean>>()

async function acknowledge(interaction: ButtonInteraction): Promise<boolean> {
  try {
    await interaction.deferUpdate()
    return true
  } catch (mistake) {
    if (isAnswered(mistake)) return false
    throw mistake
  }
}

/** A private answer, or direct messages: nobody else sees what becomes of the message. */
function isSeenByOne({ message, guildId }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral) || guildId === null
}
