import type { Answer } from './answer/answer.ts'
import { leftAsItIs } from './answer/breaks/problem.ts'
import { createLibrary } from './answer/library.ts'
import { privacyDocument } from './answer/privacy.ts'
import { kitOf } from './breaks/fitting.ts'
import { undoFuture } from './breaks/keep.ts'
import type { BreakPorts } from './breaks/ports.ts'
import type { BreakRights } from './breaks/rights.ts'
import { createRotation } from './breaks/rotation.ts'
import { answerOf } from './commands/breaks.ts'
import type { BreakCall, BreakService } from './commands/breaks/call.ts'
import type { Service } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import { isNewBreak, isRemoval, offerIn, saysNo, saysYes } from './confirm.ts'
import { createMessages } from './deliver/break-messages.ts'
import { createDelivery, type Delivery } from './deliver/delivery.ts'
import type { DeliveryPorts } from './deliver/ports.ts'
import type { Timing } from './deliver/timing.ts'
import { choicesOf, type Document, type Invocation } from './document.ts'
import { createNearMisses } from './inbox/near-miss.ts'
import type { NearMissStore } from './inbox/ports.ts'
import type { Knowledge } from './knowledge/model.ts'
import type { Speaker } from './memory.ts'
import { directPlace, type Place } from './place.ts'
import { createSpared } from './spared.ts'
import { createTalk, type Asker, type Question, type Talk } from './talk.ts'
import { createWishes } from './wishes.ts'

/** Limber itself, free of any platform. */
export type Bot = {
  /** Answers a question of any length and content; rejects only where what it stands on fails. */
  ask(question: Question): Promise<Answer>
  /** Runs a command as it was typed or pressed; nothing when there is no such command. */
  run(invocation: Invocation, asker?: Asker): Promise<Answer | undefined>
  /** The answer to a warning sign in what is not answered otherwise; nothing where there is none. */
  sign(asked: Question | Called): Answer | undefined
  /** Brings breaks to their places, on these platforms; throws where no breaks are kept. */
  deliver(ports: Surroundings): Delivery
}

/** A command that somebody typed, or a button that they pressed. */
type Called = Asker & { readonly run: Invocation }

/** What deliveries need besides what a bot has already. */
export type Surroundings = Omit<DeliveryPorts, 'store' | 'now'> & { readonly timing?: Timing }

/** What a bot needs of the outside besides the knowledge; without it, it only answers. */
export type BotPorts = {
  readonly breaks?: BreakPorts
  /** Who may set up and change the breaks of a place, on a platform. */
  readonly rights?: BreakRights | ((platform: string) => BreakRights)
  /** Where questions that were asked in vain are noted; without it none is. */
  readonly nearMisses?: Pick<NearMissStore, 'note'>
  /** Nothing is kept for good: the clock was moved to see what would come. */
  readonly isRehearsal?: boolean
}

