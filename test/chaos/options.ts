import { parseArgs } from 'node:util'
import { CHATS, type Chats } from './chats.ts'

/** What a chaos run is to be like. */
export type Options = {
  readonly engine: 'sqlite' | 'postgres'
  readonly processes: number
  readonly occurrences: number
  /** Whether platforms are asked as in earnest, with their libraries. */
  readonly chats: Chats
  /** Whether the platforms let anybody look at what stands in a channel. */
  readonly history: 'readable' | 'unreadable'
  /** Whether processes are also made to stand still, for longer than a lease. */
  readonly isStopping: boolean
  readonly seed: number
}

/** Reads what stands behind the command, or says what is wrong with it. */
export function readOptions(
  args: readonly string[],
  env: { readonly TEST_DATABASE_URL?: string },
): Options | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        engine: { type: 'string', default: 'sqlite' },
        processes: { type: 'string' },
        occurrences: { type: 'string', default: '20000' },
        chats: { type: 'string', default: 'real' },
        history: { type: 'string', default: 'readable' },
        stop: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
      },
    })
    const engine = oneOf('--engine', values.engine, ['sqlite', 'postgres'])
    const processes = positive('--processes', values.processes ?? (engine === 'sqlite' ? '1' : '4'))
    if (engine === 'sqlite' && processes > 1) {
      return {
        wrong: 'One process at a time has a folder: leave --processes out, or name --engine postgres.',
      }
    }
    if (engine === 'postgres' && env.TEST_DATABASE_URL === undefined) {
      return { wrong: 'TEST_DATABASE_URL names no server: it is to be one on which databases may be made.' }
    }
    return {
      engine,
      processes,
      occurrences: positive('--occurrences', values.occurrences),
      chats: oneOf('--chats', values.chats, CHATS),
      history: oneOf('--history', values.history, ['readable', 'unreadable']),
      isStopping: values.stop,
      seed: positive('--seed', values.seed),
    }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

function oneOf<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === value)
  if (choice === undefined) throw new Error(`${name} is "${value}", and can be ${choices.join(' or ')}.`)
  return choice
}

function positive(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Error(`${name} is "${value}", and can be a whole number from 1 on.`)
  }
  return number
}
