import { expect, test } from 'vitest'
import { onlyKnown } from '../../../adapters/log/known.ts'
import { SLACK_TELLS, TOKEN_REFUSED } from '../../../adapters/slack/told.ts'

test('a log shows what is told of Slack, as it is', () => {
  expect(SLACK_TELLS.map(onlyKnown)).toEqual(SLACK_TELLS)
  expect(onlyKnown(`${TOKEN_REFUSED} (invalid_auth)`)).toBe(`${TOKEN_REFUSED} (invalid_auth)`)
})
