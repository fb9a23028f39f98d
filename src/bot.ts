import type { Answer } from './answer/answer.ts'
import { createLibrary } from './answer/library.ts'
import { privacyDocument } from './answer/privacy.ts'
import { kitOf } from './breaks/fitting.ts'
import type { BreakPorts } from './breaks/ports.ts'
import type { BreakRights } from './breaks/rights.ts'
import { createRotation } from './breaks/rotation.ts'
import type { BreakCall, BreakService } from './commands/breaks/call.ts'
import type { Service } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import { duePrompts, type DuePrompt } from './deliver/due-prompts.ts'
import { choicesOf, type Document, type Invocation } from './document.ts'
import { createNearMisses } from './inbox/near-miss.ts'
import type { NearMissStore } from './inbox/ports.ts'
import type { Knowledge } from './knowledge/model.ts'
import { createTalk, type Asker, type Question } from './talk.ts'
import { createWishes } from './wishes.ts'

/** Limber itself, free of any platform. */
export type Bot = {
  /** Answers a question of any length and content; rejects only where what it stands on fails. */
  ask(question: Question): Promise<Answer>
  /** Runs a command as it was typed or pressed; nothing when there is no such command. */
  run(invocation: Invocation, asker?: Asker): Promise<Answer | undefined>
  /**
   * Every prompt that is to be posted by now; each counts as posted once the next one is asked for. Where there is only
   * one person, as at a terminal, it is held back while that one has a warning sign to settle.
   */
  due(onlyPerson?: string): AsyncGenerator<DuePrompt>
  /** When the next one falls due, in ms since 1970; nothing where none comes. */
  nextDue(): Promise<number | undefined>
}

/** What a bot needs of the outside besides the knowledge; without it, it only answers. */
export type BotPorts = {
  readonly breaks?: BreakPorts
  readonly rights?: BreakRights
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
  const talk = createTalk(knowledge)
  const library = createLibrary(knowledge)
  const nearMissOf = createNearMisses(knowledge)
  const keeping = { breaks: breaks !== undefined, nearMisses: nearMisses !== undefined, isRehearsal }
  const service: BreakService | undefined = breaks && {
    ports: breaks,
    rotation: createRotation(knowledge.exercises, kitOf(knowledge.words)),
    rights,
  }
  const wishes = createWishes(talk, async (text, asker) => {
    const answer = await run({ command: 'breaks', text }, asker)
    if (answer === undefined) throw new Error('There is no command "/breaks".')
    return answer
  })

  function callOf(asker: Asker): BreakCall | undefined {
    const { speaker, zone, isGuest = false, administers = false } = asker
    if (service === undefined || speaker === undefined) return undefined
    const { person, place } = speaker
    const member = { person, isFullMember: !isGuest, administers }
    return { ...service, library, member, place, zone, conditions: talk.serviceFor(asker).conditions }
  }

  function serviceFor(asker: Asker): Service {
    return {
      ...talk.serviceFor(asker),
      breaks: callOf(asker),
      keeping,
      forgetTalk: () => asker.speaker && talk.forget(asker.speaker.person),
    }
  }

  async function run({ command, text }: Invocation, asker: Asker = {}): Promise<Answer | undefined> {
    const answer = await COMMANDS.find(({ name }) => name === command)?.run(text, serviceFor(asker))
    if (answer !== undefined) talk.keepOffer(asker, offerIn(answer.document))
    return answer
  }

  /** No answer waits for it or fails with it. */
  function noteInVain({ text, speaker }: Question, answer: Answer): void {
    if (nearMisses === undefined || speaker === undefined) return
    const miss = nearMissOf(text, answer)
    if (miss !== undefined) nearMisses.note(miss, speaker.at).catch(() => {})
  }

  return {
    run,
    nextDue: async () => service?.ports.store.earliest(),
    async *due(onlyPerson) {
      if (service !== undefined) yield* duePrompts({ ...service, library, hasSign: talk.hasSign, onlyPerson })
    },
    async ask(question) {
      const offer = talk.offer(question)
      const answer = talk.ask(question)
      const { understanding } = answer
      if (understanding.kind === 'safety') return answer
      if (offer !== undefined && YES.test(question.text)) return (await run(offer, question)) ?? answer
      const call = callOf(question)
      const granted = call && (await wishes.answer(question, understanding, call))
      if (granted !== undefined) return granted
      noteInVain(question, answer)
      const isAboutPrivacy = understanding.kind === 'help' && understanding.why === 'privacy'
      return isAboutPrivacy ? { understanding, document: privacyDocument(keeping) } : answer
    },
  }
}

/** What a document asks to be confirmed. */
function offerIn(document: Document): Invocation | undefined {
  return choicesOf(document).find(({ run }) => run.command === 'breaks' && run.text.startsWith('confirm '))
    ?.run
}

const YES =
  /^\W*(?:yes|yep|yeah|yup|ok|okay|sure|correct|right|perfect|great|sounds good|looks good|do it|go ahead|please do|set it up|confirm)(?:[\s,]+(?:please|thanks|thank you|do it|set it up|go ahead|that's right|remove it))*\W*$/i
