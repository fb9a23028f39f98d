/** What people see of a text in which signs are escaped. */
export function unescape(text: string): string {
  return text.replace(/\\([^\sA-Za-z0-9])/g, '$1')
}
