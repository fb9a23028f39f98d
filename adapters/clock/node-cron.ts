import { createRequire } from 'node:module'
import type { NodeCron } from 'node-cron'

/** node-cron, loaded when it is first asked for: most commands need none of it. */
export function nodeCron(): NodeCron {
  return createRequire(import.meta.url)('node-cron')
}
