import { contentAt } from './read.ts'
import { tsOf } from './board.ts'
import { namedIn, saidOf, whereOf, type Method } from './said.ts'
import { BOT } from './workspace.ts'
import { nameOf } from '../platform.ts'

/** What stands in a channel, the newest first: what came a moment ago may not be shown yet. */
export const history: Method = async (args, state) => {
  const channel = String(args['channel'])
  const where = whereOf(channel, state)
  const oldest = Number(args['oldest'] ?? 0)
  const most = Math.min(Number(args['limit'] ?? 100), 999)
  const skip = Number(args['cursor'] ?? 0)
  const answer = await state.platform.handle({ ...where, do: 'find', delivery: '', since: 0 })
  return saidOf(answer, () => {
    const until = state.clock.now() - state.lag
    const all = state.platform
      .seen()
      .filter((seen) => seen.channel === nameOf(where) && seen.at <= until && Number(tsOf(seen)) > oldest)
      .toReversed()
      .flatMap((seen) => {
        const content = contentAt(state, seen)
        const ts = tsOf(seen)
        // Answers in a thread stand in it alone.
        if (content?.thread !== undefined && content.thread !== ts) return []
        const isAsked = String(args['include_all_metadata']) === 'true'
        const metadata = isAsked && content?.metadata !== undefined ? { metadata: content.metadata } : {}
        return [
          {
            type: 'message',
            user: BOT.user,
            bot_id: BOT.bot,
            ts,
            text: content?.text ?? seen.text,
            ...metadata,
          },
        ]
      })
    const messages = all.slice(skip, skip + most)
    const isMore = skip + most < all.length
    return {
      channel: namedIn(channel),
      messages,
      has_more: isMore,
      response_metadata: { next_cursor: isMore ? String(skip + most) : '' },
    }
  })
}
