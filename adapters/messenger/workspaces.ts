import type { Forgotten } from '../../src/breaks/ports.ts'

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
  /** The channels of a platform's workspace of which anything is kept. */
  channelsOf(workspace: Omit<Workspace, 'channels'>): Promise<readonly string[]>
}

/** What was removed of a workspace. */
export type RemovedWorkspace = {
  readonly breaks: number
  /** When no file holds any of it any more, as with somebody who is forgotten. */
  readonly wiped: Forgotten['wiped']
}

/** The same, with what becomes of what is kept. */
export type KeptWorkspaces = Workspaces & {
  /**
   * The platform calls a channel otherwise from now on, and what is kept of it is that of the new one; where anything is
   * kept of that already, nothing happens.
   */
  moved(workspace: Omit<Workspace, 'channels'>, from: string, to: string): Promise<void>
  /** How many breaks are kept of it. */
  countBreaks(workspace: Workspace): Promise<number>
  /** Removes all that is kept of it, whether or not Limber was removed from it; messages that stand open stay as they are. */
  remove(workspace: Workspace): Promise<RemovedWorkspace>
  /**
   * Does the same with those that Limber was removed from before an instant (ms since 1970), of all platforms or of one;
   * gives how many that were.
   */
  removeDeparted(before: number, platform?: string): Promise<number>
}

/** For so many days what is kept of a workspace stays after Limber was removed from it: it may have been by mistake. */
export const DEPARTED_KEPT_DAYS = 30

/** Before this instant whoever removed Limber did so for good, by an instant; both in ms since 1970. */
export function departedForGood(now: number): number {
  return now - DEPARTED_KEPT_DAYS * 24 * 60 * 60_000
}
