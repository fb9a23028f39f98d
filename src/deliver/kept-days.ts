/** For so many days is kept what people answered to prompts, and what was delivered. */
export const KEPT_DAYS = { answers: 60, deliveries: 400 } as const
