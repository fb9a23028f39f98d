/** A part of a platform that somebody can add Limber to and remove it from: a Slack workspace, a Discord server. */
export type Workspace = {
  readonly platform: string
  readonly workspace: string
  /** What the channels of it begin with, where the platform's places share one workspace. */
  readonly channels?: string
}

/** From where Limber was removed: what is kept of it goes after 30 days. */
export type Workspaces = {
  /** Limber was removed from it, at an instant (ms since 1970); the first one counts. */
  left(workspace: Workspace, at: number): Promise<void>
  /** Limber is there again. */
  back(workspace: Workspace): Promise<void>
}
