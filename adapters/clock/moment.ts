// The options --at, --zone and --speed, by which somebody sees another time pass, or pass faster.

/**
 * A local time such as 2027-03-28T08:00 in a zone: the instant (ms since 1970), or a sentence on what to put right. Of an
 * hour that comes twice it is the first.
 */
export function readMoment(
  text: string,
  zone: string,
): { readonly at: number } | { readonly problem: string } {
  const known = readZone(zone)
  if ('problem' in known) return known
  const local = readLocal(text.trim())
  if (local === undefined) {
    return { problem: `--at is "${text}", which is no date with a time: write one such as 2027-03-28T08:00.` }
  }
  const there = local.toZonedDateTime(known.zone)
  if (there.toPlainDateTime().equals(local)) return { at: there.epochMilliseconds }
  return { problem: sayGap(local, there) }
}

/** A time zone in its usual spelling, or a sentence on what to put right. */
export function readZone(text: string): { readonly zone: string } | { readonly problem: string } {
  const problem = `--zone is "${text}", which is no time zone: write one such as Europe/Berlin, America/New_York or UTC.`
  const name = text.trim()
  // Temporal would also take the zone out of a whole date.
  if (!/^(?:[a-z][\w+\-/]*|[+-]\d\d(?::?\d\d)?)$/i.test(name)) return { problem }
  try {
    return { zone: Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId }
  } catch {
    return { problem }
  }
}

/** How many times as fast as real time a clock may run. */
const SPEED = { least: 1, most: 1_000_000 } as const

/** A whole number of times as fast, or a sentence on what to put right. */
export function readSpeed(text: string): { readonly speed: number } | { readonly problem: string } {
  const speed = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN
  if (speed >= SPEED.least && speed <= SPEED.most) return { speed }
  return {
    problem: `--speed is "${text}", which is no whole number from 1 to 1,000,000: with 60 a minute passes in a second, with 600 ten of them.`,
  }
}

function readLocal(text: string): Temporal.PlainDateTime | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::[0-5]\d)?$/i.test(text)) return undefined
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Temporal went on to `there`, as far behind the gap as the time lies in it. */
function sayGap(local: Temporal.PlainDateTime, there: Temporal.ZonedDateTime): string {
  const end = there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? there
  const start = end.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 })
  return `--at is ${say(local)}, which never comes in ${there.timeZoneId}: the clocks go from ${say(start)} straight to ${say(end.toPlainDateTime())}. Choose a time before or after that.`
}

function say(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'minute' })
}