/** Prepares a bot from sound knowledge. */
export function createBot(
  knowledge: Knowledge,
  { breaks, rights = 'members', nearMisses, isRehearsal = false }: BotPorts = {},
): Bot {
  const spared = breaks && createSpared(breaks.deliveries)
  const talk = createTalk(knowledge, { settled: (person) => spared?.settled(person) })
  const library = createLibrary(knowledge)
  const nearMissOf = createNearMisses(knowledge)
  const keeping = { breaks: breaks !== undefined, nearMisses: nearMisses !== undefined, isRehearsal }
  const service: BreakService | undefined = breaks && {
    ports: breaks,
    rotation: createRotation(knowledge.exercises, kitOf(knowledge.words)),
  }
  const rightsOn = typeof rights === 'function' ? rights : () => rights
  const wishesOf: Pick<Talk, 'openWish' | 'keepWish'> = {
    openWish: (asker) => talk.openWish(alone(asker)),
    keepWish: (asker, wish) => talk.keepWish(alone(asker), isElsewhere(asker) ? undefined : wish),
  }
  const wishes = createWishes(wishesOf, async (text, asker) => {
    const answer = await run({ command: 'breaks', text }, asker)
    if (answer === undefined) throw new Error('There is no command "/breaks".')
    return answer
  })

  function callOf(asker: Asker): BreakCall | undefined {
    const { speaker, zone, isGuest = false, administers = false, isUnknown = false } = asker
    const { administrators, noBreaks } = asker
    if (service === undefined || speaker === undefined) return undefined
    const { person } = speaker
    const place = asker.breaksOf ?? speaker.place
    const isFullMember = !isGuest && !isUnknown
    const member = {
      person,
      isFullMember,
      administers,
      isUnknown,
      ...(administrators && { administrators }),
      ...(noBreaks && { noBreaks }),
    }
    return {
      ...service,
      library,
      member,
      place,
      rights: rightsOn(place.platform),
      zone,
      conditions: conditionsFor(speaker),
      ownConditions: talk.conditionsOf(person, speaker.at),
    }
  }

  /** In a channel only what was told there: others read along. */
  function conditionsFor(speaker: Speaker): readonly string[] {
    const { person, place, at } = speaker
    return place.isDirect ? talk.conditionsOf(person, at) : talk.serviceFor({ speaker }).conditions
  }

  function serviceFor(asker: Asker): Service {
    return {
      ...talk.serviceFor(alone(asker)),
      breaks: callOf(asker),
      keeping,
      forgetTalk: () => asker.speaker && talk.forget(asker.speaker.person),
    }
  }

  async function run({ command, text }: Invocation, asker: Asker = {}): Promise<Answer | undefined> {
    const said = await COMMANDS.find(({ name }) => name === command)?.run(text, serviceFor(asker))
    if (said === undefined) return undefined
    const answer = command === 'breaks' && isOwn(text, said.document) ? { ...said, isOwn: true } : said
    keepSign(asker, answer)
    const { speaker } = alone(asker)
    if (speaker === undefined) return answer
    // What is offered in private in a channel means the channel: a yes in direct messages would mean those.
    talk.keepOffer({ speaker }, isElsewhere(asker) ? undefined : offerIn(answer.document))
    const shown = command === 'breaks' ? exerciseIn(answer.document) : undefined
    if (shown !== undefined) talk.keepShown(speaker, shown)
    return answer
  }

  function wordsIn({ command, text }: Invocation): string {
    const called = COMMANDS.find(({ name }) => name === command)
    return called?.withoutOwnWords?.(text, library) ?? text
  }

  /** Whoever told of a warning sign is sent no stretch for a day, also after a restart and by any other process. */
  function keepSign({ speaker }: Asker, { understanding }: Answer): void {
    const isTold = understanding.kind === 'safety' && understanding.again !== true
    if (isTold && speaker !== undefined) spared?.told(speaker.person, speaker.at)
  }

  /** No answer waits for it or fails with it. */
  function noteInVain({ text, speaker }: Question, answer: Answer): void {
    if (nearMisses === undefined || speaker === undefined) return
    const miss = nearMissOf(text, answer)
    if (miss !== undefined) nearMisses.note(miss, speaker.at).catch(() => {})
  }

  /** "Harder" means what came to somebody alone. */
  function keepShownAlone(person: string, place: Place, exercise: string, at: number): void {
    const speaker = { person, place, at }
    talk.keepShown(speaker, exercise)
    // "Do it" is about the stretch now, and removes nothing.
    if (isRemoval(talk.offer({ speaker }))) talk.keepOffer({ speaker }, undefined)
  }

  return {
    run,
    deliver({ timing, ...around }) {
      if (breaks === undefined || service === undefined)
        throw new Error('Without breaks nothing is delivered.')
      const chatOf = (platform: string) => around.chats.find((chat) => chat.platform === platform)
      const delivery = createDelivery({
        breaks,
        ports: { ...around, store: breaks.deliveries, now: breaks.now },
        messages: createMessages({
          ...service,
          library,
          // What is written down counts for all processes, also where another one heard that it is settled.
          hasSign: (person, at) => spared?.isUnwritten(person) === true && talk.hasSign(person, at),
          conditionsOf: talk.conditionsOf,
          showed: keepShownAlone,
          onlyPerson: (platform) => chatOf(platform)?.onlyPerson,
          lettingIn: (platform) => chatOf(platform)?.lettingIn?.(),
        }),
        ...(timing && { timing }),
        clockWentBack: (to) => undoFuture(breaks, to),
      })
      return {
        ...delivery,
        tick() {
          spared?.retry()
          return delivery.tick()
        },
      }
    },
    sign(asked) {
      const text = 'run' in asked ? wordsIn(asked.run) : asked.text
      const answer = talk.serviceFor(alone(asked)).sign(text, true)
      if (answer !== undefined) keepSign(asked, answer)
      return answer
    },
    async ask(asked) {
      const question = alone(asked)
      const offer = talk.offer(question)
      const isWishOpen = talk.openWish(question) !== undefined
      const answer = talk.ask(question)
      const { understanding } = answer
      keepSign(question, answer)
      if (understanding.kind === 'safety') return answer
      if (offer !== undefined && saysYes(question.text, offer)) return (await run(offer, asked)) ?? answer
      if ((offer !== undefined || isWishOpen) && saysNo(question.text)) {
        if (offer === undefined) talk.keepWish(question, undefined)
        return answerOf('list', leftAsItIs())
      }
      const call = callOf(asked)
      const isOpen = isWishOpen || isNewBreak(offer)
      const granted = call && (await wishes.answer(asked, understanding, { call, isOpen }))
      if (granted !== undefined) return granted
      noteInVain(question, answer)
      const isAboutPrivacy = understanding.kind === 'help' && understanding.why === 'privacy'
      return isAboutPrivacy ? { understanding, document: privacyDocument(keeping) } : answer
    },
  }
}

/** What is said in private in a channel is remembered as if it were said in direct messages: others read the channel. */
function alone<Who extends Asker>(asker: Who): Who {
  const { speaker } = asker
  if (speaker === undefined || !isElsewhere(asker)) return asker
  return { ...asker, speaker: { ...speaker, place: directPlace(speaker.place, speaker.person) } }
}

/** Whether something is said in private in a channel, so that it is remembered in another place. */
function isElsewhere({ speaker, isPrivate = false }: Asker): boolean {
  return isPrivate && speaker?.place.isDirect === false
}

/** Whether a wish for breaks, or what can be pressed below the answer to it, is about somebody alone. */
function isOwn(text: string, document: Document): boolean {
  const runs = choicesOf(document).map(({ run }) => (run.command === 'breaks' ? run.text : ''))
  return [text, ...runs].some((one) => OWN.test(one))
}

/** As Limber itself writes it, and as people may. */
const OWN = /\bme\b|\bmy own\b|\bpersonal|\bcare (?:for|of)\b/i

/** The exercise that a prompt shows. */
function exerciseIn(document: Document): string | undefined {
  return choicesOf(document).find(({ run }) => run.command === 'more')?.run.text
}
