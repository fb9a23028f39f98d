import { openKept, type Kept } from '../database/open-kept.ts'
import type { RemovedWorkspace, Workspace } from '../messenger/workspaces.ts'
import type { Console } from '../terminal/console.ts'
import { DONE } from './command.ts'
import { explaining } from './explaining.ts'
import { sayCount } from './sizes.ts'

/** Which workspace, how it is called, and whether it is to be done. */
export type Asked = { readonly workspace: Workspace; readonly called: string; readonly isSure: boolean }

/** Says how much is kept of a workspace, removes it where that is wanted, and gives the exit code. */
export async function forgetIt(
  { workspace, called, isSure }: Asked,
  kept: Kept,
  { output, errors }: Console,
): Promise<number> {
  return explaining({ errors }, async () => {
    const { workspaces, close } = await openKept(kept, isSure ? 'keeper' : 'reader')
    try {
      if (!isSure) {
        const breaks = sayCount(await workspaces.countBreaks(workspace), 'break')
        output.write(
          `Kept of ${called}: ${breaks}, with all that happened in them and what its people said to prompts.\nNothing is removed yet: add --yes to remove it for good.\n`,
        )
        return DONE
      }
      const { breaks, wiped } = await workspaces.remove(workspace)
      output.write(
        `Removed of ${called}: ${sayCount(breaks, 'break')}, with all that happened in them. ${WIPED[wiped]}\nMessages that stand there stay as they are, and so do backups and exports that were made before.\n`,
      )
      return DONE
    } finally {
      await close()
    }
  })
}

const WIPED: Readonly<Record<RemovedWorkspace['wiped'], string>> = {
  'at once': 'The files hold none of it any more.',
  'when nobody reads':
    'Somebody reads the files just now, so that traces of it stay in them until you do this again, or start the bot anew.',
  'in time': 'The database writes over the traces of it in time.',
}
