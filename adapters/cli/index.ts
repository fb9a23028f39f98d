import { ask } from './ask.ts'
import { backup, restore } from './backup.ts'
import { chat } from './chat.ts'
import { checkKnowledgeCommand } from './check-knowledge.ts'
import type { CliCommand } from './command.ts'
import { exportCommand } from './export.ts'
import { forgetWorkspace } from './forget-workspace.ts'
import { importCommand } from './import.ts'
import { health } from './health.ts'
import { inbox } from './inbox.ts'
import { invite } from './invite.ts'
import { manifest } from './manifest.ts'
import { preview } from './preview.ts'
import { start } from './start.ts'

/** Every command of the command line. Nothing else lists them. */
export const CLI_COMMANDS: readonly CliCommand[] = [
  ask,
  chat,
  preview,
  start,
  manifest,
  invite,
  checkKnowledgeCommand,
  inbox,
  backup,
  restore,
  exportCommand,
  importCommand,
  forgetWorkspace,
  health,
]
