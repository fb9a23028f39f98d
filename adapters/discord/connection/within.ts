/** Waits for something, and no longer than so many ms; never rejects. */
export async function within(ms: number, coming: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(() => over.resolve(), ms)
  await Promise.race([coming.catch(() => {}), over.promise])
  clearTimeout(timer)
}
