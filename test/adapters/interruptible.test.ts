import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const INTERRUPTIBLE = fileURLToPath(new URL('../../adapters/cli/interruptible.ts', import.meta.url))

/** Works until it is stopped, as a backup of something large does, and then takes its leftovers away. */
const WORK = `
  const { interruptible } = await import(${JSON.stringify(INTERRUPTIBLE)})
  const keepsAlive = setInterval(() => {}, 1_000)
  process.exitCode = await interruptible({ errors: process.stderr }, (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        console.log('leftovers are gone')
        reject(signal.reason)
      })
      console.log('works')
    }),
  )
  clearInterval(keepsAlive)`

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'what is stopped by %s clears up, and says that nothing is changed',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORK])
    let [output, errors] = ['', '']
    child.stdout.on('data', (piece) => (output += String(piece)))
    child.stderr.on('data', (piece) => (errors += String(piece)))
    await once(child.stdout, 'data')
    child.kill(signal)
    const [code] = await once(child, 'close')
    expect({ code, output, errors }).toEqual({
      code: 1,
      output: 'works\nleftovers are gone\n',
      errors: 'Stopped before the end, and nothing is changed.\n',
    })
  },
)
