/** So many requests within so many ms, counted from the first of them on. */
export type Limit = { readonly most: number; readonly within: number }

/** What a platform takes; what is not said is not limited. */
export type Limits = {
  /** Requests of any kind, of everybody who shares the account. */
  readonly account?: Limit
  /** Messages to one workspace. */
  readonly workspace?: Limit
  /** Messages to one channel. */
  readonly channel?: Limit
}

/** For which part of a platform a limit is. */
export type Extent = keyof Limits

/** What the platforms document; of Discord's channels it says not to rely on it. */
export const REAL_LIMITS = {
  slack: { workspace: { most: 5, within: 1_000 }, channel: { most: 1, within: 1_000 } },
  discord: { account: { most: 50, within: 1_000 }, channel: { most: 5, within: 5_000 } },
} as const satisfies Readonly<Record<string, Limits>>

/** The same limits in a world where all goes so many times as fast. */
export function scaled(limits: Limits, times: number): Limits {
  const faster = ({ most, within }: Limit): Limit => ({ most, within: within / times })
  const { account, workspace, channel } = limits
  return {
    ...(account && { account: faster(account) }),
    ...(workspace && { workspace: faster(workspace) }),
    ...(channel && { channel: faster(channel) }),
  }
}

/** A limit that is reached, and for how many ms it stands. */
export type Reached = { readonly extent: Extent; readonly wait: number }

/** Whom a request counts for: its parts by their names. */
export type Counted = { readonly [Part in Extent]?: string }

/** Counts requests. Nothing is counted of one that is not taken. */
export type Limiter = {
  /** Takes a request at an instant in ms, or says which limit it reaches. */
  take(counted: Counted, at: number): Reached | undefined
}

type Window = { readonly from: number; readonly taken: number }

export function createLimiter(limits: Limits): Limiter {
  const windows = new Map<string, Window>()
  return {
    take(counted, at) {
      const parts = EXTENTS.flatMap((extent) => {
        const limit = limits[extent]
        const name = counted[extent]
        if (limit === undefined || name === undefined) return []
        const key = `${extent} ${name}`
        const last = windows.get(key)
        const isOpen = last !== undefined && at - last.from < limit.within
        return [{ extent, limit, key, window: isOpen ? last : { from: at, taken: 0 } }]
      })
      const reached = parts.find(({ limit, window }) => window.taken >= limit.most)
      if (reached !== undefined) {
        const { extent, limit, window } = reached
        return { extent, wait: window.from + limit.within - at }
      }
      for (const { key, window } of parts) windows.set(key, { ...window, taken: window.taken + 1 })
      return undefined
    },
  }
}

/** The widest first: it is the one that whoever is refused has to know of. */
export const EXTENTS = ['account', 'workspace', 'channel'] as const satisfies readonly Extent[]
