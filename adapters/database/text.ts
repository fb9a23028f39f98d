/**
 * Any string as one that every database keeps: PostgreSQL refuses NUL, and half of a surrogate pair would be lost on
 * the way to UTF-8. Ordinary names stay as they are.
 */
export function toText(value: string): string {
  return value.replace(/[\\\0\p{Surrogate}]/gu, (sign) =>
    sign === '\\' ? '\\\\' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The string that `toText` was given. */
export function fromText(text: string): string {
  return text.replace(/\\(?:\\|u([0-9a-f]{4}))/g, (_, code: string | undefined) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
