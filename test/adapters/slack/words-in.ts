/** Everything that is read in blocks, and where links lead. */
export function wordsIn(value: unknown, between = '\n'): string {
  if (Array.isArray(value)) return value.map((one) => wordsIn(one)).join(between)
  if (typeof value !== 'object' || value === null) return ''
  const isLine = (value as { readonly type?: unknown }).type === 'rich_text_section'
  return Object.entries(value)
    .map(([key, one]) => {
      if (typeof one !== 'string') return wordsIn(one, isLine ? '' : '\n')
      return ['text', 'url', 'alt_text'].includes(key) ? one : ''
    })
    .filter((words) => words !== '')
    .join('\n')
}
