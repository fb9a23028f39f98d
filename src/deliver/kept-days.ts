/** For so many days is kept what people answered to prompts, what was delivered, and what a button does since it was shown. */
export const KEPT_DAYS = { answers: 60, deliveries: 400, buttons: 7 } as const

const DAY = 24 * 60 * 60_000

/** Since when what is kept at an instant was answered and delivered; all in ms since 1970. */
export function keptSince(now: number) {
  return { now, answers: now - KEPT_DAYS.answers * DAY, deliveries: now - KEPT_DAYS.deliveries * DAY }
}
