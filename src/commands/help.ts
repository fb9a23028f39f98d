import type { Command } from './command.ts'

export const help: Command = {
  name: 'help',
  usage: '',
  summary: 'What you can ask',
  // Whoever writes more than the word wants an answer to it, above all where it holds a warning sign.
  run: (text, { say, ask }) => (text.trim() === '' ? say({ kind: 'help', why: 'asked' }) : ask(text)),
}
