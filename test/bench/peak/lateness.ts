/** How late prompts came, in ms: half of them at most so late, and so on. */
export type Lateness = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export function latenessOf(lateness: readonly number[]): Lateness {
  const sorted = Float64Array.from(lateness).sort()
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** "0.2 s / 42 s / 61 s / 2.4 min". */
export function sayLateness({ p50, p95, p99, max }: Lateness): string {
  return [p50, p95, p99, max].map(sayTime).join(' / ')
}

function sayTime(ms: number): string {
  const seconds = ms / 1_000
  if (Math.abs(seconds) >= 120) return `${(seconds / 60).toFixed(1)} min`
  return `${seconds.toFixed(Math.abs(seconds) < 10 ? 1 : 0)} s`
}

/** A table as Markdown has it, each column as wide as it needs to be. */
export function sayTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
