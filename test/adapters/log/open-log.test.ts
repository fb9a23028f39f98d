import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { LogForm } from '../../../adapters/log/forms.ts'
import { openLog } from '../../../adapters/log/open-log.ts'
import { manualClock } from '../manual-clock.ts'

/** What a log writes that a person, or a program, reads. */
function lineOf(log: LogForm | undefined, isTerminal: boolean): string {
  let text = ''
  const errors = new Writable({
    write(piece, _, done) {
      text += String(piece)
      done()
    },
  })
  const world = {
    errors: Object.assign(errors, { isTTY: isTerminal }),
    env: { A_TOKEN: 'slack' },
    clock: manualClock(0),
  }
  openLog(log === undefined ? {} : { log }, world).hear({
    event: 'busy',
    platform: 'slack',
    scope: 'platform',
    wait: 7,
  })
  return text
}

const JSON_LINE =
  '{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"busy","platform":"[secret]","scope":"platform","wait":7}\n'
const TEXT_LINE = '1970-01-01T00:00:00.000Z info  busy platform="[secret]" scope="platform" wait=7\n'

test.each<readonly [LogForm | undefined, boolean, string, string]>([
  [undefined, false, JSON_LINE, 'for programs on a pipe'],
  [undefined, true, TEXT_LINE, 'for people on a terminal'],
  ['json', true, JSON_LINE, 'as it is set'],
  ['text', false, TEXT_LINE, 'as it is set'],
  ['off', true, '', 'not at all'],
])('set to %s, on a terminal %s → %j: %s', (log, isTerminal, line) => {
  expect(lineOf(log, isTerminal)).toBe(line)
})
