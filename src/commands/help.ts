import type { Command } from './command.ts'

export const help: Command = {
  name: 'help',
  usage: '',
  summary: 'What you can ask',
  run: (_, { say }) => say({ kind: 'help', why: 'asked' }),
}
