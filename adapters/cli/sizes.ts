const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
const KILO = 1000

/** A number of bytes as people say it: "12.3 MB". */
export function saySize(bytes: number): string {
  const unit = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(KILO)), UNITS.length - 1)
  const size = bytes / KILO ** unit
  return `${unit > 0 && size < 100 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`
}

/** A number of things: "1 break", "1,200 breaks". */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A span of so many ms in its largest whole unit: "12 minutes". */
export function saySpan(ms: number): string {
  const [unit, size] = SPANS.find(([, least]) => ms >= least) ?? (['second', 1000] as const)
  return sayCount(Math.floor(ms / size), unit)
}
