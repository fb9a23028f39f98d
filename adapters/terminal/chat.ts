import { createInterface } from 'node:readline'
import { styleText } from 'node:util'
import type { Bot } from '../../src/bot.ts'
import { sayMoment } from '../../src/breaks/moment.ts'
import type { Whereabouts } from '../../src/country.ts'
import type { Answer } from '../../src/answer/answer.ts'
import { isOffer } from '../../src/confirm.ts'
import { choicesOf, type Choice, type Document } from '../../src/document.ts'
import type { Outgoing } from '../../src/deliver/chat.ts'
import { timingAt } from '../../src/deliver/timing.ts'
import type { DeliveryEvent } from '../../src/deliver/ports.ts'
import type { Asker } from '../../src/talk.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import { deliveryPorts } from '../delivery-ports.ts'
import { isInDoubt, storeTrouble } from '../database/problem.ts'
import { layoutOf, type Console } from './console.ts'
import { TERMINAL, YOU } from './place.ts'
import { terminalChat } from './terminal-chat.ts'
import { renderForTerminal } from './render.ts'
import { respond } from './respond.ts'
import { wrap } from './wrap.ts'

const GREETING = `Tell me what is stiff or sore, or name an exercise. "help" shows what you can ask, a number picks a choice, Ctrl-D leaves.`
const GOODBYE = 'Take care of yourself.'
const LEAVE = ['quit', 'exit', 'bye', ':q']

/** So often it is looked whether a break is due, in real ms. */
const LOOK_EVERY = 500

/** What is due and does not come must not keep the machine busy, in ms of the clock. */
const SHORTEST_WAIT = 1000

/** What a conversation goes by. */
export type Surroundings = {
  readonly clock: SharedClock
  /** How many times as fast as a real one the clock runs. */
  readonly speed?: number
  /** Hears what happens to deliveries, for whoever wants a log of it. */
  readonly hear?: (event: DeliveryEvent) => void
  /** Said first, where a person sits at the terminal. */
  readonly greeting?: string
}

/**
 * A conversation at the terminal, until Ctrl-D, Ctrl-C, "quit" or the end of the input. Meanwhile breaks come when the
 * clock says so.
 */
export async function chat(
  bot: Bot,
  console: Console,
  whereabouts: Whereabouts,
  { clock, speed = 1, hear = () => {}, greeting = '' }: Surroundings,
): Promise<void> {
  const { input, output } = console
  const isTerminal = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, output, terminal: isTerminal, prompt: isTerminal ? '> ' : '' })
  const say = (text: string) => output.write(`${text}\n\n`)
  let choices: readonly Choice[] = []
  const show = (document: Document) => {
    choices = choicesOf(document)
    say(renderForTerminal(document, layoutOf(console), 'numbered'))
  }
  const askerNow = (): Asker => ({
    ...whereabouts,
    speaker: { person: YOU, place: TERMINAL, at: clock.now() },
    administers: true,
  })

  if (isTerminal) say(wrap(`${greeting} ${GREETING}`.trim(), layoutOf(console).columns))
  // The input may end while an answer is written; nobody is there to be prompted then.
  let isOpen = true
  const leaving = new AbortController()
  lines.on('close', () => {
    isOpen = false
    leaving.abort()
  })
  lines.on('SIGINT', () => lines.close())

  const { colour } = layoutOf(console)
  const ring = ({ dueAt, document }: Outgoing): void => {
    const when = `· ${sayMoment(dueAt, whereabouts.zone ?? 'UTC')} ·`
    output.write(isTerminal ? '\n' : '')
    say(colour ? styleText('dim', when, { validateStream: false }) : when)
    const open = choices.find(isOffer)
    show(document)
    // A prompt in between must not swallow what is still to be confirmed.
    if (open !== undefined) {
      choices = [...choices, open]
      say(`Still open: [${choices.length}] ${open.label}`)
    }
    if (isOpen) lines.prompt(true)
  }
  let trouble: string | undefined
  let isWell = true
  const sayTrouble = (why: string) => {
    isWell = false
    // Once is enough, until it is another one.
    if (why !== trouble) say(`No break can come: ${why}`)
    trouble = why
  }
  const delivery = bot.deliver({
    ...deliveryPorts(clock, leaving.signal),
    chats: [terminalChat(ring)],
    hear(event) {
      hear(event)
      if (event.event === 'trouble') sayTrouble(event.why)
    },
    timing: timingAt(speed),
  })
  const ringing = (async () => {
    while (!leaving.signal.aborted) {
      let wait = LOOK_EVERY * speed
      try {
        isWell = true
        await delivery.tick()
        await delivery.idle()
        // A fast clock would look too late for what comes next.
        const left = ((await delivery.next()) ?? Infinity) - clock.now()
        wait = Math.min(wait, Math.max(left, SHORTEST_WAIT))
        if (isWell) trouble = undefined
      } catch (error) {
        sayTrouble(storeTrouble(error))
      }
      await clock.wait(wait, leaving.signal)
    }
    await delivery.stop()
  })()

  lines.prompt()
  for await (const line of lines) {
    const written = line.trim()
    if (LEAVE.includes(written.toLowerCase())) break
    const reply = written === '' ? undefined : await replyTo(bot, written, choices, askerNow()).catch(whyNot)
    if (typeof reply === 'string') say(reply)
    else if (reply !== undefined) show(reply.document)
    if (isOpen) lines.prompt()
  }
  lines.close()
  await ringing
  if (isTerminal) output.write(`\n${GOODBYE}\n`)
}

/** A failure of what stands below is said, and the conversation goes on; what was acknowledged before is safe. */
function whyNot(error: unknown): string {
  const why = storeTrouble(error)
  return isInDoubt(error)
    ? `That may not have worked: ${why} Please look before you try again: it may be done.`
    : `That did not work: ${why} Nothing was set up or changed by it.`
}

/** The answer to a line: a choice by its number or its words, or whatever was typed. A text says why there is none. */
async function replyTo(
  bot: Bot,
  written: string,
  choices: readonly Choice[],
  asker: Asker,
): Promise<Answer | string> {
  if (written.toLowerCase() === 'help') return respond(bot, '/help', asker)
  const isNumber = /^\d{1,2}$/.test(written)
  const choice = isNumber
    ? choices[Number(written) - 1]
    : choices.find(({ label }) => label.toLowerCase() === written.toLowerCase())
  if (choice !== undefined)
    return (await bot.run(choice.run, asker)) ?? `"${choice.label}" does nothing here.`
  if (!isNumber) return respond(bot, written, asker)
  return choices.length === 0
    ? 'There is nothing to choose from here: please use words.'
    : `Please pick a number from 1 to ${choices.length}.`
}
