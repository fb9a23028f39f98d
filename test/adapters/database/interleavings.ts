import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Made } from './contract.ts'
import { LEASE, MINUTE, newDue, SECOND, T, TURN } from './deliveries.ts'
import { TEAM } from './drafts.ts'

/** What is given back for longer, in ms, is so by a clock that was wrong. */
const LONGEST_WAIT = 10 * MINUTE
/** What ends so much later than a lease may be held as it should: somebody claims meanwhile, in ms. */
const SLACK = 5_000

const OWNERS = ['one', 'two', 'three'] as const
type Owner = (typeof OWNERS)[number]

/** What may happen next; `pick` says to which of the deliveries that an owner believes to hold. */
type Event =
  | { readonly do: 'fall due' }
  | { readonly do: 'time passes'; readonly ms: number }
  | { readonly do: 'claim'; readonly owners: readonly Owner[]; readonly most: number }
  | { readonly do: 'begin'; readonly owner: Owner; readonly pick: number; readonly lease: number }
  | { readonly do: 'settle'; readonly owner: Owner; readonly pick: number; readonly isPosted: boolean }
  | {
      readonly do: 'give back'
      readonly owner: Owner
      readonly pick: number
      readonly ms: number
      readonly isRefused: boolean
    }
  | { readonly do: 'leave'; readonly owner: Owner }
  | { readonly do: 'set the clock back'; readonly ms: number }

const owner = fc.constantFrom(...OWNERS)
const pick = fc.nat(9)
const ms = fc.oneof(fc.nat(2 * SECOND), fc.nat(2 * LEASE), fc.constant(LEASE))
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ do: fc.constant('fall due') }),
  fc.record({ do: fc.constant('time passes'), ms }),
  fc.record({ do: fc.constant('claim'), owners: fc.uniqueArray(owner, { minLength: 1 }), most: fc.nat(4) }),
  fc.record({ do: fc.constant('claim'), owners: fc.uniqueArray(owner, { minLength: 1 }), most: fc.nat(4) }),
  fc.record({ do: fc.constant('begin'), owner, pick, lease: fc.integer({ min: 1, max: LEASE }) }),
  fc.record({ do: fc.constant('settle'), owner, pick, isPosted: fc.boolean() }),
  fc.record({ do: fc.constant('give back'), owner, pick, ms, isRefused: fc.boolean() }),
  fc.record({ do: fc.constant('leave'), owner }),
  fc.record({ do: fc.constant('set the clock back'), ms: fc.nat(100 * LEASE) }),
)

/** What a delivery must be, whoever believes what. */
type Truth = {
  readonly dueAt: number
  readonly holder?: Owner
  /** Nobody gets it before. */
  readonly freeAt: number
  readonly tries: number
  readonly triedAt?: number
  readonly isSettled: boolean
}

/** Three processes that claim, begin, settle and give back as they please, each believing what it once was told. */
class World {
  readonly #store: Made['store']
  readonly #platform: string
  readonly #truth = new Map<string, Truth>()
  readonly #believed = new Map<Owner, readonly string[]>()
  #now = T
  /** The latest that any clock ever said. */
  #latest = T

  constructor(store: Made['store'], run: number) {
    this.#store = store
    this.#platform = `platform ${run}`
  }

