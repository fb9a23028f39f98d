import { breaks } from './breaks.ts'
import type { Command } from './command.ts'
import { help } from './help.ts'
import { limber } from './limber.ts'
import { more } from './more.ts'
import { advice, cause } from './page.ts'
import { routine } from './routine.ts'
import { share } from './share.ts'
import { stretch } from './stretch.ts'

/** Every command there is. Nothing else lists them. */
export const COMMANDS: readonly Command[] = [
  stretch,
  routine,
  breaks,
  more,
  share,
  cause,
  advice,
  limber,
  help,
]
