import { createLibrary } from './answer/library.ts'
import { snoozeDocument, withLeftOut } from './answer/breaks/wish.ts'
import { kitOf } from './breaks/fitting.ts'
import { addPhraseOf, completedWish, isSetUp, phraseFor } from './breaks/free-text.ts'
import type { BreakPorts } from './breaks/ports.ts'
import { duePrompts, type DuePrompt } from './deliver/due-prompts.ts'
import type { BreakRights } from './breaks/rights.ts'
import { createRotation } from './breaks/rotation.ts'
import { answerOf } from './commands/breaks.ts'
import type { BreakCall, BreakService } from './commands/breaks/call.ts'
import type { Answer } from './answer/answer.ts'
import type { Service } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import type { Invocation } from './document.ts'
import { createNearMisses } from './inbox/near-miss.ts'
import type { NearMissStore } from './inbox/ports.ts'
import type { Knowledge } from './knowledge/model.ts'
import type { Understanding } from './match/understanding.ts'
import { createTalk, type Asker, type Question } from './talk.ts'

/** Limber itself, free of any platform. */
export type Bot = {
  /** Answers a question of any length and content; rejects only where what it stands on fails. */
  ask(question: Question): Promise<Answer>
  /** Runs a command as it was typed or pressed; nothing when there is no such command. */
  run(invocation: Invocation, asker?: Asker): Promise<Answer | undefined>
  /** Every prompt that is to be posted by now; each counts as posted once the next one is asked for. */
  due(): AsyncGenerator<DuePrompt>
  /** When the next one falls due, in ms since 1970; nothing where none comes. */
  nextDue(): Promise<number | undefined>
}

type Wished = Pick<Extract<Understanding, { kind: 'schedule' }>, 'wish' | 'text'>

/** What a bot needs of the outside besides the knowledge; without it, it only answers. */
export type BotPorts = {
  readonly breaks?: BreakPorts
  readonly rights?: BreakRights
  /** Where questions that were asked in vain are noted; without it none is. */
  readonly nearMisses?: Pick<NearMissStore, 'note'>
}

/** Prepares a bot from sound knowledge. */
export function createBot(
  knowledge: Knowledge,
  { breaks, rights = 'members', nearMisses }: BotPorts = {},
): Bot {
  const talk = createTalk(knowledge)
  const library = createLibrary(knowledge)
  const nearMissOf = createNearMisses(knowledge)
  const service: BreakService | undefined = breaks && {
    ports: breaks,
    rotation: createRotation(knowledge.exercises, kitOf(knowledge.words)),
    rights,
  }

  function callOf({ speaker, zone, isGuest = false, administers = false }: Asker): BreakCall | undefined {
    if (service === undefined || speaker === undefined) return undefined
    const { person, place } = speaker
    return { ...service, library, member: { person, isFullMember: !isGuest, administers }, place, zone }
  }

  function serviceFor(asker: Asker): Service {
    return {
      ...talk.serviceFor(asker),
      breaks: callOf(asker),
      forgetTalk: () => asker.speaker && talk.forget(asker.speaker.person),
    }
  }

  /** No answer waits for it or fails with it. */
  function noteInVain({ text, speaker }: Question, answer: Answer): void {
    if (nearMisses === undefined || speaker === undefined) return
    const miss = nearMissOf(text, answer)
    if (miss !== undefined) nearMisses.note(miss, speaker.at).catch(() => {})
  }

  async function run({ command, text }: Invocation, asker: Asker = {}): Promise<Answer | undefined> {
    return COMMANDS.find(({ name }) => name === command)?.run(text, serviceFor(asker))
  }

  /** Runs the command that a wish for a break comes to. */
  async function grant({ wish, text }: Wished, asker: Asker, at: BreakCall): Promise<Answer> {
    if (wish === 'set up' || isSetUp(text, givenOf(at))) return setUp(text, asker, at)
    return wish === 'snooze' ? answerOf(wish, snoozeDocument()) : breaksRun(phraseFor(wish, text), asker)
  }

  /** Goes on with a break that is wanted; what is missing is asked, and then remembered. */
  async function setUp(text: string, asker: Asker, at: BreakCall): Promise<Answer> {
    const given = givenOf(at)
    const before = talk.openWish(asker)
    const own = addPhraseOf(text, given)
    const whole =
      own.reading.kind === 'cadence' || before === undefined ? undefined : completedWish(before, text, given)
    const { phrase, leftOut, reading } = whole === undefined ? own : addPhraseOf(whole, given)
    const isOpen = reading.kind === 'missing' || reading.kind === 'ambiguous'
    talk.keepWish(asker, isOpen ? (whole ?? text) : undefined)
    const { understanding, document } = await breaksRun(phrase, asker)
    return { understanding, document: withLeftOut(document, leftOut) }
  }

  async function breaksRun(text: string, asker: Asker): Promise<Answer> {
    const answer = await run({ command: 'breaks', text }, asker)
    if (answer === undefined) throw new Error('There is no command "/breaks".')
    return answer
  }

  /** Whether a text that was taken for something else says when a break is wanted. */
  function saysWhen(text: string, { kind }: Understanding, asker: Asker, at: BreakCall): boolean {
    const before = talk.openWish(asker)
    if (before !== undefined && completedWish(before, text, givenOf(at)) !== undefined) return true
    // A time alone, which nothing else is about: "every 30 minutes from 9 to 12 on mondays".
    return kind === 'unknown' && addPhraseOf(text, givenOf(at)).reading.kind === 'cadence'
  }

  return {
    run,
    nextDue: async () => service?.ports.store.earliest(),
    async *due() {
      if (service !== undefined) yield* duePrompts({ ...service, library })
    },
    async ask(question) {
      const answer = talk.ask(question)
      const { understanding } = answer
      const at = callOf(question)
      if (at !== undefined && understanding.kind === 'schedule') return grant(understanding, question, at)
      const isAnswered = at === undefined || understanding.kind === 'safety'
      if (!isAnswered && saysWhen(question.text, understanding, question, at))
        return setUp(question.text, question, at)
      noteInVain(question, answer)
      return answer
    },
  }
}

function givenOf({ ports, zone, place }: BreakCall) {
  return { ports, zone, isDirect: place.isDirect }
}
