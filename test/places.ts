import type { Place } from '../src/place.ts'

/** A team's channel. */
export const HERE: Place = { platform: 'test', workspace: 'team', channel: 'here', isDirect: false }
/** Another one. */
export const THERE: Place = { ...HERE, channel: 'there' }
