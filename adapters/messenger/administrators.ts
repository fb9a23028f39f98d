import type { BreakRights } from '../../src/breaks/rights.ts'

type Custom = {
  /** Who administers its places, in words in the midst of a sentence. */
  readonly administrators: string
  /** Who sets up and changes the breaks of a place where no setting says so. */
  readonly rights: BreakRights
}

/** What is the custom on each platform. */
const CUSTOMS: Readonly<Record<string, Custom>> = {
  slack: { administrators: 'whoever made this channel or administers the workspace', rights: 'members' },
  discord: { administrators: 'whoever may manage this channel or the server', rights: 'admins' },
}

/** Who administers places of a platform, in words in the midst of a sentence; nothing where it has none of its own. */
export function administratorsOn(platform: string): string | undefined {
  return CUSTOMS[platform]?.administrators
}

/** Who sets up and changes the breaks of a place on a platform, where a setting may say otherwise. */
export function rightsOn(platform: string, set: BreakRights | undefined): BreakRights {
  return set ?? CUSTOMS[platform]?.rights ?? 'members'
}
