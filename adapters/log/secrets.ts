type Environment = Readonly<Record<string, string | undefined>>

/** Stands for a secret. */
export const MASKED = '[secret]'

/** Settings whose values are secrets, by how their names end. */
const SECRET_NAME = /(?:TOKEN|SECRET|PASSWORD|KEY)$/i

/** Settings whose values are addresses, in which a password may stand. */
const ADDRESS_NAME = /(?:^|_)(?:URL|URI|DSN)$/i

/** Where the data are: as a whole nobody else's business, also without a password. */
const WHERE_DATA_ARE = 'DATABASE_URL'

/** Every secret that the settings hold: whole values, the lines of long ones, and passwords in addresses. */
export function secretsOf(env: Environment): readonly string[] {
  const all = Object.entries(env).flatMap(([name, written = '']) => {
    const value = written.trim()
    if (SECRET_NAME.test(name)) return [value, ...linesOf(value)]
    const passwords = ADDRESS_NAME.test(name) ? passwordsIn(value) : []
    return name === WHERE_DATA_ARE || passwords.length > 0 ? [value, ...passwords] : []
  })
  return [...new Set(all)].filter((secret) => secret !== '')
}

/** A key of many lines is shown line by line. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/\s*(?:\n|\\n)\s*/)
  return lines.length === 1 ? [] : lines.filter((line) => line.length >= LONG && !line.startsWith('-----'))
}

const LONG = 16

function passwordsIn(address: string): readonly string[] {
  const [, inFront] = /^[a-z][\w+.-]*:\/\/[^/?#]*?:([^/?#]*)@/i.exec(address) ?? []
  const behind = [...address.matchAll(/[?&][a-z]*(?:password|token|secret|key)=([^&#]*)/gi)]
  const written = [inFront, ...behind.map((found) => found[1])].filter(
    (one) => one !== undefined && one !== '',
  )
  return written.flatMap((one) => (one === undefined ? [] : [one, decoded(one)]))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What is shorter stands in too many words; it counts where it stands alone (characters). */
const STANDS_ALONE = 4

/** What is at least so long is known in other writings as well (characters). */
const HAS_WRITINGS = 6

/** Takes secrets out of a text, however they are written. */
export function masking(secrets: readonly string[]): (text: string) => string {
  const writings = [...new Set(secrets.filter((secret) => secret !== '').flatMap(writingsOf))]
  if (writings.length === 0) return (text) => text
  // The longest first: what is whole must not be left in part because of what stands in it.
  const any = writings.toSorted((a, b) => b.length - a.length).map(patternOf)
  const pattern = new RegExp(any.join('|'), 'giu')
  return (text) => text.replace(pattern, MASKED)
}

function patternOf(writing: string): string {
  const pattern = RegExp.escape(writing)
  return writing.length < STANDS_ALONE ? `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])` : pattern
}

/** As it is, in an address, in JSON, in hexadecimal, and in base64, also behind something else. */
function writingsOf(secret: string): readonly string[] {
  if (secret.length < HAS_WRITINGS) return [secret]
  const bytes = Buffer.from(secret)
  const inAddress = encodeURIComponent(secret.toWellFormed())
  return [
    secret,
    inAddress,
    inAddress.replaceAll('%20', '+'),
    encodeURI(secret.toWellFormed()),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((before) => base64Within(bytes, before)),
  ]
}

/** The part of its base64 that is the same whatever stands before and behind it, with so many bytes before. */
function base64Within(bytes: Buffer, before: number): readonly string[] {
  const whole = Buffer.concat([Buffer.alloc(before), bytes])
  const from = Math.ceil((before * 8) / 6)
  const to = Math.floor((whole.length * 8) / 6)
  return (['base64', 'base64url'] as const).map((alphabet) => whole.toString(alphabet).slice(from, to))
}
