/** A text in which Slack finds nothing that it would take for more than words. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What somebody wrote, in words: people and groups are left out, of links and channels only what is read is left. */
export function readable(written: string): string {
  return written
    .replace(/<([^<>]*)>/g, (_, inside: string) => nameIn(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** "@U1|ada", "!here", "#C1|general", "https://limber.example|Limber". */
function nameIn(inside: string): string {
  const [, address = '', name] = /^([^|]*)(?:\|(.*))?$/s.exec(inside) ?? []
  if (address.startsWith('@')) return ' '
  if (address.startsWith('!')) return address.startsWith('!date') ? (name ?? ' ') : ' '
  if (address.startsWith('#')) return name === undefined || name === '' ? ' ' : `#${name}`
  return name ?? address.replace(/^mailto:/, '')
}
