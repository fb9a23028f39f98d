import { directPlace, type Place } from '../../src/place.ts'

export const SLACK = 'slack'

/** Somebody of Slack, by an id that nobody of another platform has. */
export function personId(team: string, user: string): string {
  return `${SLACK}/${team}/${user}`
}

/** The id that Slack knows somebody by. */
export function userOf(person: string): string {
  return person.slice(person.lastIndexOf('/') + 1)
}

/** A channel as the core knows it. */
export function channelPlace(team: string, channel: string): Place {
  return { platform: SLACK, workspace: team, channel, isDirect: false }
}

/** Where somebody writes: the direct messages of others with each other are nobody's place, so that theirs count. */
export function placeOf(team: string, channel: string, user: string): Place {
  const place = channelPlace(team, channel)
  return isDirectChannel(channel) ? directPlace(place, personId(team, user)) : place
}

/** The thread that a message is an answer in; none where it only has answers, of which Slack calls it the thread. */
export function threadOf(ts: string, thread: string | undefined): string | undefined {
  return thread === ts ? undefined : thread
}

/** Whether an id of Slack means direct messages. */
export function isDirectChannel(channel: string): boolean {
  return channel.startsWith('D')
}
