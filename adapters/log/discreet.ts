import { Writable } from 'node:stream'
import { masking, secretsOf } from './secrets.ts'

/** An output of messages to which no secret of the settings gets through. */
export function discreet<Output extends Writable & { readonly isTTY?: boolean }>(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): Writable & { readonly isTTY?: boolean } {
  const secrets = secretsOf(env)
  if (secrets.length === 0) return output
  const mask = masking(secrets)
  const masked = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      output.write(mask(String(text)))
      done()
    },
  })
  return Object.assign(masked, { isTTY: output.isTTY === true })
}
