import type { Place } from '../../src/place.ts'

/** The terminal, which is a channel with one person in it. */
export const TERMINAL: Place = {
  platform: 'terminal',
  workspace: 'here',
  channel: 'terminal',
  isDirect: false,
}

/** Whoever sits at it. */
export const YOU = 'you'
