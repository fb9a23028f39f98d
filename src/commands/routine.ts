import type { Command } from './command.ts'

/** A row of exercises for some minutes. */
export const routine: Command = {
  name: 'routine',
  isTyped: true,
  usage: '[minutes, and what for]',
  summary: 'Several exercises in order that fit your minutes: "5 minutes neck, at my desk"',
  hint: 'How many minutes, and what for',
  run: (text, { ask }) => ask(`routine: ${text.trim() === '' ? 'upper back at my desk' : text}`),
}
