import type { Delivery } from '../../src/deliver/delivery.ts'
import { TIMING } from '../../src/deliver/timing.ts'
import { pick, randomFrom, type Random } from '../bench/random.ts'
import type { Happening, MemoryChat } from '../fakes/memory-chat.ts'
import { failing } from './failing.ts'
import { standstillAt, type Point, type Standstill } from './standstill.ts'
import { MINUTE, SECOND, type World } from './world.ts'

/** How rough it gets: how often something goes wrong, from 0 to 1. */
export type Roughness = {
  readonly seed: number
  readonly store: number
  readonly chat: number
  readonly history: 'readable' | 'closed' | 'at times unknown'
  readonly knowsAgainFor: number
}

/** Where a process dies or stands still: the so-and-so-manieth time it comes there. */
export type Fate = { readonly point: Point; readonly time: number; readonly ends: 'dead' | 'goes on' }

/** What may happen to processes and their clock. */
export type Event =
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'start'; readonly fate?: Fate | undefined }
  | { readonly do: 'stop' }
  | { readonly do: 'go on' }
  | { readonly do: 'set the clock'; readonly ms: number }

type Member = {
  readonly delivery: Delivery
  readonly fate?: Fate | undefined
  readonly standstill?: Standstill
  isStanding: boolean
}

const STEP = 5 * SECOND
const MOST_MEMBERS = 3

/** A world in which anything goes wrong, until peace is made. */
export class Rough {
  readonly #world: World
  readonly #how: Roughness
  readonly #random: Random
  readonly #chat: MemoryChat
  #members: readonly Member[] = []
  #isRough = true
  #born = 0
  #steps = 0
  #ahead = 0

  constructor(world: World, how: Roughness) {
    this.#world = world
    this.#how = how
    this.#random = randomFrom(how.seed)
    this.#chat = world.chat({
      pace: { perSecond: Infinity, atOnce: 3 },
      // Longer than anybody counts on it.
      knowsAgainFor: how.knowsAgainFor === 0 ? 0 : how.knowsAgainFor + MINUTE,
      happens: () => this.#happening(),
      finds: () => this.#finding(),
      edits: () => (this.#isTroubled(how.chat) ? { is: 'unknown', why: 'a time-out' } : undefined),
    })
  }

  /** What members of the channels see, by deliveries. */
  seen(): ReadonlyMap<string, number> {
    const all = Map.groupBy(this.#chat.seen(), ({ delivery }) => delivery)
    return new Map([...all].map(([delivery, messages]) => [delivery, messages.length]))
  }

  async happen(event: Event): Promise<void> {
    switch (event.do) {
      case 'pass':
        return this.#pass(event.seconds * SECOND)
      case 'start':
        // Who never saw the right time cannot know how far to look back.
        if (this.#members.length < MOST_MEMBERS && Math.abs(this.#ahead) < TIMING.skew)
          this.#start(event.fate)
        return
      case 'stop': {
        const [first, ...others] = this.#members
        if (first === undefined || first.isStanding) return
        this.#members = others
        void first.delivery.stop()
        return this.#pass(STEP)
      }
      case 'go on':
        return this.#goOn()
      case 'set the clock':
        // It is looked at the clock before.
        await this.#pass(STEP)
        this.#ahead += event.ms
        this.#world.step(event.ms)
    }
  }

  /** All goes well from now on, and the clock is right; goes on to an instant (ms since 1970) and a while longer. */
  async makePeace(until: number): Promise<void> {
    this.#isRough = false
    this.#chat.letArrive()
    this.#world.step(-this.#ahead)
    this.#goOn()
    this.#start()
    await this.#pass(Math.max(until - this.#world.clock.now(), 0) + 12 * MINUTE, 30 * SECOND)
  }

  async #pass(ms: number, step: number = STEP): Promise<void> {
    for (let passed = 0; passed < ms; passed += step) {
      const upright = this.#members.filter(({ isStanding }) => !isStanding)
      await this.#world.passIn(step, 0, ...upright.map((member) => enduring(member)))
      // Late, and within the time that a request may take.
      if (++this.#steps % 2 === 0) this.#chat.letArrive()
    }
  }

  #start(fate?: Fate): void {
    const owner = `process ${++this.#born}`
    const chat = { ...this.#chat, knowsAgainFor: this.#how.knowsAgainFor }
    const store = failing(this.#world.store, () =>
      this.#isTroubled(this.#how.store)
        ? pick(this.#random, ['not done', 'answer lost'] as const)
        : undefined,
    )
    const standstill = fate && standstillAt(fate.point, { store, chat }, fate.time)
    const reached = standstill ?? { store, chat }
    const delivery = this.#world.process([reached.chat], { owner, store: reached.store })
    const member: Member = { delivery, fate, ...(standstill && { standstill }), isStanding: false }
    void standstill?.stands.then(() => {
      member.isStanding = true
      if (fate?.ends === 'dead') this.#members = this.#members.filter((other) => other !== member)
    })
    this.#members = [...this.#members, member]
  }

  #goOn(): void {
    for (const member of this.#members) {
      if (!member.isStanding) continue
      member.isStanding = false
      member.standstill?.goOn()
    }
  }

  #isTroubled(often: number): boolean {
    return this.#isRough && this.#random() < often
  }

  #happening(): Happening {
    if (!this.#isTroubled(this.#how.chat)) return 'posted'
    const wait = Math.ceil(this.#random() * 40 * SECOND)
    return pick(this.#random, [
      'answer lost',
      'answer lost',
      'request lost',
      'arrives later',
      { is: 'busy', wait, scope: 'place' },
      { is: 'busy', wait, scope: 'workspace' },
      { is: 'busy', wait, scope: 'platform' },
      { is: 'rejected', why: 'invalid_blocks' },
    ] as const)
  }

  #finding() {
    const { history, chat } = this.#how
    if (history === 'closed') return { is: 'unreadable', why: 'history is closed' } as const
    if (!this.#isTroubled(chat)) return undefined
    if (history === 'at times unknown') return { is: 'unknown', why: 'a time-out' } as const
    return { is: 'busy', wait: 5 * SECOND, scope: 'place' } as const
  }
}

/** Ticks that reject are no end of anything, and one in which a process stands still never ends. */
function enduring({ delivery, standstill }: Member): Delivery {
  const never = new Promise<void>(() => {})
  return {
    ...delivery,
    tick: () => Promise.race([delivery.tick().catch(() => {}), standstill?.stands ?? never]),
  }
}
