import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onlyKnown } from './known.ts'

/** What is told of an error. */
export type Failure = {
  /** Its class. */
  readonly name: string
  readonly code?: string | number
  /** SQLite's own code. */
  readonly errcode?: number
  /** As far as it is known: it may repeat what somebody wrote. */
  readonly message: string
  /** Where in the program, the innermost first: "adapters/main.ts:12:3". */
  readonly at: readonly string[]
  readonly cause?: Failure
}

/** Errors that led to each other, and places in the program; more are not told. */
const MOST = { causes: 5, places: 20 } as const

/** What is to be told of whatever was thrown, however strange it is; `mask` takes secrets out. */
export function failureOf(error: unknown, mask: (text: string) => string, causes = 0): Failure {
  const tell = (text: unknown) => onlyKnown(mask(String(text)))
  try {
    if (!(error instanceof Error)) return { name: typeof error, message: tell(error), at: [] }
    const { code, errcode, cause, errors } = error as Strange
    const deeper = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
    return {
      name: nameOf(error),
      ...(typeof code === 'number' || (typeof code === 'string' && tell(code) === code) ? { code } : {}),
      ...(typeof errcode === 'number' ? { errcode } : {}),
      message: tell(error.message),
      at: placesIn(error),
      ...(deeper === undefined || causes >= MOST.causes
        ? {}
        : { cause: failureOf(deeper, mask, causes + 1) }),
    }
  } catch {
    return { name: 'something that cannot be told', message: '', at: [] }
  }
}

/** What errors have besides, of whatever type it may be. */
type Strange = {
  readonly code?: unknown
  readonly errcode?: unknown
  readonly cause?: unknown
  readonly errors?: unknown
}

/** That of its class stands in a program, while an error itself may be called anything. */
function nameOf(error: Error): string {
  const { name } = error.constructor
  return /^[A-Z]\w{0,60}$/.test(name) ? name : 'Error'
}

const HOME = dirname(dirname(dirname(fileURLToPath(import.meta.url)))) + sep

/** The places of the program in a stack; its message, which stands above them, may look like some as well. */
function placesIn({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message)
  const frames = end < 0 ? stack : stack.slice(end + message.length)
  return frames
    .split('\n')
    .flatMap((line) => {
      const [, place] =
        /^\s+at (?:.*\()?((?:file:\/\/\/|node:|\/|[A-Za-z]:\\).*?:\d+:\d+)\)?$/.exec(line) ?? []
      return place === undefined ? [] : [withinHome(place)]
    })
    .filter((place) => /^[\w@./:-]+$/.test(place))
    .slice(0, MOST.places)
}

/** What lies elsewhere may be called like its owner. */
function withinHome(place: string): string {
  if (place.startsWith('node:')) return place
  const [, url = '', at = ''] = /^(.*?)(:\d+:\d+)$/.exec(place) ?? []
  const path = url.startsWith('file:') ? fileURLToPath(url) : url
  return path.startsWith(HOME) ? `${relative(HOME, path).replaceAll(sep, '/')}${at}` : ''
}