  async happen(event: Event): Promise<void> {
    switch (event.do) {
      case 'fall due': {
        const { id } = await newDue(this.#store, this.#now, { place: { ...TEAM, platform: this.#platform } })
        this.#truth.set(id, { dueAt: this.#now, freeAt: this.#now, tries: 0, isSettled: false })
        return
      }
      case 'time passes':
        this.#now += event.ms
        this.#latest = Math.max(this.#latest, this.#now)
        return
      case 'claim':
        await Promise.all(event.owners.map((owner) => this.#claim(owner, event.most)))
        return
      case 'begin': {
        const { id, truth } = this.#pick(event)
        const isAllowed = this.#isHeld(truth, event.owner) && truth.freeAt > this.#now
        const begun = { at: this.#now, lease: event.lease, turn: TURN }
        expect(await this.#store.begin(id, this.#name(event.owner), begun)).toBe(isAllowed)
        if (isAllowed)
          this.#truth.set(id, {
            ...truth,
            freeAt: this.#now + event.lease,
            tries: truth.tries + 1,
            triedAt: truth.triedAt ?? this.#now,
          })
        return
      }
      case 'settle': {
        const { id, truth } = this.#pick(event)
        const isAllowed = event.isPosted
          ? this.#truth.has(id) && !truth.isSettled
          : this.#isHeld(truth, event.owner)
        const settled = event.isPosted
          ? ({ state: 'posted' } as const)
          : ({ state: 'failed', why: '' } as const)
        expect(await this.#store.settle(id, settled, this.#name(event.owner))).toBe(isAllowed)
        if (isAllowed) this.#truth.set(id, { ...truth, isSettled: true })
        return
      }
      case 'give back': {
        const { id, truth } = this.#pick(event)
        const isAllowed = this.#isHeld(truth, event.owner)
        const until = this.#now + event.ms
        const owner = this.#name(event.owner)
        expect(await this.#store.postpone(id, owner, until, event.isRefused, this.#now)).toBe(isAllowed)
        if (!isAllowed) return
        const tries = Math.max(0, truth.tries - (event.isRefused ? 1 : 0))
        const { dueAt, triedAt } = truth
        this.#truth.set(id, {
          dueAt,
          freeAt: until,
          tries,
          ...(tries > 0 && triedAt !== undefined ? { triedAt } : {}),
          isSettled: false,
        })
        return
      }
      case 'leave':
        await this.#store.leave(this.#name(event.owner), this.#now)
        for (const [id, truth] of this.#truth)
          if (this.#isHeld(truth, event.owner) && truth.tries === 0)
            this.#truth.set(id, { dueAt: truth.dueAt, freeAt: this.#now, tries: 0, isSettled: false })
        return
      case 'set the clock back':
        this.#now -= event.ms
        await this.#store.free(this.#now, LEASE)
        for (const [id, { holder, ...truth }] of this.#truth) {
          const { dueAt, tries, isSettled } = truth
          const isHeld = (holder !== undefined || tries > 0) && truth.freeAt > this.#now + LEASE + SLACK
          const isGivenBack = truth.freeAt > dueAt && truth.freeAt > this.#now + LONGEST_WAIT
          if (isSettled || (!isHeld && !isGivenBack)) continue
          const freeAt = tries > 0 ? this.#now + LEASE : Math.max(dueAt, this.#now + LEASE)
          this.#truth.set(id, { ...truth, freeAt })
        }
    }
  }

  /** Whatever happened: after some time everything that is not settled can be had, once. */
  async nothingIsLost(): Promise<void> {
    // What was given back waits for two leases at most.
    this.#now = this.#latest + 3 * LEASE
    const open = [...this.#truth].filter(([, { isSettled }]) => !isSettled).map(([id]) => id)
    const claims = await this.#store.claim({
      platform: this.#platform,
      owner: 'the last one',
      now: this.#now,
      most: 999,
      lease: LEASE,
    })
    expect(claims.map(({ id }) => id).toSorted()).toEqual(open.toSorted())
  }

  async #claim(owner: Owner, most: number): Promise<void> {
    const claims = await this.#store.claim({
      platform: this.#platform,
      owner: this.#name(owner),
      now: this.#now,
      most,
      lease: LEASE,
    })
    expect(claims.length).toBeLessThanOrEqual(most)
    for (const { id, tries, triedAt } of claims) {
      const truth = this.#truth.get(id)
      // Nobody holds it, and it is not settled: never two at once.
      expect(truth).toMatchObject({ isSettled: false, tries, ...(triedAt === undefined ? {} : { triedAt }) })
      expect(truth?.freeAt).toBeLessThanOrEqual(this.#now)
      if (truth) this.#truth.set(id, { ...truth, holder: owner, freeAt: this.#now + LEASE })
    }
    const believed = this.#believed.get(owner) ?? []
    this.#believed.set(owner, [...believed, ...claims.map(({ id }) => id)])
  }

  #pick({ owner, pick }: { readonly owner: Owner; readonly pick: number }) {
    const believed = this.#believed.get(owner) ?? []
    const id = believed[pick % Math.max(1, believed.length)] ?? 'nothing'
    return { id, truth: this.#truth.get(id) ?? { dueAt: 0, freeAt: 0, tries: 0, isSettled: false } }
  }

  #isHeld({ holder, isSettled }: Truth, owner: Owner): boolean {
    return holder === owner && !isSettled
  }

  /** Runs share the store: nobody holds anything of another run. */
  #name(owner: Owner): string {
    return `${owner} of ${this.#platform}`
  }
}

/** What must hold whatever happens, and in whatever order. */
export function describeInterleavings(store: () => Made['store']): void {
  test('whoever claims, begins, settles, gives back and leaves when: no delivery is held by two, and none is lost', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60, size: 'max' }), async (events) => {
        const world = new World(store(), run++)
        for (const event of [{ do: 'fall due' } as const, ...events]) await world.happen(event)
        await world.nothingIsLost()
      }),
      { numRuns: 60 },
    )
  })
}
