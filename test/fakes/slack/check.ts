import { checkBlock, type Problem } from './check-block.ts'
import { SLACK_LIMITS } from './limits.ts'

type Thing = Readonly<Record<string, unknown>>

/** What Slack would not take of a message, and what would mention somebody; nothing where it is all right. */
export function problemsInMessage({ text, blocks }: Thing): readonly Problem[] {
  const problems: Problem[] = []
  const words = typeof text === 'string' ? text : ''
  if (words.trim() === '')
    problems.push('text: there is none, which is all that a screen reader and a notification have')
  if (words.length > SLACK_LIMITS.text) problems.push(`text: ${words.length} characters`)
  if (MENTION.test(words)) problems.push('text: it mentions somebody')
  else if (MARK_UP.test(words)) problems.push('text: mark-up that names no channel')
  if (blocks === undefined) return problems
  if (!Array.isArray(blocks)) return [...problems, 'blocks: no list']
  const all = lengthOf(blocks)
  if (all > SLACK_LIMITS.allBlocks) problems.push(`blocks: ${all} characters together`)
  return [...problems, ...problemsInBlocks(blocks, 'message')]
}

/** The same for a modal or the App Home. */
export function problemsInView(view: unknown): readonly Problem[] {
  if (typeof view !== 'object' || view === null) return ['view: none']
  const { type, title, submit, close, blocks, private_metadata, callback_id } = view as Thing
  const problems: Problem[] = []
  const isModal = type === 'modal'
  if (!isModal && type !== 'home') problems.push(`type: ${String(type)}`)
  if (isModal && title === undefined) problems.push('title: none')
  if (!isModal && (title ?? submit ?? close) !== undefined)
    problems.push('a home view has no title and no buttons of its own')
  for (const [name, value, most] of [
    ['title', title, SLACK_LIMITS.viewTitle],
    ['submit', submit, SLACK_LIMITS.viewButton],
    ['close', close, SLACK_LIMITS.viewButton],
  ] as const) {
    if (value === undefined) continue
    const { type: kind, text } = value as Thing
    if (kind !== 'plain_text' || typeof text !== 'string' || text === '')
      problems.push(`${name}: no plain text`)
    else if (text.length > most) problems.push(`${name}: ${text.length} characters`)
  }
  if (String(private_metadata ?? '').length > SLACK_LIMITS.privateMetadata)
    problems.push('private_metadata: too long')
  if (String(callback_id ?? '').length > SLACK_LIMITS.callbackId) problems.push('callback_id: too long')
  if (!Array.isArray(blocks)) return [...problems, 'blocks: no list']
  const hasInput = blocks.some((block: Thing) => block['type'] === 'input')
  if (isModal && hasInput && submit === undefined)
    problems.push('submit: none, although something can be written')
  return [...problems, ...problemsInBlocks(blocks, isModal ? 'modal' : 'home')]
}

/** What of a list of blocks Slack would not take on a surface. */
function problemsInBlocks(
  blocks: readonly Thing[],
  surface: 'message' | 'modal' | 'home',
): readonly Problem[] {
  const most = surface === 'message' ? SLACK_LIMITS.messageBlocks : SLACK_LIMITS.viewBlocks
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [String(block_id)]))
  return [
    ...(blocks.length > most ? [`blocks: ${blocks.length}`] : []),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `block_id "${id}": twice`),
    ...ids.filter((id) => id.length > SLACK_LIMITS.blockId).map(() => 'block_id: too long'),
    ...blocks.flatMap((block, index) =>
      checkBlock(block, surface).map((problem) => `blocks/${index}/${problem}`),
    ),
  ]
}

/** A person, a group or everybody, as mark-up says it. */
const MENTION = /<[!@]/
/** Whatever Slack would take for mark-up, except a channel by its id. */
const MARK_UP = /<(?!#[CG][A-Z0-9]+>)/

/** The characters of all words within something. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOf(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : lengthOf(one)),
    0,
  )
}
