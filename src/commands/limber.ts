import type { Command } from './command.ts'

/** What Limber says about itself, and the card that asks for warning signs. */
export const limber: Command = {
  name: 'limber',
  usage: '[check or help]',
  summary: 'The warning signs to look out for (check), or what you can ask (help)',
  run(text, { say, ask }) {
    const asked = text.trim().toLowerCase()
    if (asked === 'check') return say({ kind: 'check' })
    return asked === '' || asked === 'help' ? say({ kind: 'help', why: 'asked' }) : ask(text)
  },
}
