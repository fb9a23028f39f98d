import { parseArgs } from 'node:util'
import { sayMoment } from '../../src/breaks/moment.ts'
import { movedClock, type Clock } from '../clock/clock.ts'
import { readMoment, readSpeed, readZone } from '../clock/moment.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, refuse, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'
import { sayOption } from './options.ts'

/** A conversation at the terminal, in which breaks are kept and come; with a clock that can be moved. */
export const chat: CliCommand = {
  name: 'chat',
  usage: '[--at 2027-03-28T08:00] [--zone Europe/Berlin] [--speed 600]',
  summary:
    'Have a conversation; choices can be typed as numbers, Ctrl-D leaves; --at, --zone and --speed move the clock to see breaks come',
  async run(args, console) {
    const asked = readArguments(args, console)
    if ('problems' in asked) return refuse(this, asked.problems.map(printable).join('\n'), console)
    const { clock, speed, isMoved, zone } = asked
    return withKnowledge(console, async (knowledge, config) => {
      // Only a conversation needs the database: every question that is just asked starts without it.
      const { withData } = await import('./data.ts')
      const { createBot } = await import('../../src/bot.ts')
      const { chat: converse } = await import('../terminal/chat.ts')
      // What happens on a moved clock is a rehearsal, and stays out of the breaks that are kept.
      return withData(
        config,
        { clock, keeping: isMoved ? 'memory' : 'settings' },
        console,
        async (data, shared) => {
          const ports = { ...data, isRehearsal: isMoved }
          const whereabouts = { ...config.whereabouts, zone }
          // Between the lines of a conversation a log is only for those who ask for one.
          const log = config.log && (await import('../log/open-log.ts')).openLog(config, console)
          await converse(createBot(knowledge, ports), console, whereabouts, {
            clock: shared,
            speed,
            ...(log && { hear: log.hear }),
            ...(isMoved ? { greeting: greetingOf(asked) } : {}),
          })
          return DONE
        },
      )
    })
  },
}

type Asked = {
  readonly clock: Clock
  readonly zone: string
  readonly speed: number
  readonly isMoved: boolean
}

function greetingOf({ clock, zone, speed }: Asked): string {
  const fast = speed === 1 ? '' : ` and runs ${speed} times as fast as yours`
  return `The clock stands at ${sayMoment(clock.now(), zone)} (${zone})${fast}. What you set up is forgotten when you leave.`
}

function readArguments(
  args: readonly string[],
  console: Console,
): Asked | { readonly problems: readonly string[] } {
  let values
  try {
    ;({ values } = parseArgs({
      args: [...args],
      options: { at: { type: 'string' }, zone: { type: 'string' }, speed: { type: 'string' } },
    }))
  } catch (error) {
    return { problems: [sayOption(error)] }
  }
  const zone = values.zone === undefined ? { zone: console.zone } : readZone(values.zone)
  const speed = values.speed === undefined ? { speed: 1 } : readSpeed(values.speed)
  const local = 'zone' in zone ? zone.zone : console.zone
  const start = values.at === undefined ? { at: console.clock.now() } : readMoment(values.at, local)
  if ('problem' in zone || 'problem' in speed || 'problem' in start) {
    return { problems: [zone, speed, start].flatMap((one) => ('problem' in one ? [one.problem] : [])) }
  }
  const isMoved = values.at !== undefined || speed.speed !== 1
  return {
    clock: isMoved ? movedClock({ at: start.at, speed: speed.speed }) : console.clock,
    zone: local,
    speed: speed.speed,
    isMoved,
  }
}
