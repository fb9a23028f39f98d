import { expect } from 'vitest'
import type { ServedSlack } from '../../fakes/slack/slack.ts'

/** Slack would have taken everything that was sent to it. */
export function expectNoViolations(slack: Pick<ServedSlack, 'violations'>): void {
  expect(slack.violations()).toEqual([])
}
