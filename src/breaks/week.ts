/** When the week (from Monday on) of an instant begins in a zone; both in ms since 1970. */
export function weekStart(at: number, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return day.subtract({ days: day.dayOfWeek - 1 }).startOfDay().epochMilliseconds
}

/** When the week after that of an instant begins. */
export function nextWeek(at: number, zone: string): number {
  const monday = Temporal.Instant.fromEpochMilliseconds(weekStart(at, zone)).toZonedDateTimeISO(zone)
  return monday.add({ days: 7 }).startOfDay().epochMilliseconds
}
