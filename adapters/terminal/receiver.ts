import { fstatSync, fsyncSync } from 'node:fs'
import type { Console } from './console.ts'

/** What was to be written did not arrive, or not as a whole. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  /** What the system calls it; nothing where it did not notice. */
  readonly code: string | undefined

  constructor(code: string | undefined, cause?: unknown) {
    super('The output was not taken to its end.', { cause })
    this.code = code
  }
}

/** Takes what has to arrive as a whole. */
export type Receiver = {
  /** Resolves when the other end can take more; rejects with a `NotTaken`. */
  write(text: string): Promise<void>
  /** Throws a `NotTaken` unless all of it has arrived, and is on the disk where it went to a file; gives its bytes. */
  end(): number
  /** Stops listening for what happens to the output. */
  leave(): void
}

/** Writes to an output of which every byte counts. */
export function createReceiver(output: Console['output']): Receiver {
  const file = fileOf(output)
  const before = file === undefined ? 0 : fstatSync(file).size
  let bytes = 0
  // Each failure is told to whoever wrote; an output that nobody listens to would end the process.
  const ignore = () => {}
  output.on('error', ignore)

  return {
    async write(text) {
      await new Promise<void>((resolve, reject) =>
        output.write(text, (error) => (error ? reject(notTaken(error)) : resolve())),
      )
      bytes += Buffer.byteLength(text)
    },
    end() {
      if (file === undefined) return bytes
      // Node does not notice where a disk that is nearly full takes only a part.
      if (fstatSync(file).size - before !== bytes) throw new NotTaken(undefined)
      try {
        fsyncSync(file)
      } catch (error) {
        throw notTaken(error)
      }
      return bytes
    },
    leave: () => output.off('error', ignore),
  }
}

function notTaken(error: unknown): NotTaken {
  return new NotTaken((error as NodeJS.ErrnoException).code, error)
}

/** The file that an output goes to, by its number; nothing where it goes elsewhere. */
function fileOf(output: Console['output']): number | undefined {
  const { fd } = output as { readonly fd?: number }
  return fd !== undefined && fstatSync(fd).isFile() ? fd : undefined
}
