import { printable, type Console } from '../terminal/console.ts'
import { DONE, FAILED, refuse, type CliCommand } from './command.ts'
import type { InboxPorts, InboxWish } from './inbox-work.ts'
import { withSettings } from './settings.ts'

const OFF =
  'The inbox is switched off, and nothing that people ask is noted: set LIMBER_NEAR_MISSES to "on" and start the bot again to switch it on.'

/** Lists what people asked in vain, and settles it, for those who keep the pages. */
export function createInbox(ports: () => Promise<InboxPorts>): CliCommand {
  return {
    name: 'inbox',
    usage: '[ignore <number>, or add <number> <page or meaning> ["the words that count"]]',
    summary:
      'What people asked in vain, without names and numbers; add a wording to a page, or ignore it from now on',
    async run(args, console) {
      const wish = readWish(args)
      if (typeof wish === 'string') return refuse(this, wish, console)
      return withSettings(console, async (config) => {
        if (!config.nearMisses) return sayOff(wish, console)
        // The database and the reader of pages are loaded only here: every other command starts without them.
        const { carryOut } = await import('./inbox-work.ts')
        return carryOut(wish, config, console, await ports())
      })
    },
  }
}

/** What people asked in vain, and what to do about it. */
export const inbox: CliCommand = createInbox(async () => (await import('./inbox-work.ts')).PORTS)

/** Whoever only looks has an answer; whoever wanted something done has none. */
function sayOff(wish: InboxWish, { output, errors }: Console): number {
  const isLook = wish.do === 'list'
  ;(isLook ? output : errors).write(`${OFF}\n`)
  return isLook ? DONE : FAILED
}

/** What is wanted, or what is wrong with how it was said. */
function readWish([verb, number, target, ...words]: readonly string[]): InboxWish | string {
  if (verb === undefined) return { do: 'list' }
  if (verb !== 'ignore' && verb !== 'add') return `"${printable(verb)}" is nothing the inbox can do.`
  if (number === undefined || !/^\d+$/.test(number)) {
    return `Say which one by its number: "limber inbox" lists them.`
  }
  if (verb === 'ignore') {
    return target === undefined ? { do: 'ignore', number } : 'Ignoring takes one number and nothing more.'
  }
  if (target === undefined) return 'Say which exercise, cause or meaning the wording belongs to.'
  return { do: 'add', number, target, words: words.length === 0 ? undefined : words.join(' ') }
}
