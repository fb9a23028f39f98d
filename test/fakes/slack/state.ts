import type { Clock } from '../../../adapters/clock/clock.ts'
import type { Platform, PlatformWish } from '../platform.ts'
import type { Content, Ephemeral, ResponseUrl } from './board.ts'
import type { Thing } from './check-words.ts'
import { problemsInMessage, problemsInView } from './check.ts'
import { specCheck } from './spec-check.ts'
import { ALL_SCOPES } from './scopes.ts'
import { CHANNELS, PEOPLE, TEAM, TOKENS, type SlackChannel, type SlackPerson } from './workspace.ts'

/** What a fake Slack is to be like; without limits and troubles where nothing is said. */
export type SlackWish = Partial<Omit<PlatformWish, 'kind'>> & {
  readonly people?: Readonly<Record<string, SlackPerson>>
  readonly channels?: Readonly<Record<string, SlackChannel>>
  readonly scopes?: readonly string[]
  readonly tokens?: { readonly bot: string; readonly app: string }
  /** In which workspace a channel or person is, where there are several behind one token. */
  readonly workspaceOf?: (id: string) => string
}

/** What a method is answered once instead of what it does. */
export type Fault =
  | { readonly error: string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The connection breaks, before it is done or after. */
  | 'lost before'
  | 'lost after'
  /** Nobody answers until the test ends it. */
  | { readonly until: Promise<unknown> }

/** A call as it came. */
export type Call = {
  readonly method: string
  readonly args: Thing
  readonly token: string
  readonly at: number
}

/** A view as it stands. */
export type SlackView = {
  readonly id: string
  readonly user: string
  readonly view: Thing
  readonly isHome: boolean
  /** The one that it stands on. */
  readonly previous?: string | undefined
  /** What stands in its fields since it was submitted. */
  readonly typed: Thing
  /** What is said beside its fields, by their blocks. */
  readonly errors: Readonly<Record<string, string>>
}

/** Everything that a fake Slack knows. */
export type State = {
  readonly clock: Clock
  readonly platform: Platform
  readonly lag: number
  readonly people: Map<string, SlackPerson>
  readonly channels: Map<string, SlackChannel>
  readonly scopes: Set<string>
  readonly tokens: { readonly bot: string; readonly app: string }
  readonly workspaceOf: (id: string) => string
  /** Why the bot token is not accepted. */
  revoked: string | undefined
  readonly calls: Call[]
  readonly faults: { readonly method: string; readonly fault: Fault }[]
  readonly violations: string[]
  /** By the delivery of a message, or its own name. */
  readonly contents: Map<string, Content>
  readonly edited: Map<string, Content>
  readonly ephemerals: Map<string, Ephemeral>
  /** Threads in which people wrote, by channel and first message. */
  readonly threads: Set<string>
  readonly responses: Map<string, ResponseUrl>
  readonly views: Map<string, SlackView>
  /** Who may open something, by trigger, on which modal, and until when, in ms since 1970. */
  readonly triggers: Map<string, { readonly user: string; readonly until: number; readonly view?: string }>
  next: number
}

export function createState(wish: SlackWish, clock: Clock, platform: Platform): State {
  const { history = { lag: 0 }, people = PEOPLE, channels = CHANNELS, scopes = ALL_SCOPES } = wish
  return {
    clock,
    platform,
    lag: history === 'unreadable' ? 0 : history.lag,
    people: new Map(Object.entries(people)),
    channels: new Map(Object.entries(channels)),
    scopes: new Set(scopes),
    tokens: wish.tokens ?? TOKENS,
    workspaceOf: wish.workspaceOf ?? (() => TEAM),
    revoked: undefined,
    calls: [],
    faults: [],
    violations: [],
    contents: new Map(),
    edited: new Map(),
    ephemerals: new Map(),
    threads: new Set(),
    responses: new Map(),
    views: new Map(),
    triggers: new Map(),
    next: 1,
  }
}

/** Writes down what Slack would not take of a message; gives whether that is anything. */
export function isBadMessage(state: State, method: string, message: Thing): boolean {
  const { blocks } = message
  const problems = problemsInMessage(message)
  const more = Array.isArray(blocks) && problems.length === 0 ? (specCheck()?.blocks(blocks) ?? []) : []
  return note(state, method, [...problems, ...more])
}

/** The same for a view. */
export function isBadView(state: State, method: string, view: unknown): boolean {
  const problems = problemsInView(view)
  const more = problems.length === 0 ? (specCheck()?.view(view as Thing) ?? []) : []
  return note(state, method, [...problems, ...more])
}

/** The same for whatever else is wrong. */
export function note(state: State, method: string, problems: readonly string[]): boolean {
  state.violations.push(...problems.map((problem) => `${method}: ${problem}`))
  return problems.length > 0
}
