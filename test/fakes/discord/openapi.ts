import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** What Discord's own description of its API says against a body. */
export type OpenApi = {
  request(method: string, path: string, body: unknown): readonly string[]
  response(method: string, path: string, status: number, body: unknown): readonly string[]
}

type Content = { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }
type Operation = {
  readonly operationId: string
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}
type Spec = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: object
}

/** The folder with the descriptions that platforms give of themselves; tests of a plain clone go without. */
export const SPECS: string | undefined = process.env.LIMBER_SPECS || undefined

let read: OpenApi | undefined

/** Reads the description once; nothing where it is not at hand. */
export function discordOpenApi(): OpenApi | undefined {
  if (SPECS === undefined) return undefined
  read ??= openApiOf(JSON.parse(readFileSync(join(SPECS, 'discord-openapi.json'), 'utf8')) as Spec)
  return read
}

function openApiOf(spec: Spec): OpenApi {
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  for (const format of ['snowflake', 'nonce', 'uint32']) ajv.addFormat(format, true)
  ajv.addSchema({ $id: 'discord', components: spec.components })
  const routes = Object.entries(spec.paths)
    .map(([path, operations]) => ({
      pattern: new RegExp(`^${path.replace(/[.+*?^$()[\]\\|]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      operations,
      open: path.split('{').length,
    }))
    .toSorted((a, b) => a.open - b.open)
  const checks = new Map<string, ReturnType<typeof ajv.compile>>()

  function faults(key: string, content: Content | undefined, body: unknown): readonly string[] {
    const schema = content?.content?.['application/json']?.schema
    if (schema === undefined) return []
    const check =
      checks.get(key) ??
      ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"discord#/components/')))
    checks.set(key, check)
    if (check(body)) return []
    return (check.errors ?? []).map(({ instancePath, message }) => `${key}: ${instancePath} ${message}`)
  }
  const find = (method: string, path: string) =>
    routes.find(
      ({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()] !== undefined,
    )?.operations[method.toLowerCase()]

  return {
    request(method, path, body) {
      const operation = find(method, path)
      if (operation === undefined) return [`${method} ${path} is no part of the API`]
      return faults(operation.operationId, operation.requestBody, body)
    },
    response(method, path, status, body) {
      const operation = find(method, path)
      const answer = operation?.responses[String(status)] ?? operation?.responses['4XX']
      if (operation === undefined || answer === undefined)
        return [`${method} ${path} never answers ${status}`]
      return faults(`${operation.operationId} ${status}`, answer, body)
    },
  }
}
