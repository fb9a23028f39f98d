/** How what happens in Slack reaches Limber. */
export type Connection = {
  /** Resolves when it is there for the first time, or stopped before; rejects with a `NotAccepted`. */
  open(): Promise<void>
  /** Resolves when nothing of it is left. */
  close(): Promise<void>
}
