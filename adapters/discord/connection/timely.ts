/** Whoever waits longer than this for an answer is shown that it is on its way, in ms: Discord gives up after 3 s. */
export const SOON = 700

/** Waits for something, and after a while says so first; gives it, and whether that was said. */
export async function timely<T>(
  coming: Promise<T>,
  defer: () => Promise<unknown>,
  soon: number = SOON,
): Promise<{ readonly value: T; readonly isDeferred: boolean }> {
  const patience = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => patience.resolve('late'), soon)
  // What rejects is not late: it is heard below.
  const first = await Promise.race([coming.catch(() => undefined), patience.promise])
  clearTimeout(timer)
  const isDeferred = first === 'late'
  // Where even that fails the answer may still arrive in another way.
  if (isDeferred) await defer().catch(() => {})
  return { value: await coming, isDeferred }
}
