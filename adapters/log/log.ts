import type { MessengerEvent } from '../messenger/messenger.ts'
import type { ServiceEvent } from '../service.ts'
import { failureOf, type Failure } from './failure.ts'
import type { LogForm } from './forms.ts'
import { onlyKnown } from './known.ts'
import { masking } from './secrets.ts'

/** What happens in a process, for whoever runs Limber. */
export type LogEvent =
  | ServiceEvent
  | MessengerEvent
  | { readonly event: 'start'; readonly engine: 'sqlite' | 'postgres'; readonly process: string }
  /** What was under way took so many ms to end. */
  | { readonly event: 'stop'; readonly within: number }

/** Writes down what happens, a line for each event. */
export type Log = {
  hear(event: LogEvent): void
  /** What ended the process, or should have. */
  failed(error: unknown): void
}

/** What a log is made of. */
export type LogWork = {
  /** Takes a line with its end. */
  readonly write: (line: string) => void
  /** What must not stand in it, in whatever writing. */
  readonly secrets: readonly string[]
  readonly form: LogForm
  /** Ms since 1970. */
  readonly now: () => number
}

type Level = 'info' | 'warn' | 'error'
type EventName = LogEvent['event']
type EventOf<Name, Event = LogEvent> = Event extends { readonly event: infer Its }
  ? Name extends Its
    ? Event
    : never
  : never

/**
 * How much each event matters, and what is told of it: a field that is missing here does not compile, and one that is
 * not named here is not told.
 */
const EVENTS: {
  readonly [Name in EventName]: readonly [
    Level | ((event: EventOf<Name>) => Level),
    { readonly [Field in Exclude<keyof EventOf<Name>, 'event'>]-?: true },
  ]
} = {
  posted: ['info', { delivery: true, platform: true, kind: true, late: true, wasFound: true }],
  missed: ['warn', { delivery: true, platform: true, why: true }],
  uncertain: ['warn', { delivery: true, platform: true, why: true }],
  failed: ['warn', { delivery: true, platform: true, why: true }],
  busy: ['info', { platform: true, scope: true, wait: true }],
  unknown: ['warn', { delivery: true, platform: true, why: true }],
  stopped: ['warn', { breakId: true, platform: true, why: true }],
  clock: ['warn', { by: true }],
  trouble: ['error', { during: true, why: true, mistake: true }],
  connection: [({ is }) => (is === 'up' ? 'info' : 'warn'), { platform: true, is: true, why: true }],
  problem: ['error', { platform: true, during: true, mistake: true }],
  start: ['info', { engine: true, process: true }],
  stop: ['info', { within: true }],
  stall: ['warn', {}],
  pruned: ['info', { rows: true }],
}

/**
 * A log without a word that a person wrote, and without a secret: of texts only what is known of Limber, of systems and
 * of platforms is told, and ids of people never are.
 */
export function createLog({ write, secrets, form, now }: LogWork): Log {
  const mask = masking(secrets)
  const tell = (value: unknown): Told => {
    if (typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    const text = mask(String(value))
    return UUID.test(text) ? text : onlyKnown(text)
  }
  const say = (level: Level, event: string, fields: Readonly<Record<string, Told | Failure>>) => {
    if (form === 'off') return
    const time = new Date(now()).toISOString()
    write(
      form === 'json'
        ? `${JSON.stringify({ time, level, event, ...fields })}\n`
        : textLine(time, level, event, fields),
    )
  }

  return {
    hear(event) {
      const [level, fields] = EVENTS[event.event]
      const told = Object.keys(fields).flatMap((field) => {
        const value: unknown = event[field as keyof typeof event]
        if (value === undefined) return []
        return [[field, field === 'mistake' ? failureOf(value, mask) : tell(value)]]
      })
      say(typeof level === 'function' ? level(event as never) : level, event.event, Object.fromEntries(told))
    },
    failed(error) {
      say('error', 'crash', { error: failureOf(error, mask) })
    },
  }
}

type Told = string | number | boolean | null

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One event on one line, for people. */
function textLine(
  time: string,
  level: Level,
  event: string,
  fields: Readonly<Record<string, Told | Failure>>,
): string {
  const said = Object.entries(fields).map(([name, value]) =>
    typeof value === 'object' && value !== null ? sayFailure(value) : `${name}=${JSON.stringify(value)}`,
  )
  return `${[time, level.padEnd(5), event, ...said].join(' ')}\n`
}

function sayFailure({ name, code, errcode, message, at, cause }: Failure): string {
  const codes = [code, errcode].filter((one) => one !== undefined)
  const what = codes.length === 0 ? name : `${name} (${codes.join(', ')})`
  const where = at.length === 0 ? '' : ` at ${at.join(' < ')}`
  return `${what}: ${message}${where}${cause === undefined ? '' : ` because of ${sayFailure(cause)}`}`
}
