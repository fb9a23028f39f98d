/** Where people talk: a channel, or somebody's direct messages, on one platform. */
export type Place = {
  readonly platform: string
  readonly workspace: string
  /** In direct messages the id of the person they are with, so that a break can find them later. */
  readonly channel: string
  readonly isDirect: boolean
}

/** The direct messages with a person, seen from any place of the same workspace. */
export function directPlace({ platform, workspace }: Place, person: string): Place {
  return { platform, workspace, channel: person, isDirect: true }
}

/** No two places share a key, whatever characters their names hold. */
export function placeKey({ platform, workspace, channel }: Place): string {
  return JSON.stringify([platform, workspace, channel])
}
