import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

type Thing = Readonly<Record<string, unknown>>

/** What Slack's own types and limits say against blocks and views: see LIMBER_SPECS. */
export type SpecCheck = {
  blocks(blocks: readonly unknown[]): readonly string[]
  view(view: Thing): readonly string[]
}

/** The folder of the specifications; nothing where it is not set. */
export const SPECS: string | undefined = process.env['LIMBER_SPECS']

/** Reads a file of the specifications. */
export function readSpec(name: string): unknown {
  if (SPECS === undefined) throw new Error('LIMBER_SPECS is not set.')
  return JSON.parse(readFileSync(join(SPECS, name), 'utf8'))
}

/** Which of the limits are for what, by the type that stands in it. */
const CLASSES: Readonly<Record<string, string>> = {
  section: 'SectionBlock',
  actions: 'ActionsBlock',
  context: 'ContextBlock',
  input: 'InputBlock',
  header: 'HeaderBlock',
  image: 'ImageBlock',
  button: 'ButtonElement',
  static_select: 'StaticSelectElement',
  overflow: 'OverflowMenuElement',
  modal: 'View',
  home: 'View',
}

let made: SpecCheck | undefined

/** The check against the specifications, made once; nothing where they are not there. */
export function specCheck(): SpecCheck | undefined {
  if (SPECS === undefined) return undefined
  return (made ??= make())
}

function make(): SpecCheck {
  const schema = readSpec('slack-blockkit.from-slack-types-3.2.0.schema.json') as {
    readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Thing>> }>>
  }
  const limits = readSpec('slack-blockkit-limits.json') as Readonly<
    Record<string, Readonly<Record<string, number>>>
  >
  const ajv = new Ajv({ strict: false })
  ajv.addSchema(schema, 'slack')
  const byType = new Map(
    Object.entries(schema.definitions).flatMap(([name, { properties }]) => {
      const type = properties?.['type']?.['const']
      return name.endsWith('Block') && typeof type === 'string' ? [[type, name] as const] : []
    }),
  )
  const validators = new Map<string, ValidateFunction>()

  function against(name: string, value: unknown): readonly string[] {
    const validate =
      validators.get(name) ??
      ajv.getSchema(`slack#/definitions/${name}`) ??
      ajv.compile({ $ref: `slack#/definitions/${name}` })
    validators.set(name, validate)
    if (validate(value)) return []
    return (validate.errors ?? [])
      .slice(0, 3)
      .map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
  }

  function tooLong(value: unknown): readonly string[] {
    if (Array.isArray(value)) return value.flatMap(tooLong)
    if (typeof value !== 'object' || value === null) return []
    const thing = value as Thing
    const own = {
      ...limits[CLASSES[String(thing['type'])] ?? ''],
      action_id_max_length: 255,
      block_id_max_length: 255,
    }
    const over = Object.entries(own).flatMap(([name, most]) => {
      const field = /^(.*)_max_length$/.exec(name)?.[1]
      return field !== undefined && lengthOf(thing[field]) > most ? [`${field}: more than ${most}`] : []
    })
    return [...over, ...Object.values(thing).flatMap(tooLong)]
  }

  const blocks = (all: readonly unknown[]) =>
    all.flatMap((block) => {
      const name = byType.get(String((block as Thing)['type']))
      return name === undefined
        ? [`no such block: ${JSON.stringify(block)}`]
        : [...against(name, block), ...tooLong(block)]
    })
  return {
    blocks,
    view: (view) => [
      ...against(view['type'] === 'home' ? 'HomeView' : 'ModalView', { ...view, blocks: [] }),
      ...tooLong({ ...view, blocks: [] }),
      ...blocks(view['blocks'] as readonly unknown[]),
    ],
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  const text = (value as Thing | undefined)?.['text']
  return typeof text === 'string' ? text.length : 0
}
