/** How Limber is let into a channel by its name there, as a request without its end. */
export function inviting(name: string): string {
  return `type "/invite @${name}" in it, as any message`
}
